package finding

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// expression is a regular expression that is searched for only in texts that have one of
// its literals. Package regexp tries an expression at every character, which takes a hundred
// times as long as the search for a word.
//
//	\b<ordinal> (?i:anniversary)        anniversary
//	<year>年(?:<day>)?|<number>月        年, 月
type expression struct {
	*regexp.Regexp
	literals []string // in lower case; nil if a match need not have any
}

// newExpression returns an expression with its literals.
func newExpression(re *regexp.Regexp) expression {
	parsed, err := syntax.Parse(re.String(), syntax.Perl)
	if err != nil {
		return expression{Regexp: re} // not reached: it was compiled
	}
	literals := literalsOf(parsed)
	slices.Sort(literals)
	return expression{re, slices.Compact(literals)}
}

// find returns the matches of an expression in a text, which is lower in lower case.
func (e expression) find(text, lower string) [][]int {
	if e.literals != nil && !slices.ContainsFunc(e.literals, func(l string) bool { return strings.Contains(lower, l) }) {
		return nil
	}
	return e.FindAllStringIndex(text, -1)
}

// literalLeast is the least number of bytes of a literal. Shorter ones are in every text.
const literalLeast = 2

// literalsOf returns texts of which every match has one, in lower case, nil if there are
// none. Of the pieces of a sequence, it takes the one whose shortest literal is longest.
func literalsOf(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if l := strings.ToLower(string(re.Rune)); len(l) >= literalLeast {
			return []string{l}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return literalsOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return literalsOf(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, piece := range re.Sub {
			if l := literalsOf(piece); shortest(l) > shortest(best) {
				best = l
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, choice := range re.Sub {
			l := literalsOf(choice)
			if l == nil {
				return nil
			}
			all = append(all, l...)
		}
		return all
	}
	return nil
}

// shortest returns the length of the shortest text, 0 for none.
func shortest(texts []string) int {
	if len(texts) == 0 {
		return 0
	}
	return len(slices.MinFunc(texts, func(x, y string) int { return len(x) - len(y) }))
}
