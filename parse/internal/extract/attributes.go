package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// longestAlternative is the maximum number of visible characters of an alternative text
// that merely describes an image.
const longestAlternative = 40

// attributeText collects the text that an element shows from its attributes. It is not part of
// the statement, but is listed as left out.
func (c *collector) attributeText(n *html.Node) {
	text, v := "", page.Verdict{}
	switch n.DataAtom {
	case atom.Iframe:
		text, v = textOf(attr(n, "srcdoc")), page.Verdict{Reason: page.ReasonOutside, Why: "a page inside the page"}
	case atom.Input:
		switch strings.ToLower(attr(n, "type")) {
		case "hidden", "password", "checkbox", "radio", "color", "range", "file":
		default:
			text, v = attr(n, "value"), page.Verdict{Reason: page.ReasonField, Why: "the value of an input"}
		}
	case atom.Img, atom.Area:
		if text = attr(n, "alt"); page.Visible(text) > longestAlternative {
			v = page.Verdict{Reason: page.ReasonImage, Why: "the alternative text of an image"}
		}
	}
	if size := page.Visible(text); size > 0 && !v.Keeps() {
		p := Piece{Verdict: v, node: n, Size: size}
		p.Text, p.Origin = page.Tidy(text), c.at.Origin(c.at.offset) // the position of the preceding text: elements have none
		c.Aside = append(c.Aside, p)
	}
}

// textOf returns the text of markup, with white space between blocks.
func textOf(markup string) string {
	var text strings.Builder
	for z := html.NewTokenizer(strings.NewReader(markup)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return text.String()
		case html.TextToken:
			text.Write(z.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); isBlockTag(atom.Lookup(name)) || string(name) == "br" {
				text.WriteByte(' ')
			}
		}
	}
}
