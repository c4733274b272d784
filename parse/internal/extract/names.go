package extract

import (
	_ "embed" // data/names.txt
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// nameRule is what a word in a class or id implies about an element.
type nameRule struct {
	order  int // position in the file
	Reason tree.Reason
	most   int // maximum running characters of an element to which the rule applies
}

// nameTable maps words to rules.
type nameTable struct {
	Words map[string]nameRule
	Stems map[string]nameRule // beginnings of words
	stem  [2]int              // shortest and longest of them, in bytes
}

//go:embed data/names.txt
var nameRules string

// ClassNames returns the rules of data/names.txt.
var ClassNames = sync.OnceValue(func() *nameTable {
	t := &nameTable{map[string]nameRule{}, map[string]nameRule{}, [2]int{LongestNames, 0}}
	for line := range strings.Lines(nameRules) {
		cells := strings.Split(line, "|")
		if strings.HasPrefix(line, "#") || len(cells) != 3 {
			continue
		}
		rule := nameRule{len(t.Words) + len(t.Stems), tree.Reason(strings.TrimSpace(cells[0])), 1 << 30}
		if n, err := strconv.Atoi(strings.TrimSpace(cells[1])); err == nil {
			rule.most = n
		}
		for word := range strings.FieldsSeq(cells[2]) {
			stem, ok := strings.CutSuffix(word, "*")
			if !ok {
				t.Words[word] = rule
				continue
			}
			t.Stems[stem] = rule
			t.stem = [2]int{min(t.stem[0], len(stem)), max(t.stem[1], len(stem))}
		}
	}
	return t
})

// find returns the rule for a word.
func (t *nameTable) find(word string) (rule nameRule, ok bool) {
	rule, ok = t.Words[word]
	for n := t.stem[0]; n <= min(len(word), t.stem[1]); n++ {
		if r, found := t.Stems[word[:n]]; found && (!ok || r.order < rule.order) {
			rule, ok = r, true
		}
	}
	return rule, ok
}

// Picture is the reason for names that suggest a picture. If such an element holds one,
// the rest of it is a caption.
const Picture tree.Reason = "picture"

// Look is the reason for words that say how an element looks, and not what it is.
const Look tree.Reason = "look"

// LongestNames is the maximum number of bytes of a class that are examined.
const LongestNames = 1 << 10

// shortNames returns the beginning of a class that is examined.
func shortNames(class string) string { return class[:min(len(class), LongestNames)] }

// judgeNames returns the verdict on an element by the words of its class and id.
// running is the amount of its running text, pictured whether it holds a picture, and
// vague the words that mean nothing on this page.
func judgeNames(n *html.Node, running int, pictured bool, vague map[string]bool) page.Verdict {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "role" {
			continue
		}
		for word, rule := range ruledWords(a.Val) {
			if running > rule.most || rule.Reason == Picture && !pictured || vague[word] {
				continue
			}
			if rule.Reason == Picture {
				return page.Verdict{Reason: page.ReasonCaption, Why: a.Key + " " + word}
			}
			return page.Verdict{Reason: rule.Reason, Why: a.Key + " " + word}
		}
	}
	return page.Verdict{}
}

// ruledWords returns the words of classes, an id or a role that have a rule, each with
// its rule. A name with a word of [Look] has none: margin-bottom.
func ruledWords(names string) iter.Seq2[string, nameRule] {
	return func(yield func(string, nameRule) bool) {
		for name := range strings.FieldsSeq(shortNames(names)) {
			words := splitName(name)
			if slices.ContainsFunc(words, describesLook) {
				continue
			}
			for _, word := range words {
				if rule, ok := ClassNames().find(word); ok && !yield(word, rule) {
					return
				}
			}
		}
	}
}

func describesLook(word string) bool { return ClassNames().Words[word].Reason == Look }

// vagueWords returns the words of classes and ids that mean nothing on a page: several
// elements have such a word, and together they hold nearly all of its running text.
// Site builders name every box alike, for example "widget".
func (w *weights) vagueWords(root *html.Node) map[string]bool {
	held := map[string]share{}
	w.addNames(root, held)
	vague := map[string]bool{}
	for word, s := range held {
		if s.boxes > 1 && s.running*10 > w.running[root]*9 {
			vague[word] = true
		}
	}
	return vague
}

// share is the number of elements with a word, and their running text.
type share struct {
	boxes, running int
	within         *html.Node // the last of them
}

// addNames adds an element's running text to each word of its names that has a rule,
// unless an ancestor has the word. An element with nearly all text is not counted.
func (w *weights) addNames(n *html.Node, held map[string]share) {
	for _, a := range n.Attr {
		if w.of[n] == 0 || w.holdsMuch(n, page.ReasonSidebar) || a.Key != "class" && a.Key != "id" {
			continue
		}
		for word, rule := range ruledWords(a.Val) {
			s := held[word]
			if rule.Reason != page.ReasonComments && (s.within == nil || !isWithin(n, s.within)) {
				held[word] = share{s.boxes + 1, s.running + w.running[n], n}
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.addNames(c, held)
	}
}

// splitName splits a class or id into lower-case words: srcInfo and src-info both give
// src, info.
func splitName(name string) []string {
	var words []string
	start := -1
	prev := rune(0)
	for i, r := range name {
		letter := unicode.IsLetter(r)
		if start >= 0 && (!letter || unicode.IsUpper(r) && unicode.IsLower(prev)) {
			words, start = append(words, strings.ToLower(name[start:i])), -1
		}
		if letter && start < 0 {
			start = i
		}
		prev = r
	}
	if start >= 0 {
		words = append(words, strings.ToLower(name[start:]))
	}
	return words
}
