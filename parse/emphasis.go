package parse

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// boldStyle matches the declarations that make type bold or underline it.
var boldStyle = lazy(`(?i)font-weight\s*:\s*(bold|[6-9]00)|text-decoration[a-z-]*\s*:[^;]*underline`)

// isStrong reports whether an element sets its text in bold type or underlines
// it.
func isStrong(n *html.Node) bool {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.U:
		return true
	}
	style := attr(n, "style")
	return style != "" && len(style) < longestNames && boldStyle().MatchString(style)
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
