package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// boldStyle matches the declarations that make type bold or underline it.
var boldStyle = page.Lazy(`(?i)font-weight\s*:\s*(bold|[6-9]00)|text-decoration[a-z-]*\s*:[^;]*underline`)

// isStrong reports whether an element makes its text bold or underlined. The usual
// underline of a link does not count.
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

// wordBullet matches the characters that Word's symbol fonts show as bullets.
var wordBullet = page.Lazy(`^[§oØüvq·-]\s`)

// itemOfWord makes an item of a piece that Word marks as a list paragraph and that begins
// with a bullet, and removes the bullet.
func (x *Extractor) itemOfWord(p *Piece) {
	if !strings.HasPrefix(attr(p.node, "class"), "MsoList") {
		return
	}
	if m := wordBullet().FindString(p.Text); m != "" {
		x.Discard(page.Verdict{Reason: page.ReasonMarkup, Why: "a bullet of Word"}, p.Origin, m)
		p.Text, p.Item = p.Text[len(m):], true
	}
}

// emphasise sets the level of a piece that looks like a heading but is not marked up as
// one.
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
