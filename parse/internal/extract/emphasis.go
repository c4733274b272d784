package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// boldStyle matches the declarations that make type bold or underline it.
var boldStyle = page.Lazy(`(?i)font-weight\s*:\s*(bold|[6-9]00)|text-decoration[a-z-]*\s*:[^;]*underline`)

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
	return style != "" && len(style) < LongestNames && boldStyle().MatchString(style)
}

// wordBullet matches the characters that Word's fonts of symbols show as bullets.
var wordBullet = page.Lazy(`^[§oØüvq·-]\s`)

// itemOfWord takes the bullet from a paragraph that Word calls one of a list, and
// makes it an item.
func (x *Extractor) itemOfWord(p *Piece) {
	if !strings.HasPrefix(attr(p.node, "class"), "MsoList") {
		return
	}
	if m := wordBullet().FindString(p.Text); m != "" {
		x.Discard(page.Verdict{Reason: page.ReasonMarkup, Why: "a bullet of Word"}, p.Origin, m)
		p.Text, p.Item = p.Text[len(m):], true
	}
}

// emphasise gives a piece that is not a heading by its markup the level that it
// looks to have.
func (p *Piece) emphasise() {
	switch {
	case p.IsMarkedUp():
	case p.strong == p.Size:
		p.Level = page.LevelStrong
	case p.slanted == p.Size:
		p.Level = page.LevelSlanted
	default:
		p.Level = 0
	}
}
