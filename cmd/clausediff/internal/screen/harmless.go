package screen

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/clausediff/clausediff/diff/report/safetext"
)

// Harmless replaces everything in a text of many lines that a terminal acts on. JSON
// keeps its meaning.
func Harmless(text string, isJSON bool) string {
	var b strings.Builder
	for line := range strings.SplitAfterSeq(text, "\n") {
		if line = strings.TrimSuffix(line, "\n"); safetext.Of(line) == line {
			b.WriteString(line)
		} else {
			harmlessLine(&b, line, isJSON)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func harmlessLine(b *strings.Builder, line string, isJSON bool) {
	for i, r := range line {
		safe := safetext.Of(string(r))
		switch {
		case safe == string(r), r == '\t', r == '\r' && i == len(line)-1:
			b.WriteRune(r)
		case isJSON:
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(b, `\u%04x`, unit)
			}
		default:
			b.WriteString(safe)
		}
	}
}
