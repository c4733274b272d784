package extract

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// cutToken returns the kind of token inside which a page ends, or "". end is the end of
// the tokens that were read.
func cutToken(text string, end int) string {
	rest := text[end:]
	if rest != "" {
		return "a tag"
	}
	open := strings.LastIndex(text, "<!--")
	if open >= 0 && !strings.Contains(text[open:], "-->") && !strings.Contains(text[open:], "--!>") {
		return "a comment"
	}
	return ""
}

// truncation returns the evidence that a page breaks off, as the text of an error or
// only of a doubt.
//
// A cut page ends inside a token, or with running text in elements that must be closed,
// or leaves both its body and an element inside it open. Elements left open at the end
// of an otherwise complete page are a common mistake and only a doubt, or none where the
// end tag of the page is there.
func (d *DOM) truncation() (problem, doubt string) {
	if d.cut != "" {
		return "inside " + d.cut, ""
	}
	left, body := d.unclosed()
	if n := d.lastOpenRaw(); n != "" {
		return "inside <" + n + ">", ""
	}
	if len(left) == 0 || d.ended {
		return "", ""
	}
	names := "<" + strings.Join(left, ">, <") + ">"
	if d.endsInText() {
		return "in the middle of the text, with " + names + " still open", ""
	}
	if body {
		return "before the end of the page, with " + names + " still open", ""
	}
	return "", fmt.Sprintf("line %d: the page ends with %s still open; it may be cut off", d.Line, names)
}

// unclosed returns the open elements that must be closed; body reports whether html or
// body is open too.
func (d *DOM) unclosed() (left []string, body bool) {
	for _, n := range d.open {
		if mustEnd(n.DataAtom) && isBlockTag(n.DataAtom) || isFormatting(n.DataAtom) {
			left = append(left, n.Data)
		}
		body = body || n.DataAtom == atom.Html || n.DataAtom == atom.Body
	}
	return left, body
}

func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Strong, atom.Em, atom.I, atom.Span, atom.U:
		return true
	}
	return false
}

// lastOpenRaw returns the name of the script, style or similar element in which the
// page ends.
func (d *DOM) lastOpenRaw() string {
	if len(d.open) == 0 {
		return ""
	}
	switch n := d.open[len(d.open)-1]; n.DataAtom {
	case atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Iframe, atom.Noframes, atom.Xmp:
		return n.Data
	}
	return ""
}

// endsInText reports whether the page ends with text inside an open element.
func (d *DOM) endsInText() bool {
	if d.last == nil || len(d.open) == 0 {
		return false
	}
	return d.last.Parent == d.open[len(d.open)-1] && !hasLaterContent(d.last)
}

func hasLaterContent(n *html.Node) bool {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type != html.TextNode || !page.IsBlank(s.Data) {
			return true
		}
	}
	return false
}
