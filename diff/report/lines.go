package report

import (
	"bufio"
	"io"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// WriteLines writes a statement with a clause a line and an empty line between
// paragraphs, for programs that compare lines.
func WriteLines(w io.Writer, s *tree.Statement) error {
	b := bufio.NewWriter(w)
	b.WriteString(s.Title + "\n")
	for n := range s.Root.All() {
		switch {
		case n.Kind.IsBlock():
			b.WriteByte('\n')
			if n.Mark != "" {
				b.WriteString(n.Mark + "\n")
			}
		case n.Kind.IsPart() && n.Mark != "":
			b.WriteString("\n" + n.Mark + "\n")
		case n.Kind == tree.KindClause:
			b.WriteString(strings.TrimSpace(s.TextOf(n)) + "\n")
		}
	}
	return b.Flush()
}
