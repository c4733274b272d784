package markdown

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/locale"
)

// defaultLimit is below GitHub's limit of 65,536 characters for a comment.
const defaultLimit = 60_000

// block is a piece of a report that is written whole or not at all.
type block struct {
	text string
	kind blockKind
}

type blockKind uint8

const (
	fixed   blockKind = iota // always written
	heading                  // written if an entry follows
	entry
	note // written if it fits, and not counted
)

// page collects the blocks of a report.
type page struct {
	locale.Language // of the fixed words
	blocks          []block
}

func (p *page) add(kind blockKind, format string, args ...any) {
	p.blocks = append(p.blocks, block{fmt.Sprintf(format, args...), kind})
}

// write writes the blocks. It leaves out entries from the end to stay within the limit, and
// reports how many.
func (p *page) write(w io.Writer, limit int, full string) error {
	if limit <= 0 {
		limit = defaultLimit
	}
	if full != "" {
		full = "\n" + p.T("The full report: %s", address(full)) + "\n"
	}
	text, left := p.within(limit - utf8.RuneCountInString(full))
	if left > 0 {
		// The line is longest if all entries are left out.
		text, left = p.within(limit - utf8.RuneCountInString(full+p.leftOut(len(p.blocks))))
		text += p.leftOut(left)
	}
	_, err := io.WriteString(w, text+full)
	return err
}

func (p *page) leftOut(n int) string {
	return "\n*" + p.N(n, "%d entries are left out here, to keep the comment short.") + "*\n"
}

// within returns the blocks up to the first entry that does not fit, and the number of entries
// left out. Fixed blocks are written whatever the limit.
func (p *page) within(limit int) (text string, left int) {
	for _, b := range p.blocks {
		if b.kind == fixed {
			limit -= utf8.RuneCountInString(b.text)
		}
	}
	var b, headings strings.Builder
	size, full := 0, false // size of the pending headings
	for _, k := range p.blocks {
		switch k.kind {
		case fixed:
			b.WriteString(k.text)
		case heading:
			headings.WriteString(k.text)
			size += utf8.RuneCountInString(k.text)
		case entry, note:
			n := size + utf8.RuneCountInString(k.text)
			if full = full || n > limit; full {
				if k.kind == entry {
					left++
				}
				continue
			}
			limit -= n
			b.WriteString(headings.String() + k.text)
			headings.Reset()
			size = 0
		}
	}
	return b.String(), left
}

// address returns a URL as a link, and any other path as code.
func address(full string) string {
	web := strings.HasPrefix(full, "https://") || strings.HasPrefix(full, "http://")
	if web && !strings.ContainsAny(full, " <>\\\"`") && strings.IndexFunc(full, unprintable) < 0 {
		return "<" + full + ">"
	}
	return code(full)
}
