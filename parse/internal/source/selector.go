package source

import (
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/parse/internal/hint"
)

// selector is a CSS selector whose parts are matched on their own, so that a page is
// gone through once however the parts are combined:
//
//	div.text > p, #main b     two chains: (div.text) > (p), (#main) (b)
//
// The library alone tries the parts of a chain against all elements around, which takes
// time in the power of their number.
type selector []chain

// chain is a selector without commas.
type chain []part

// part is an element of a chain, and how it stands to the one before it.
type part struct {
	combinator byte // ' ', '>', '+' or '~'; 0 for the first
	match      cascadia.Sel
}

// What selectors may have.
const (
	mostSelectors = 100 // in a list of a profile
	mostParts     = 60  // of a chain; each is a bit
)

var (
	errParts     = hint.Errorf("write a shorter one", "more than %d parts", mostParts)
	errInside    = hint.Errorf("write one part there", "several parts, or brackets, inside :has or :not")
	errSelectors = hint.Errorf("list fewer", "more than %d in a list", mostSelectors)
)

// compile reads a selector.
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

// compileChain reads a selector without commas.
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

// spaced puts spaces round the combinators of a chain, and makes all white space one.
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

// cut parts a text at a separator that stands outside of brackets and quotes.
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

// outside goes through a selector and tells of each byte whether it stands inside of
// brackets or quotes, or behind a backslash.
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

// isCostly reports whether what stands in the brackets of :has or :not has several
// parts, or such brackets of its own.
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

// closing returns where the bracket closes inside of which a text begins.
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

// matched returns the elements below a root that a selector matches.
func (s selector) matched(root *html.Node) map[*html.Node]bool {
	found := map[*html.Node]bool{}
	for _, c := range s {
		c.walk(root, 0, 0, found)
	}
	return found
}

// walk goes through the children of an element. A bit stands for each part of the
// chain: it is set where the chain up to that part matches the element (parent) or one
// around it (around).
func (c chain) walk(parent *html.Node, of, around uint64, found map[*html.Node]bool) {
	var last, before uint64 // of the sibling before, and of all before
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

// bits returns up to which parts the chain matches an element.
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
