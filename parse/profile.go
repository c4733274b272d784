package parse

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// ErrProfile: a profile does not fit the page.
var ErrProfile = errors.New("the profile does not fit")

// Profile tells how the pages of one site are read, where the general rules do
// not do. It is not changed once made.
type Profile struct {
	name       string
	body       cascadia.Matcher
	drop, keep []cascadia.Matcher
	start, end string
}

// ProfileSpec is a profile as written. Selectors are those of CSS. Fields that
// are empty leave the matter to the general rules.
type ProfileSpec struct {
	Name string
	// Selector names the elements that hold the statement.
	Selector string
	// Drop names elements that are no part of it, Keep some that the general
	// rules would leave out by mistake.
	Drop, Keep []string
	// Start begins the statement's first paragraph, End the first after it.
	Start, End string
}

// SelectorError is a selector that cannot be understood.
type SelectorError struct {
	Selector string
	Err      error
}

// Error returns the selector and what is wrong with it.
func (e *SelectorError) Error() string { return fmt.Sprintf("selector %q: %v", e.Selector, e.Err) }

// Unwrap returns what is wrong with the selector.
func (e *SelectorError) Unwrap() error { return e.Err }

// NewProfile compiles the selectors. The error is a [*SelectorError].
func NewProfile(spec ProfileSpec) (*Profile, error) {
	p := &Profile{name: spec.Name, start: squeeze(spec.Start), end: squeeze(spec.End)}
	var err error
	if spec.Selector != "" {
		if p.body, err = compile(spec.Selector); err != nil {
			return nil, err
		}
	}
	if p.drop, err = compileAll(spec.Drop); err != nil {
		return nil, err
	}
	if p.keep, err = compileAll(spec.Keep); err != nil {
		return nil, err
	}
	return p, nil
}

func compileAll(selectors []string) ([]cascadia.Matcher, error) {
	var all []cascadia.Matcher
	for _, s := range selectors {
		m, err := compile(s)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

func compile(selector string) (cascadia.Matcher, error) {
	m, err := cascadia.ParseGroup(selector)
	if err != nil {
		return nil, &SelectorError{selector, err}
	}
	return m, nil
}

// errorf returns an error of a profile that does not fit a page.
func (p *Profile) errorf(format string, args ...any) error {
	return fmt.Errorf("%w: %s: %s", ErrProfile, p.name, fmt.Sprintf(format, args...))
}

// bodies returns the elements that hold the statement, the outermost of those
// that match, and every element around them.
func (p *Profile) bodies(root *html.Node) (bodies []*html.Node, around map[*html.Node]bool, err error) {
	if p == nil || p.body == nil {
		return nil, nil, nil
	}
	around = map[*html.Node]bool{}
	for _, n := range cascadia.QueryAll(root, p.body) {
		if withinAny(n, bodies) {
			continue
		}
		bodies = append(bodies, n)
		for a := n; a != nil; a = a.Parent {
			around[a] = true
		}
	}
	if bodies == nil {
		return nil, nil, p.errorf("its selector matches nothing on the page; correct the selector")
	}
	return bodies, around, nil
}

// judge tells what the profile says of an element: to leave it out, or to keep
// it in spite of the general rules.
func (p *Profile) judge(n *html.Node) (v verdict, keep bool) {
	if p == nil {
		return verdict{}, false
	}
	for _, m := range p.drop {
		if m.Match(n) {
			return verdict{reasonProfile, "drop list of profile " + p.name}, false
		}
	}
	for _, m := range p.keep {
		if m.Match(n) {
			return verdict{}, true
		}
	}
	return verdict{}, false
}

// within leaves out the blocks before the start and from the end on that the
// profile names.
func (p *page) within(f *Profile) error {
	if f == nil {
		return nil
	}
	if f.start != "" {
		i := p.findBlock(f.start)
		if i < 0 {
			return f.errorf("no paragraph begins with its start; correct start")
		}
		p.discardAll(p.blocks[:i], verdict{reasonProfile, "before the start of profile " + f.name})
		p.blocks = p.blocks[i:]
	}
	if f.end != "" {
		i := p.findBlock(f.end)
		if i < 0 {
			return f.errorf("no paragraph begins with its end; correct end")
		}
		p.discardAll(p.blocks[i:], verdict{reasonProfile, "from the end of profile " + f.name})
		p.blocks = p.blocks[:i]
	}
	return nil
}

// findBlock returns the first block that begins with a squeezed text, -1 for
// none.
func (p *page) findBlock(prefix string) int {
	for i, b := range p.blocks {
		if strings.HasPrefix(squeeze(b.text), prefix) {
			return i
		}
	}
	return -1
}

// withinAny reports whether a node is one of the elements or stands inside one.
func withinAny(n *html.Node, elements []*html.Node) bool {
	for ; n != nil; n = n.Parent {
		if slices.Contains(elements, n) {
			return true
		}
	}
	return false
}
