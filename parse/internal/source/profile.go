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

// Profile tells how the pages of one site are read, where the general rules do
// not do. It is not changed once made.
type Profile struct {
	Name string
	// Body names the elements that hold the statement, none for the general rules;
	// Drop those that are not part of it, Keep some that the rules would leave out.
	Body, Drop, Keep Selectors
	// Start begins the statement's first paragraph, End the first after it; both
	// without white space.
	Start, End string
}

// Selectors are those of a list, as CSS writes them.
type Selectors []selector

// Compile reads the selectors of a list. An error is about the one that is bad.
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

// unfit returns an error of a profile that does not fit a page.
func (p *Profile) unfit(todo, why string) error {
	return hint.Errorf(todo, "%w: %s: %s", ErrProfile, p.Name, why)
}

// Marks are the elements of a page that a profile names.
type Marks struct {
	name       string
	drop, keep map[*html.Node]bool
}

// Marks finds the elements that the profile leaves out or keeps. It goes through the
// page once for each selector.
func (p *Profile) Marks(root *html.Node) *Marks {
	if p == nil {
		return nil
	}
	return &Marks{p.Name, p.Drop.matched(root), p.Keep.matched(root)}
}

// matched returns the elements of a page that any of the selectors matches.
func (list Selectors) matched(root *html.Node) map[*html.Node]bool {
	all := map[*html.Node]bool{}
	for _, s := range list {
		maps.Copy(all, s.matched(root))
	}
	return all
}

// Bodies returns the elements that hold the statement, the outermost of those
// that match, and every element around them.
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

// outermost appends those of the elements below a node that stand in no other of them.
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

// Judge tells what the profile says of an element: to leave it out, or to keep
// it in spite of the general rules.
func (m *Marks) Judge(n *html.Node) (v page.Verdict, keep bool) {
	switch {
	case m == nil:
		return page.Verdict{}, false
	case m.drop[n]:
		return page.Verdict{Reason: page.ReasonProfile, Why: "drop list of profile " + m.name}, false
	}
	return page.Verdict{}, m.keep[n]
}

// Within leaves out the blocks before the start and from the end on that the
// profile names.
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

// findBlock returns the first block that begins with a squeezed text, -1 for
// none.
func findBlock(p *page.Page, prefix string) int {
	for i, b := range p.Blocks {
		if strings.HasPrefix(page.Squeeze(b.Text), prefix) {
			return i
		}
	}
	return -1
}

// WithinAny reports whether a node is one of the elements or stands inside one.
func WithinAny(n *html.Node, elements []*html.Node) bool {
	for ; n != nil; n = n.Parent {
		if slices.Contains(elements, n) {
			return true
		}
	}
	return false
}
