package source

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/page"
)

// ErrProfile: a profile does not fit the page.
var ErrProfile = errors.New("the profile does not fit")

// Profile describes how the pages of one site are read where the general rules fail. It
// is immutable.
type Profile struct {
	Name string
	// Body selects the elements that hold the statement, none for the general rules.
	// Drop selects elements that are not part of it, Keep elements that the rules would
	// discard.
	Body, Drop, Keep Selectors
	// Start is the beginning of the statement's first paragraph, End that of the first
	// paragraph after it, both without white space.
	Start, End string
}

// Selectors is a list of CSS selectors.
type Selectors []selector

// Compile compiles a list of selectors. If one is invalid, it is returned as bad.
func Compile(list ...string) (all Selectors, bad string, err error) {
	for i, text := range list {
		if i == mostSelectors {
			return nil, text, errSelectors
		}
		s, err := compile(text)
		if err != nil {
			return nil, text, err
		}
		all = append(all, s)
	}
	return all, "", nil
}

// unfit returns the error for a profile that does not fit a page.
func (p *Profile) unfit(todo, why string) error {
	return hint.Errorf(todo, "%w: %s: %s", ErrProfile, p.Name, why)
}

// Marks holds the elements of a page that a profile selects.
type Marks struct {
	name       string
	drop, keep map[*html.Node]bool
}

// Marks finds the elements that the profile drops or keeps, in one pass over the page
// for each selector.
func (p *Profile) Marks(root *html.Node) *Marks {
	if p == nil {
		return nil
	}
	return &Marks{p.Name, p.Drop.matched(root), p.Keep.matched(root)}
}

// matched returns the elements of a page that match any of the selectors.
func (list Selectors) matched(root *html.Node) map[*html.Node]bool {
	all := map[*html.Node]bool{}
	for _, s := range list {
		maps.Copy(all, s.matched(root))
	}
	return all
}

// Bodies returns the outermost elements that hold the statement, and all their
// ancestors.
func (p *Profile) Bodies(root *html.Node) (bodies []*html.Node, around map[*html.Node]bool, err error) {
	if p == nil || p.Body == nil {
		return nil, nil, nil
	}
	around = map[*html.Node]bool{}
	bodies = outermost(root, p.Body.matched(root), nil)
	for _, n := range bodies {
		for a := n; a != nil && !around[a]; a = a.Parent {
			around[a] = true
		}
	}
	if bodies == nil {
		return nil, nil, p.unfit("correct the selector", "its selector matches nothing on the page")
	}
	return bodies, around, nil
}

// outermost appends the elements below a node that are not inside another of them.
func outermost(n *html.Node, elements map[*html.Node]bool, out []*html.Node) []*html.Node {
	for k := range n.ChildNodes() {
		if elements[k] {
			out = append(out, k)
			continue
		}
		out = outermost(k, elements, out)
	}
	return out
}

// Judge returns the profile's verdict on an element: to drop it, or to keep it in spite
// of the general rules.
func (m *Marks) Judge(n *html.Node) (v page.Verdict, keep bool) {
	switch {
	case m == nil:
		return page.Verdict{}, false
	case m.drop[n]:
		return page.Verdict{Reason: page.ReasonProfile, Why: "drop list of profile " + m.name}, false
	}
	return page.Verdict{}, m.keep[n]
}

// Within discards the blocks before the profile's start and from its end on.
func Within(p *page.Page, f *Profile) error {
	if f == nil {
		return nil
	}
	if f.Start != "" {
		i := findBlock(p, f.Start)
		if i < 0 {
			return f.unfit("correct start", "no paragraph begins with its start")
		}
		p.Crop(i, len(p.Blocks), page.Verdict{Reason: page.ReasonProfile, Why: "before the start of profile " + f.Name})
	}
	if f.End != "" {
		i := findBlock(p, f.End)
		if i < 0 {
			return f.unfit("correct end", "no paragraph begins with its end")
		}
		p.Crop(0, i, page.Verdict{Reason: page.ReasonProfile, Why: "from the end of profile " + f.Name})
	}
	return nil
}

// findBlock returns the index of the first block that begins with a squeezed text, or
// -1.
func findBlock(p *page.Page, prefix string) int {
	for i, b := range p.Blocks {
		if strings.HasPrefix(page.Squeeze(b.Text), prefix) {
			return i
		}
	}
	return -1
}

// WithinAny reports whether a node is one of the elements or inside one.
func WithinAny(n *html.Node, elements []*html.Node) bool {
	for ; n != nil; n = n.Parent {
		if slices.Contains(elements, n) {
			return true
		}
	}
	return false
}
