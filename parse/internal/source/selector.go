package source

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/parse/internal/hint"
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

// compile parses a selector.
func compile(text string) (selector, error) {
	if _, err := cascadia.ParseGroup(text); err != nil {
		return nil, err
	}
	var all selector
	for _, alternative := range cut(text, ",") {
		c, err := compileChain(alternative)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// compileChain parses a selector without commas.
func compileChain(text string) (chain, error) {
	var c chain
	combinator := byte(0)
	for _, word := range cut(spaced(text), " ") {
		switch word {
		case "":
			continue
		case ">", "+", "~":
			combinator = word[0]
			continue
		}
		if isCostly(word) {
			return nil, errInside
		}
		match, err := cascadia.Parse(word)
		if err != nil {
			return nil, err
		}
		if len(c) > 0 && combinator == 0 {
			combinator = ' '
		}
		c = append(c, part{combinator, match})
		combinator = 0
	}
	if len(c) > mostParts {
		return nil, errParts
	}
	return c, nil
}

// spaced puts spaces around the combinators of a chain, and collapses white space.
func spaced(text string) string {
	var b strings.Builder
	outside(text, func(c byte, inside bool) {
		switch {
		case inside:
			b.WriteByte(c)
		case strings.IndexByte(">+~", c) >= 0:
			b.WriteString(" " + string(c) + " ")
		case strings.IndexByte(" \t\r\n\f", c) >= 0:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	})
	return b.String()
}

// cut splits a text at a separator outside brackets and quotes.
func cut(text, separator string) []string {
	var all []string
	var b strings.Builder
	outside(text, func(c byte, inside bool) {
		if !inside && c == separator[0] {
			all = append(all, b.String())
			b.Reset()
			return
		}
		b.WriteByte(c)
	})
	return append(all, b.String())
}

// outside calls each for every byte of a selector, with whether it is inside brackets
// or quotes, or after a backslash.
func outside(text string, each func(c byte, inside bool)) {
	depth, quote, escaped := 0, byte(0), false
	for i := 0; i < len(text); i++ {
		c := text[i]
		inside := depth > 0 || quote != 0 || escaped
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = true
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote, inside = c, true
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		}
		each(c, inside)
	}
}

// isCostly reports whether the argument of :has or :not has several parts, or contains
// such a pseudo-class itself.
func isCostly(word string) bool {
	lower := strings.ToLower(word)
	for _, name := range []string{":has(", ":haschild(", ":not("} {
		_, inner, found := strings.Cut(lower, name)
		for found {
			end := closing(inner)
			for _, alternative := range cut(inner[:end], ",") {
				argument := strings.Join(strings.Fields(spaced(alternative)), " ")
				if len(cut(argument, " ")) > 1 || strings.Contains(argument, ":has") || strings.Contains(argument, ":not(") {
					return true
				}
			}
			_, inner, found = strings.Cut(inner, name)
		}
	}
	return false
}

// closing returns the index of the bracket that closes one opened before the text.
func closing(text string) int {
	depth, at, end := 0, -1, len(text)
	outside("("+text, func(c byte, _ bool) {
		if at++; c == '(' {
			depth++
		}
		if c == ')' {
			if depth--; depth == 0 && end == len(text) {
				end = at - 1
			}
		}
	})
	return end
}

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
		own := c.bits(n, of, around, last, before)
		if own&(1<<(len(c)-1)) != 0 {
			found[n] = true
		}
		c.walk(n, own, around|own, found)
		last, before = own, before|own
	}
}

// bits returns the mask of the parts up to which the chain matches an element.
func (c chain) bits(n *html.Node, parent, around, last, before uint64) uint64 {
	var own uint64
	for i, p := range c {
		if i > 0 {
			from := map[byte]uint64{' ': around, '>': parent, '+': last, '~': before}[p.combinator]
			if from&(1<<(i-1)) == 0 {
				continue
			}
		}
		if p.match.Match(n) {
			own |= 1 << i
		}
	}
	return own
}
