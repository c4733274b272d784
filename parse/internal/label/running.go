package label

import (
	"strings"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// HasSentence reports whether any block is running text: it has the punctuation of a
// sentence, or a label.
func HasSentence(p *page.Page) bool {
	for _, b := range p.Blocks {
		if page.EndsSentence(b.Text) || page.EndsOpen(b.Text) || strings.ContainsAny(b.Text, "，。；：") || BeginsBlock(b.Text) {
			return true
		}
	}
	return false
}
