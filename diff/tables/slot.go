package tables

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// slot is what a number is the number of: numbers of one slot are values of one
// quantity.
type slot struct {
	name   string // the words of its name without endings, function words and order
	unit   string
	change bool // it is how much the quantity rose or fell
	target bool
	period Period
	year   int // of a later period
}

// naming is where the name of a number stands, and what the words between say of it.
type naming struct {
	name, label tree.Span // of the sentence; the label has the word for a change too
	start       int       // where the wording of the number begins
	said        class
	change      bool
	joined      bool // words stand between the name and the number
}

// namer finds the names of the numbers of a sentence.
type namer struct {
	*lexicon
	text       string
	quantities []quantities.Quantity
	borders    []int // of words, for texts without spaces
}

func newNamer(x *lexicon, text string) *namer {
	n := &namer{lexicon: x, text: text}
	if x.lang != tree.Chinese && !strings.ContainsFunc(text, unicode.IsDigit) {
		return n // numbers in words are too seldom those of a quantity
	}
	n.quantities = quantities.Quantities(text, x.lang)
	n.partChanges()
	n.addUnits()
	if x.lang == tree.Chinese && len(n.quantities) > 0 {
		for _, w := range segment.Words(text, x.lang) {
			n.borders = append(n.borders, w.Start)
		}
		n.borders = append(n.borders, len(text))
	}
	return n
}

// partChanges parts what only looks like a range, where the first number is an earlier
// value: from 4 to 5 percent.
func (n *namer) partChanges() {
	for i := 0; i < len(n.quantities); i++ {
		q := n.quantities[i]
		c, _ := n.last(strings.TrimRightFunc(n.text[:q.Start], unicode.IsSpace))
		if n.lang == tree.Chinese || q.Date || c&earlier == 0 {
			continue
		}
		for at := q.Start; at < q.End; at = wordEnd(n.text, at+1) {
			begin := at + len(n.text[at:q.End]) - len(strings.TrimLeftFunc(n.text[at:q.End], unicode.IsSpace))
			end := wordEnd(n.text, begin)
			if end <= begin || end >= q.End || n.words[n.text[begin:end]]&to == 0 {
				continue
			}
			first, second := q, q
			first.End = len(strings.TrimRightFunc(n.text[:begin], unicode.IsSpace))
			second.Start = end + len(n.text[end:q.End]) - len(strings.TrimLeftFunc(n.text[end:q.End], unicode.IsSpace))
			n.quantities = slices.Replace(n.quantities, i, i+1, first, second)
			i++
			break
		}
	}
}

// addUnits gives numbers in millions the word behind them as unit, such as a currency that
// no list has, and takes from shares the year that they were of: 5 percent year on year.
func (n *namer) addUnits() {
	for i := range n.quantities {
		q := &n.quantities[i]
		if n.lang == tree.Chinese || q.Date || !q.Sum {
			continue
		}
		if begin := lastWord(n.text, q.End); q.Unit == "%" && begin > q.Start && n.classOf(strings.ToLower(n.text[begin:q.End]))&moment != 0 {
			q.End = len(strings.TrimRightFunc(n.text[:begin], unicode.IsSpace))
		}
		rest := strings.TrimLeftFunc(n.text[q.End:], unicode.IsSpace)
		begin := len(n.text) - len(rest)
		end := wordEnd(n.text, begin)
		if word := strings.ToLower(n.text[begin:end]); q.Unit == "" && begin > q.End && end > begin && !n.stem.IsFunction(word) && n.isNoun(word) {
			q.End, q.Unit = end, n.stem.Of(word)
		}
	}
}

// mostHops is how many borders of pieces may stand between a name and its number
// where nothing of content does.
const mostHops = 2

// scan is how far to the left of a number a namer has read.
type scan struct {
	naming
	end      int // what stands before is unread
	hops     int
	labelEnd int
	to       bool // the value is one that was reached
}

// before reads what stands before number i, from right to left: limits, words that put
// the quantity at a value, words of change, then the name.
//
//	全年 国内生产总值 增长 5% 左右
//	└─4┘ └───3──────┘ └2─┘ └1────┘    1 number  2 change  3 name  4 no part of it
func (n *namer) before(i int) (naming, bool) {
	s := scan{end: n.quantities[i].Start}
	s.start = s.end
	for {
		s.end = len(strings.TrimRightFunc(n.text[:s.end], unicode.IsSpace))
		if s.end == 0 {
			return s.naming, false
		}
		if k := n.quantityAt(s.end); k >= 0 {
			if !n.quantities[k].Date && s.said == 0 && s.hops == 0 {
				return s.naming, false // two numbers in a row
			}
			s.end = n.quantities[k].Start
			continue
		}
		if r, size := utf8.DecodeLastRuneInString(n.text[:s.end]); isBorder(r) {
			if !n.hop(&s, r, size) {
				return s.naming, false
			}
			continue
		}
		if c, size := n.lastWhole(s.end); c != 0 {
			if !n.take(&s, c, size) {
				return s.naming, false
			}
			continue
		}
		if skipped := n.phrase(&s); !skipped {
			break
		}
	}
	s.name.End = s.end
	ok := n.start(&s.naming)
	s.label = s.name
	if n.lang == tree.Chinese {
		s.label.End = max(s.label.End, s.labelEnd)
	}
	return s.naming, ok && !n.isPayer(n.text[s.name.Start:s.name.End])
}

// take takes a listed word that stands between the name and the number; what it makes
// of the number may be that it has no name.
func (n *namer) take(s *scan, c class, size int) bool {
	near := s.said&^(bound|moment|scope) == 0 && s.hops == 0
	switch {
	case c&earlier != 0 && near, c&comparing != 0 && s.said&^(moment|scope) == 0 && s.hops == 0:
		return false
	case c&bound != 0 && near, c&fall != 0 && s.hops == 0 && c&level == 0 && !s.to:
		s.naming.start = s.end - size
	}
	switch {
	case c&(rise|fall|kind) == 0:
		s.labelEnd = 0
	case s.labelEnd == 0:
		s.labelEnd = s.end
	}
	s.to = s.to || c&to != 0
	s.change = s.change || c&(rise|fall) != 0 && c&level == 0 && !s.to && s.hops == 0
	s.said |= c
	s.joined = s.joined || c&^(bound|moment|scope) != 0
	s.end -= size
	return true
}

// soft are the borders that the name of a number may stand before.
const soft = "，,、"

// hop goes over a mark, and over what stands in brackets or between two commas and
// begins with a preposition.
func (n *namer) hop(s *scan, mark rune, size int) bool {
	if open := n.bracket(s.end); open >= 0 {
		s.end, s.labelEnd = open, 0
		return true
	}
	if s.hops++; s.hops > mostHops || !strings.ContainsRune(soft, mark) {
		return false
	}
	s.end, s.labelEnd = s.end-size, 0
	if n.lang != tree.Chinese {
		start := strings.LastIndexFunc(n.text[:s.end], isBorder)
		first, _, _ := strings.Cut(strings.TrimSpace(n.text[start+1:s.end]), " ")
		if start > 0 && n.text[start] == ',' && n.stem.IsFunction(strings.ToLower(first)) {
			s.end = start
		}
	}
	return true
}

// bracket returns where the bracket opens that closes before a place, -1 for none.
func (n *namer) bracket(end int) int {
	switch r, _ := utf8.DecodeLastRuneInString(n.text[:end]); r {
	case '）':
		return strings.LastIndex(n.text[:end], "（")
	case ')':
		return strings.LastIndex(n.text[:end], "(")
	}
	return -1
}

// lastWhole returns the longest listed word that ends at a place; one of a single
// character is a word of its own.
func (n *namer) lastWhole(end int) (class, int) {
	c, size := n.last(n.text[:end])
	if c &^= payer; c == 0 || !n.isWhole(end-size, end) {
		return 0, 0
	}
	return c, size
}

// isWhole reports whether a piece of text is more than one character, or a word.
func (n *namer) isWhole(start, end int) bool {
	if n.borders == nil || utf8.RuneCountInString(n.text[start:end]) != 1 {
		return true
	}
	_, begins := slices.BinarySearch(n.borders, start)
	_, ends := slices.BinarySearch(n.borders, end)
	return begins && ends
}

// phrase goes over what a value is compared with and, in languages with spaces, over a
// noun phrase behind a preposition: it says where, when or of what.
func (n *namer) phrase(s *scan) bool {
	if n.lang == tree.Chinese {
		at := n.comparison(s.end)
		if at >= 0 {
			s.end, s.labelEnd = at, 0
		}
		return at >= 0
	}
	x := naming{name: tree.Span{End: s.end}}
	if !n.start(&x) {
		return false
	}
	end := len(strings.TrimRightFunc(n.text[:x.name.Start], unicode.IsSpace))
	begin := lastWord(n.text, end)
	if begin >= 0 && isArticle(n.text[begin:end]) {
		end = len(strings.TrimRightFunc(n.text[:begin], unicode.IsSpace))
		begin = lastWord(n.text, end)
	}
	if begin < 0 || !n.isPreposition(strings.ToLower(n.text[begin:end])) || n.changesBefore(begin) {
		return false
	}
	s.end, s.labelEnd = begin, 0
	return true
}

func isArticle(word string) bool {
	return slices.Contains([]string{"the", "a", "an", "The", "A"}, word)
}

// isPreposition reports whether a word governs the noun behind it.
func (n *namer) isPreposition(word string) bool { return n.prepositions[word] }

// quantityAt returns the quantity that ends at a place, -1 for none.
func (n *namer) quantityAt(end int) int {
	return slices.IndexFunc(n.quantities, func(q quantities.Quantity) bool { return q.End == end })
}

// isBorder reports whether a mark ends a piece of a sentence.
func isBorder(r rune) bool {
	return strings.ContainsRune("，,、；;：:。!?！？（）()—–…•", r)
}

// start finds where the name begins that ends at a place.
func (n *namer) start(out *naming) bool {
	if n.lang == tree.Chinese {
		return n.startHan(out)
	}
	return n.startSpaced(out)
}

// The characters that a Chinese name has at least and at most.
const leastHan, mostHan = 2, 18

// startHan takes the words of the piece up to the name's end, without those at its
// beginning that name nothing.
func (n *namer) startHan(out *naming) bool {
	start := n.pieceStart(out.name.End)
	for {
		piece := n.text[start:out.name.End]
		if r, size := utf8.DecodeRuneInString(piece); unicode.IsSpace(r) {
			start += size
			continue
		}
		if k := n.dateFrom(start); k > start && k <= out.name.End {
			start = k
			continue
		}
		c, size := n.first(piece)
		if c&(level|aim|rise|fall|scope|moment|comparing) == 0 || size == len(piece) || !n.isWhole(start, start+size) {
			break
		}
		out.said |= c &^ bound
		out.change = out.change || c&(rise|fall) != 0 && c&level == 0
		start += size
	}
	name := n.text[start:out.name.End]
	out.name.Start = start
	length := utf8.RuneCountInString(name)
	return leastHan <= length && length <= mostHan && balanced(name) &&
		!strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '。' })
}

// pieceStart returns where the piece begins that ends at a place. What stands in
// brackets belongs to it, and so does a list before a number.
func (n *namer) pieceStart(end int) int {
	at := end
	for {
		start := strings.LastIndexFunc(n.text[:at], isBorder)
		if start < 0 {
			return 0
		}
		r, size := utf8.DecodeRuneInString(n.text[start:])
		if open := n.bracket(start + size); open >= 0 {
			at = open
			continue
		}
		if r == '、' && !n.numberIn(n.pieceStartOf(start), start) {
			at = start
			continue
		}
		return start + size
	}
}

// pieceStartOf returns where the piece begins that a mark ends.
func (n *namer) pieceStartOf(end int) int {
	start := strings.LastIndexFunc(n.text[:end], isBorder)
	return max(start, 0)
}

// numberIn reports whether a number stands in a piece of text.
func (n *namer) numberIn(start, end int) bool {
	return slices.ContainsFunc(n.quantities, func(q quantities.Quantity) bool { return q.Start >= start && q.End <= end && !q.Date })
}

// balanced reports whether quotation marks are closed in a text.
func balanced(text string) bool {
	return strings.Count(text, "“") == strings.Count(text, "”") && strings.Count(text, "（") == strings.Count(text, "）")
}

// dateFrom returns where the date ends that begins at a place, 0 for none.
func (n *namer) dateFrom(start int) int {
	for _, q := range n.quantities {
		if q.Start == start && q.Date {
			return q.End
		}
	}
	return 0
}

// comparison returns where a piece begins to say what a value is compared with, -1
// where it does not: 财政赤字 比去年.
func (n *namer) comparison(end int) int {
	for at := n.pieceStart(end); at < end; {
		c, size := n.first(n.text[at:end])
		if c&comparing != 0 {
			if next, _ := n.first(n.text[at+size : end]); next&moment != 0 || at+size == end || n.dateFrom(at+size) > 0 {
				return at
			}
		}
		_, size = utf8.DecodeRuneInString(n.text[at:])
		at += size
	}
	return -1
}

// mostWords is how many words a name has at most.
const mostWords = 7

// startSpaced takes the noun phrase that ends at a place: words up to a verb, a
// pronoun, a conjunction or a preposition that joins no two nouns.
func (n *namer) startSpaced(out *naming) bool {
	start, words := out.name.End, 0
	at := out.name.End
	opened := false
	for words <= mostWords {
		end := len(strings.TrimRightFunc(n.text[:at], unicode.IsSpace))
		begin := lastWord(n.text, end)
		if k := n.quantityAt(end); begin < 0 || k >= 0 && strings.ContainsFunc(n.text[n.quantities[k].Start:end], unicode.IsDigit) {
			break
		}
		word := strings.ToLower(n.text[begin:end])
		if n.stem.IsFunction(word) {
			linked := n.linkBefore(begin, word)
			if words == 0 || linked < 0 || n.changesBefore(linked) {
				break
			}
			at = linked
			continue
		}
		opens := n.opens(word)
		if opened && !opens || !n.isNoun(word) {
			break
		}
		opened = opened || opens
		words++
		start, at = begin, begin
	}
	out.name.Start = start
	return words > 0 && words <= mostWords && !(words == 1 && n.lang == tree.Russian && n.joins(start))
}

// joins reports whether a conjunction stands before a place.
func (n *namer) joins(start int) bool {
	end := len(strings.TrimRightFunc(n.text[:start], unicode.IsSpace))
	begin := lastWord(n.text, end)
	return begin >= 0 && n.conjunctions[strings.ToLower(n.text[begin:end])]
}

// changesBefore reports whether the word before a place says that something rose or
// fell: an increase in the rate is not a name of the rate.
func (n *namer) changesBefore(at int) bool {
	end := len(strings.TrimRightFunc(n.text[:at], unicode.IsSpace))
	begin := lastWord(n.text, end)
	return begin >= 0 && n.lang == tree.English && n.classOf(strings.ToLower(n.text[begin:end]))&(rise|fall) != 0
}

// isNoun reports whether a word, in lower case, may be part of a noun phrase.
func (n *namer) isNoun(word string) bool {
	return !n.isVerb(word) && !strings.ContainsFunc(word, unicode.IsDigit) && n.classOf(word)&(level|moment|earlier|bound|respectively) == 0 && !n.isAdverb(word)
}

// opens reports whether a word has an ending with which a noun phrase begins, where
// endings tell.
func (n *namer) opens(word string) bool {
	return slices.ContainsFunc(n.openings, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

func (x *lexicon) classOf(word string) class { return x.words[word] | x.open(word) }

// isAdverb reports whether a word says how, as far as its ending tells.
func (x *lexicon) isAdverb(word string) bool {
	return slices.ContainsFunc(x.adverbs, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// linkBefore returns where the preposition begins that joins two nouns and stands at a
// place, or before the article that does, -1 where none does.
func (n *namer) linkBefore(begin int, word string) int {
	if n.links[word] {
		return begin
	}
	end := len(strings.TrimRightFunc(n.text[:begin], unicode.IsSpace))
	before := lastWord(n.text, end)
	if before >= 0 && word != "a" && n.links[strings.ToLower(n.text[before:end])] {
		return before
	}
	return -1
}

// after reads the noun phrase that stands right behind a number, which is then the
// number of that: "2 percent inflation", "300 billion dollars of securities".
func (n *namer) after(i int) (tree.Span, bool) {
	q := n.quantities[i]
	at, words, changed := q.End, 0, false
	out := tree.Span{}
	for words <= mostWords {
		begin := at + len(n.text[at:]) - len(strings.TrimLeftFunc(n.text[at:], unicode.IsSpace))
		end := wordEnd(n.text, begin)
		if end == begin || begin == at && words == 0 {
			break
		}
		word := strings.ToLower(n.text[begin:end])
		changes := n.classOf(word)&(rise|fall) != 0
		if words == 0 && (n.of[word] && q.Unit != "%" || changes || changed && n.links[word]) || (words > 0 || changed) && (n.links[word] || word == "the") {
			changed = changed || changes
			at = end
			continue
		}
		if n.stem.IsFunction(word) || !n.isNoun(word) {
			break
		}
		if words == 0 {
			out.Start = begin
		}
		words++
		out.End, at = end, end
	}
	return out, words > 0 && words <= mostWords
}

// wordEnd returns where the word ends that begins at a place.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) || r == '.' {
			break
		}
		at += size
	}
	return at
}

// isPayer reports whether a name is somebody who spends, or says what kind of number
// it is only.
func (n *namer) isPayer(name string) bool {
	if n.lang == tree.Chinese {
		c, size := n.first(name)
		return c&(payer|scope|moment|kind) != 0 && size == len(name)
	}
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool {
		return n.classOf(w)&(payer|kind|aim) == 0
	})
}
