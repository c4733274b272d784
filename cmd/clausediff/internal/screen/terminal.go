package screen

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf16"

	xterm "golang.org/x/term"

	"github.com/clausediff/clausediff/diff/report/safetext"
)

// The widths of text, in columns.
const (
	MinWidth     = 40
	MaxWidth     = 1000
	defaultWidth = 80
)

// IsTerminal reports whether a stream is a terminal.
func IsTerminal(stream any) bool {
	_, ok := terminal(stream)
	return ok
}

func terminal(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && xterm.IsTerminal(int(f.Fd()))
}

// Width returns the width of a terminal in columns; else the value of COLUMNS, else 80.
func Width(stream any) int {
	if f, ok := terminal(stream); ok {
		if columns, _, err := xterm.GetSize(int(f.Fd())); err == nil && columns > 0 {
			return min(max(columns, MinWidth), MaxWidth)
		}
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return min(max(n, MinWidth), MaxWidth)
	}
	return defaultWidth
}

// WantsColor reports whether to write colours to a stream. FORCE_COLOR decides, then
// NO_COLOR and TERM=dumb, then whether it is a terminal.
func WantsColor(stream any) bool {
	if force := os.Getenv("FORCE_COLOR"); force != "" {
		return force != "0" && force != "false"
	}
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	return IsTerminal(stream)
}

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
