package extract

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// tagReason returns why elements with a tag are not part of a statement, or "".
func tagReason(a atom.Atom) tree.Reason {
	switch a {
	case atom.Script:
		return page.ReasonScript
	case atom.Style:
		return page.ReasonStyle
	case atom.Video, atom.Audio, atom.Canvas: // their content is for browsers that do not support them
		return page.ReasonHidden
	case atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Noframes, atom.Noembed:
		return page.ReasonHidden
	case atom.Title:
		return page.ReasonTitle
	case atom.Nav, atom.Menu:
		return page.ReasonNavigation
	case atom.Footer:
		return page.ReasonFooter
	case atom.Aside:
		return page.ReasonSidebar
	case atom.Figcaption:
		return page.ReasonCaption
	case atom.Button, atom.Select, atom.Textarea, atom.Option:
		return page.ReasonForm
	case atom.Svg, atom.Math:
		return page.ReasonHidden
	case atom.Rt, atom.Rp:
		return page.ReasonMarkup // pronunciation
	case atom.Del, atom.S, atom.Strike:
		return page.ReasonDeleted
	}
	return ""
}

var hiddenStyle = page.Lazy(`(?i)(display\s*:\s*none|visibility\s*:\s*hidden|font(-size)?\s*:\s*0(px|pt|em|rem|%)?\s*(;|!|$)|opacity\s*:\s*0(\.0+)?\s*(;|!|$)|(left|top|text-indent)\s*:\s*-\d{3,}(\.\d+)?(px|pt|em|rem)|(^|[;\s])color\s*:\s*transparent|clip\s*:\s*rect\(\s*0)`)

// styleRule matches a rule of a style sheet: selectors and declarations.
var styleRule = page.Lazy(`([^{}]+)\{([^{}]*)\}`)

// plainClass matches a selector that is a single class, with or without a tag.
var plainClass = page.Lazy(`^\s*[a-zA-Z]*\.([\w-]+)\s*$`)

// HiddenClasses returns the classes that the page's own style sheets hide.
func HiddenClasses(root *html.Node) map[string]bool { return classesWith(root, hiddenStyle()) }

// classesWith returns the classes for which the page's own style sheets have matching
// declarations.
func classesWith(root *html.Node, declarations *regexp.Regexp) map[string]bool {
	found := map[string]bool{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil {
			continue
		}
		for _, rule := range styleRule().FindAllStringSubmatch(n.FirstChild.Data, -1) {
			if !declarations.MatchString(rule[2]) {
				continue
			}
			for selector := range strings.SplitSeq(rule[1], ",") {
				if m := plainClass().FindStringSubmatch(selector); m != nil {
					found[m[1]] = true
				}
			}
		}
	}
	return found
}

// hiddenBy returns the attribute that hides an element, or "". classes are those that
// the style sheets hide.
func hiddenBy(n *html.Node, classes map[string]bool) string {
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				if classes[class] {
					return "style sheet hides class " + class
				}
			}
		case "hidden":
			return "hidden"
		case "aria-hidden":
			if a.Val == "true" {
				return "aria-hidden"
			}
		case "style":
			if how := hiddenStyle().FindString(a.Val); how != "" {
				return "style " + how
			}
		}
	}
	return ""
}

// judgeInline returns the verdict on an element inside a sentence, such as a footnote
// mark or an editing link of a wiki.
func judgeInline(n *html.Node) page.Verdict {
	if isNoteMark(n) {
		return page.Verdict{Reason: page.ReasonReference, Why: "mark of a footnote"}
	}
	if n.DataAtom != atom.Span && n.DataAtom != atom.Sup {
		return page.Verdict{}
	}
	for _, word := range splitName(shortNames(attr(n, "class"))) {
		switch word {
		case "editsection":
			return page.Verdict{Reason: page.ReasonNavigation, Why: "class " + word}
		case "reference":
			return page.Verdict{Reason: page.ReasonReference, Why: "class " + word}
		}
	}
	return page.Verdict{}
}
