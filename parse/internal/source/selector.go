package source

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/page"
)

// selector is a CSS selector whose parts are matched one by one, so that a page is
// walked once however the parts are combined:
//
//	div.text > p, #main b     two chains: (div.text) > (p), (#main) (b)
//
// The library alone would try the parts of a chain against all ancestors, which takes
// time exponential in the number of parts.
type selector []chain

// chain is a selector without commas.
type chain []part

// part is a compound selector of a chain, with its relation to the preceding part.
type part struct {
	combinator byte // ' ', '>', '+' or '~'; 0 for the first
	match      cascadia.Sel
}

// Limits of selectors.
const (
	mostSelectors = 100 // in a list of a profile
	mostParts     = 60  // of a chain; each takes one bit
)

var (
	errParts     = hint.Errorf("write a shorter one", "more than %d parts", mostParts)
	errInside    = hint.Errorf("write one part there", "several parts, or brackets, inside :has or :not")
	errSelectors = hint.Errorf("list fewer", "more than %d in a list", mostSelectors)
)

// token matches a part of a selector, a combinator or a comma. A part ends at white space
// outside brackets and quotes.
var token = page.Lazy(`(?:\\.|\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]|\((?:"[^"]*"|'[^']*'|[^()"']|\([^()]*\))*\)|[^\s,>+~()\[\]\\])+|[,>+~]`)

// compile parses a selector.
func compile(text string) (selector, error) {
	if _, err := cascadia.ParseGroup(text); err != nil {
		return nil, err
	}
	if costly().MatchString(text) {
		return nil, errInside
	}
	all, combinator := selector{nil}, byte(0)
	for _, word := range token().FindAllString(text, -1) {
		c := &all[len(all)-1]
		switch {
		case word == ",":
			all, combinator = append(all, nil), 0
			continue
		case strings.Contains(">+~", word):
			combinator = word[0]
			continue
		case len(*c) == mostParts:
			return nil, errParts
		}
		match, err := cascadia.Parse(word)
		if err != nil {
			return nil, err
		}
		if len(*c) > 0 && combinator == 0 {
			combinator = ' '
		}
		*c, combinator = append(*c, part{combinator, match}), 0
	}
	return all, nil
}

// costly matches :has and :not with an argument of several parts, or with brackets in it.
var costly = page.Lazy(`(?i):(has|haschild|not)\(([^()]*[^\s,()][\s>+~]+[^\s,()]|[^()]*:(has|haschild|not)\()`)

// matched returns the elements below a root that match the selector.
func (s selector) matched(root *html.Node) map[*html.Node]bool {
	found := map[*html.Node]bool{}
	for _, c := range s {
		c.walk(root, 0, 0, found)
	}
	return found
}

// walk visits the descendants of an element. Bit i of a mask is set if the chain up to
// part i matches: the parent itself in of, the parent or an ancestor in around.
func (c chain) walk(parent *html.Node, of, around uint64, found map[*html.Node]bool) {
	var last, before uint64 // the preceding sibling, and all preceding siblings
	for n := range parent.ChildNodes() {
		if n.Type != html.ElementNode {
			continue
		}
		own := uint64(0)
		for i, p := range c {
			from := map[byte]uint64{' ': around, '>': of, '+': last, '~': before}[p.combinator]
			if (i == 0 || from&(1<<(i-1)) != 0) && p.match.Match(n) {
				own |= 1 << i
			}
		}
		if own&(1<<(len(c)-1)) != 0 {
			found[n] = true
		}
		c.walk(n, own, around|own, found)
		last, before = own, before|own
	}
}
