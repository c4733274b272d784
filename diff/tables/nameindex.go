package tables

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// token is the unit by which names are compared: a word without inflected endings, a
// character in Chinese, or any name of a state.
type token struct {
	key    string
	span   tree.Span
	clause *tree.Node
	mark   bool // cannot be part of a name
	state  bool
}

// nameIndex finds the names of all statements in each of them, in linear time.
type nameIndex struct {
	texts  *Texts
	tokens [][]token      // of each statement
	ids    map[string]int // of names, by key
	keys   [][]string     // tokens of each name
	row    []int          // of each name, the name of the row that it is joined to
	apart  map[int]bool   // names that consist of two others
	first  map[string][]int
	seen   []seen // how the names of each row are written
	proper []bool // rows that are names even in lower case
	// found are the names detected in each statement. The value tells whether a state
	// before the name is part of it, as it is not for a person.
	found []map[tree.Span]bool
	stems map[tree.Lang]*lang.Stems
	// common are the capitalized words of a language that are not names.
	common map[tree.Lang]map[string]bool
	// prefixes are prefixes that a hyphen joins to a word: co-operation.
	prefixes map[string]bool
	// wordKeys caches the results of wordKey.
	wordKeys map[string]string
}

// seen counts the spellings of a name: with a capital inside a clause, where it shows that
// it is a name, and in lower case.
type seen struct{ inside, small int }

func newNameIndex(t *Texts) *nameIndex {
	x := &nameIndex{texts: t, ids: map[string]int{}, apart: map[int]bool{}, first: map[string][]int{}, stems: map[tree.Lang]*lang.Stems{},
		common: map[tree.Lang]map[string]bool{}, prefixes: lang.Set(tree.English, "hyphen-prefixes"), wordKeys: map[string]string{}}
	for i := range t.Statements {
		x.tokens = append(x.tokens, x.tokensOf(i))
		x.found = append(x.found, map[tree.Span]bool{})
		for _, m := range t.contents[i].Names {
			x.found[i][m.Span] = m.Person.Len() == 0
			x.add(i, m)
		}
	}
	x.splitJoined()
	x.joinAbbreviations()
	x.joinPersons()
	x.seen, x.proper = make([]seen, len(x.keys)), make([]bool, len(x.keys))
	for id, key := range x.keys {
		row := x.rowOf(id)
		x.proper[row] = x.proper[row] || len(key) > 1 || key[0][0] == 0
		if x.apart[id] {
			continue
		}
		x.first[key[0]] = append(x.first[key[0]], id)
	}
	return x
}

// bytesPerToken is about the length of a Chinese character with the marks between them.
const bytesPerToken = 3

// tokensOf returns the tokens of a statement.
func (x *nameIndex) tokensOf(statement int) []token {
	s := x.texts.Statements[statement]
	states := slices.DeleteFunc(slices.Clone(x.texts.contents[statement].Names), func(m finding.Mention) bool { return m.Territory == 0 })
	all := make([]token, 0, len(s.Text)/bytesPerToken)
	var words []token
	for _, clause := range s.Nodes(tree.KindClause) {
		words = x.words(words, s.TextOf(clause), s.Lang)
		for _, w := range words {
			w.clause = clause
			w.span.Start, w.span.End = w.span.Start+clause.Span.Start, w.span.End+clause.Span.Start
			for len(states) > 0 && states[0].Span.Start < w.span.End {
				all = append(all, token{"\x00" + string(rune(states[0].Territory)), states[0].Span, clause, false, true})
				states = states[1:]
			}
			if n := len(all); n > 0 && all[n-1].state && w.span.Start < all[n-1].span.End {
				continue
			}
			all = append(all, w)
		}
	}
	return all
}

// in returns the tokens of a statement in a span.
func (x *nameIndex) in(statement int, at tree.Span) []token {
	all := x.tokens[statement]
	i, _ := slices.BinarySearchFunc(all, at.Start, func(t token, start int) int { return cmp.Compare(t.span.Start, start) })
	j := i
	for j < len(all) && all[j].span.Start < at.End {
		j++
	}
	return all[i:j]
}

// add adds a mention as a name of a statement, without words that do not belong to it.
func (x *nameIndex) add(statement int, m finding.Mention) {
	words := x.in(statement, m.Span)
	l := x.texts.Statements[statement].Lang
	for len(words) > 0 && (words[0].mark || !words[0].state && l != tree.Chinese && x.opens(statement, words[0])) {
		words = words[1:]
	}
	for n := len(words); n > 0 && (words[n-1].mark || strings.HasPrefix(words[n-1].key, "-")); n = len(words) {
		words = words[:n-max(1, bracketed(words[max(0, n-3):]))]
	}
	if len(words) == 0 || len(words) == 1 && !words[0].state && x.isCommon(words[0].key, l) {
		return
	}
	for i := 1; i+3 < len(words); i++ {
		words = slices.Delete(slices.Clone(words), i, i+bracketed(words[i:]))
	}
	id := x.id(keysOf(words))
	if l == tree.Chinese {
		for _, short := range x.shortened(statement, words) {
			x.join(id, x.id(short))
		}
	}
}

func keysOf(words []token) []string {
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = w.key
	}
	return keys
}

// id returns the index of a name, adding it if it is new.
func (x *nameIndex) id(key []string) int {
	text := strings.Join(key, " ")
	id, known := x.ids[text]
	if !known {
		id = len(x.keys)
		x.ids[text] = id
		x.keys, x.row = append(x.keys, key), append(x.row, id)
	}
	return id
}

// rowOf returns the row of a name.
func (x *nameIndex) rowOf(id int) int {
	for x.row[id] != id {
		id = x.row[id]
	}
	return id
}

// join puts two names in one row.
func (x *nameIndex) join(a, b int) {
	a, b = x.rowOf(a), x.rowOf(b)
	x.row[max(a, b)] = min(a, b)
}

// opens reports whether a first word is not part of a name: an article, a preposition or a
// Roman numeral.
func (x *nameIndex) opens(statement int, t token) bool {
	s := x.texts.Statements[statement]
	stems, text := x.stems[s.Lang], s.Text[t.span.Start:t.span.End]
	return numbers.Roman(text) > 0 || stems.IsFunction(strings.ToLower(text)) || stems.IsFunction(t.key)
}

// isCommon reports whether a word is a month, a day, or a word for a party.
func (x *nameIndex) isCommon(key string, l tree.Lang) bool {
	if x.common[l] == nil {
		x.common[l] = map[string]bool{}
		for _, w := range slices.Concat(lang.List(l, "sides"), dates.CalendarNames(l)) {
			for _, form := range []string{w, w + "s"} {
				for _, t := range x.words(nil, form, l) {
					x.common[l][t.key] = true
				}
			}
		}
	}
	return x.common[l][key]
}

// scan calls f with each mention of a name in a statement. Of several wordings of a row
// that begin at the same place it uses the longest.
func (x *nameIndex) scan(statement int, f func(row int, clause *tree.Node, at tree.Span)) {
	s, tokens := x.texts.Statements[statement], x.tokens[statement]
	ends := map[int]int{} // of the last mention, by row
	for i, t := range tokens {
		names := x.first[t.key]
		if len(names) == 0 {
			continue
		}
		longest := map[int]int{}
		for _, id := range names {
			if row := x.rowOf(id); i >= ends[row] {
				longest[row] = max(longest[row], length(tokens[i:], x.keys[id]))
			}
		}
		for _, id := range names {
			row := x.rowOf(id)
			end := i + longest[row]
			if longest[row] == 0 {
				continue
			}
			delete(longest, row)
			at := tree.Span{Start: t.span.Start, End: tokens[end-1].span.End}
			if x.isWritten(s, row, at, i > 0 && tokens[i-1].clause == t.clause) {
				ends[row] = end
				f(row, t.clause, x.whole(statement, i, at))
			}
		}
	}
}

// length returns the number of leading tokens that match a name within one clause, including
// words in brackets inside it; 0 if they do not match.
func length(tokens []token, key []string) int {
	at := 0
	for i, k := range key {
		if i > 0 {
			at += bracketed(tokens[at:])
		}
		if at == len(tokens) || tokens[at].key != k || tokens[at].clause != tokens[0].clause {
			return 0
		}
		at++
	}
	return at
}

// bracketed returns the number of leading tokens that form a word in brackets, 0 if they
// do not.
func bracketed(tokens []token) int {
	if len(tokens) > 2 && tokens[0].key == "(" && tokens[2].key == ")" {
		return 3
	}
	return 0
}

// whole extends a mention to the states before it that are part of the name: "European
// Commission", "U.S.-Japan Alliance".
func (x *nameIndex) whole(statement, token int, at tree.Span) tree.Span {
	t, text := x.tokens[statement], x.texts.Statements[statement].Text
	if t[token].state || !x.found[statement][at] {
		return at
	}
	for between := ""; token > 0 && t[token-1].state && strings.Trim(text[t[token-1].span.End:at.Start], between+" \n") == ""; between = "-–." {
		token--
		at.Start = t[token].span.Start
	}
	return at
}

// formKey returns the words of a name without inflected endings.
func (x *nameIndex) formKey(s *tree.Statement, at tree.Span) string {
	return strings.Join(keysOf(x.words(nil, s.Text[at.Start:at.End], s.Lang)), " ")
}

// shortTitle is the minimum number of characters of a Chinese title that is recognized
// without title marks.
const shortTitle = 4

// isWritten reports whether words are written as a name, and counts the spelling.
func (x *nameIndex) isWritten(s *tree.Statement, row int, at tree.Span, inside bool) bool {
	r, _ := utf8.DecodeRuneInString(s.Text[at.Start:])
	switch {
	case s.Lang == tree.Chinese:
		if inside {
			x.seen[row].inside++
		}
		return x.keys[row][0][0] == 0 || utf8.RuneCountInString(s.Text[at.Start:at.End]) >= shortTitle || strings.HasSuffix(s.Text[:at.Start], "《")
	case unicode.IsLower(r):
		x.seen[row].small++
	case inside:
		x.seen[row].inside++
	}
	return !unicode.IsLower(r)
}

// words returns the tokens of a text, in the memory of buffer. Brackets and marks between
// clauses separate names, as does a comma before a function word.
func (x *nameIndex) words(buffer []token, text string, l tree.Lang) []token {
	all := buffer[:0]
	if l == tree.Chinese {
		for at, r := range text {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			span := tree.Span{Start: at, End: at + len(string(r))}
			key := text[span.Start:span.End]
			if folded := unicode.ToLower(chars.Simplified(r)); folded != r {
				key = string(folded)
			}
			all = append(all, token{key: key, span: span})
		}
		return all
	}
	if _, known := x.stems[l]; !known {
		x.stems[l] = lang.StemsOf(l)
	}
	for _, w := range segment.Words(text, l) {
		word := text[w.Start:w.End]
		if key := x.wordKey(word, l); key == "" {
			if strings.ContainsAny(word, "()[];:,") {
				all = append(all, token{key: word, span: w, mark: true})
			}
			continue
		}
		if n := len(all); n > 0 && all[n-1].key == "," && !x.stems[l].IsFunction(strings.ToLower(word)) {
			all = all[:n-1] // Washington, D.C.
		}
		if at := x.ending(word); at > 0 {
			all = append(all, token{key: x.wordKey(word[:at], l), span: tree.Span{Start: w.Start, End: w.Start + at}})
			w.Start, word = w.Start+at, word[at:]
		}
		key := x.wordKey(word, l)
		if strings.HasPrefix(word, "-") {
			key = word
		}
		all = append(all, token{key: key, span: w})
	}
	return all
}

// ending returns the end of a name that a hyphen joins to a common word (ASEAN-led), 0
// for other words.
func (x *nameIndex) ending(word string) int {
	at := strings.LastIndexByte(word, '-')
	if at <= 0 || at+1 == len(word) {
		return 0
	}
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeRuneInString(word[at+1:])
	if !unicode.IsUpper(first) || !unicode.IsLower(last) || x.prefixes[strings.ToLower(word[:at])] {
		return 0 // Co-operation
	}
	return at
}

// wordKey returns the form by which words of names are compared, "" for a mark.
func (x *nameIndex) wordKey(word string, l tree.Lang) string {
	if key, known := x.wordKeys[word]; known {
		return key
	}
	key := ""
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		key = strings.TrimSuffix(wording.WordKey(word, l), "'s")
		if stems := x.stems[l]; stems != nil && lang.IsCyrillic(l) {
			key = stems.Root(key)
		}
	}
	x.wordKeys[word] = key
	return key
}
