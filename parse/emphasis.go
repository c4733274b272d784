package parse

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// boldStyle matches the declarations that make type bold or underline it.
var boldStyle = lazy(`(?i)font-weight\s*:\s*(bold|[6-9]00)|text-decoration[a-z-]*\s*:[^;]*underline`)

// isStrong reports whether an element sets its text in bold type or underlines
// it. Links are underlined without being so.
func (c *collector) isStrong(n *html.Node) bool {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.U:
		return true
	case atom.A:
		return false
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if c.bold[class] {
			return true
		}
	}
	style := attr(n, "style")
	return style != "" && len(style) < longestNames && boldStyle().MatchString(style)
}

// wordBullet matches the characters that Word's fonts of symbols show as bullets.
var wordBullet = lazy(`^[§oØüvq·-]\s`)

// itemOfWord takes the bullet from a paragraph that Word calls one of a list, and
// makes it an item.
func (x *extractor) itemOfWord(p *piece) {
	if !strings.HasPrefix(attr(p.node, "class"), "MsoList") {
		return
	}
	if m := wordBullet().FindString(p.text); m != "" {
		x.discard(verdict{reasonMarkup, "a bullet of Word"}, p.origin, m)
		p.text, p.item = p.text[len(m):], true
	}
}

// emphasise gives a piece that is no heading by its markup the level that it
// looks to have.
func (p *piece) emphasise() {
	switch {
	case p.isMarkedUp():
	case p.strong == p.size:
		p.level = levelStrong
	case p.slanted == p.size:
		p.level = levelSlanted
	default:
		p.level = 0
	}
}
