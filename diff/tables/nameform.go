package tables

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// splitJoined marks the names that consist of two names, each of which also occurs by
// itself: "Dallas and San Francisco".
func (x *nameIndex) splitJoined() {
	joins, listed := map[string]bool{}, map[tree.Lang]bool{}
	for _, s := range x.texts.Statements {
		if listed[s.Lang] {
			continue
		}
		listed[s.Lang] = true
		for _, w := range lang.List(s.Lang, "quantity-conjunctions") {
			joins[x.wordKey(w, s.Lang)] = true
		}
	}
	for id, key := range x.keys {
		for k := 1; k+1 < len(key); k++ {
			_, before := x.ids[strings.Join(key[:k], " ")]
			_, behind := x.ids[strings.Join(key[k+1:], " ")]
			if joins[key[k]] && before && behind {
				x.apart[id] = true
			}
		}
	}
}

// joinAbbreviations joins names with the abbreviations that follow them in brackets. An
// abbreviation of several names is joined only if the longest of them contains the others.
func (x *nameIndex) joinAbbreviations() {
	full := map[int][]int{} // by abbreviation
	var order []int
	for i, s := range x.texts.Statements {
		for k, t := range x.tokens[i] {
			if k == 0 || k+2 >= len(x.tokens[i]) || t.key != "(" || x.tokens[i][k+2].key != ")" {
				continue
			}
			short := x.tokens[i][k+1]
			id, known := x.ids[short.key]
			if known && !short.state && lang.IsAbbreviation(s.Text[short.span.Start:short.span.End]) {
				if long := x.abbreviated(i, k, s.Text[short.span.Start:short.span.End]); long >= 0 && !slices.Contains(full[id], long) {
					full[id] = append(full[id], long)
					order = append(order, id)
				}
			}
		}
	}
	for _, id := range order {
		slices.SortFunc(full[id], func(a, b int) int { return len(x.keys[b]) - len(x.keys[a]) })
		longest := " " + strings.Join(x.keys[full[id][0]], " ") + " "
		if !slices.ContainsFunc(full[id], func(long int) bool { return !strings.Contains(longest, " "+strings.Join(x.keys[long], " ")+" ") }) {
			for _, long := range full[id] {
				x.join(long, id)
			}
		}
	}
}

// abbreviated returns the longest name that ends before a token and matches an
// abbreviation, -1 for none.
func (x *nameIndex) abbreviated(statement, end int, short string) int {
	s, tokens := x.texts.Statements[statement], x.tokens[statement]
	const most = 12 // words of a name
	for from := max(0, end-most); from < end; from++ {
		at := tree.Span{Start: tokens[from].span.Start, End: tokens[end-1].span.End}
		if id, known := x.ids[strings.Join(keysOf(tokens[from:end]), " ")]; known && !tokens[from].state {
			if lang.LongForm(short, s.Text[at.Start:at.End]) == 0 || lang.LongForm(short, s.Text[x.whole(statement, from, at).Start:at.End]) == 0 {
				return id
			}
		}
	}
	return -1
}

// joinPersons joins the names of a person. A family name with an office is joined with the
// full name if only one holder of the office has it, and with the family name alone if
// only one office occurs with it.
func (x *nameIndex) joinPersons() {
	type person struct {
		id   int
		name []string
	}
	offices := map[string][]person{}
	for i := range x.texts.Statements {
		for _, m := range x.texts.contents[i].Names {
			if m.Person.Len() == 0 {
				continue
			}
			office, name := keysOf(x.in(i, tree.Span{Start: m.Span.Start, End: m.Person.Start})), keysOf(x.in(i, m.Person))
			id, known := x.ids[strings.Join(append(office, name...), " ")]
			key := strings.Join(office, " ")
			if known && !slices.ContainsFunc(offices[key], func(p person) bool { return p.id == id }) {
				offices[key] = append(offices[key], person{id, name})
			}
			if other, ok := x.ids[strings.Join(name, " ")]; known && ok && len(name) > 1 {
				x.join(id, other)
			}
		}
	}
	family := map[string][]int{}
	for _, all := range offices {
		for _, p := range all {
			if len(p.name) > 1 {
				continue
			}
			family[p.name[0]] = append(family[p.name[0]], p.id)
			var whole []int
			for _, q := range all {
				if len(q.name) > 1 && slices.Contains(q.name, p.name[0]) {
					whole = append(whole, q.id)
				}
			}
			if len(whole) == 1 {
				x.join(p.id, whole[0])
			}
		}
	}
	for name, all := range family {
		if alone, ok := x.ids[name]; ok && len(all) == 1 {
			x.join(all[0], alone)
		}
	}
}

// shortened returns the short forms of a body's name in Chinese: the first characters of at
// least two of its first words, then the rest unchanged: 自贸试验区 for 自由贸易试验区.
func (x *nameIndex) shortened(statement int, words []token) [][]string {
	text := x.texts.Statements[statement].Text[words[0].span.Start:words[len(words)-1].span.End]
	if len(words) != utf8.RuneCountInString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return nil
	}
	var sizes []int // of the words in characters; longer words count as pairs
	for _, part := range segment.Words(text, tree.Chinese) {
		n := utf8.RuneCountInString(text[part.Start:part.End])
		for ; n >= 4; n -= 2 {
			sizes = append(sizes, 2)
		}
		sizes = append(sizes, n)
	}
	var all [][]string
	key, cut := []string(nil), 0
	for n, size := range sizes {
		key = append(key, words[cut].key)
		if cut += size; n > 0 && cut > n+1 && len(words)-cut >= 2 {
			all = append(all, slices.Concat(key, keysOf(words[cut:])))
		}
	}
	return all
}
