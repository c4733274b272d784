package parse

import "strings"

// hasSentence reports whether any block is more than a word on a page: part of
// a sentence, or labelled.
func (p *page) hasSentence() bool {
	for _, b := range p.blocks {
		if endsSentence(b.text) || endsOpen(b.text) || strings.ContainsAny(b.text, "，。；：") || beginsBlock(b.text) {
			return true
		}
	}
	return false
}
