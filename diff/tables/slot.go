package tables

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// slot identifies what a number measures: numbers of one slot are values of one quantity.
type slot struct {
	name   string // the words of its name, sorted, without endings and function words
	unit   string
	change bool // the number is a rise or fall
	sense  Sense
	period Period
	year   int // of a Later period
}

// naming is the place of a number's name, and what the words between them say.
type naming struct {
	name, label tree.Span // within the sentence; the label includes the word for a change
	start       int       // start of the number's wording
	said        class
	change      bool
	fell        bool // the change is a fall
	reached     bool // the value is the end of a change: 增加到
	joined      bool // there are words between the name and the number
}

// namer finds the names of the numbers of a sentence.
type namer struct {
	*lexicon
	text       string
	quantities []quantities.Quantity
	borders    []int // word boundaries, for texts without spaces
}

func newNamer(x *lexicon, text string) *namer {
	n := &namer{lexicon: x, text: text}
	if x.lang != tree.Chinese && !strings.ContainsFunc(text, unicode.IsDigit) {
		return n // numbers in words are rarely values of a quantity
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

// partChanges splits apparent ranges whose first number is an earlier value: "from 4 to
// 5 percent".
func (n *namer) partChanges() {
	for i := 0; i < len(n.quantities); i++ {
		q := n.quantities[i]
		c, _ := n.last(n.text[:spaceBefore(n.text, q.Start)])
		if n.lang == tree.Chinese || q.Date || c&earlier == 0 {
			continue
		}
		for at := q.Start; at < q.End; at = wordEnd(n.text, at+1) {
			begin := spaceAfter(n.text[:q.End], at)
			end := wordEnd(n.text, begin)
			if end <= begin || end >= q.End || n.words[n.text[begin:end]]&to == 0 {
				continue
			}
			first, second := q, q
			first.End = spaceBefore(n.text, begin)
			second.Start = spaceAfter(n.text[:q.End], end)
			n.quantities = slices.Replace(n.quantities, i, i+1, first, second)
			i++
			break
		}
	}
}

// addUnits adds units that are in no list, such as a currency: the word after a number in
// millions. A word that another noun follows belongs to a name instead: "young people".
func (n *namer) addUnits() {
	for i := range n.quantities {
		q := &n.quantities[i]
		if n.lang == tree.Chinese || q.Date || !q.Sum || q.Unit != "" {
			continue
		}
		if end := n.nounEnd(q.End); end > 0 && n.nounEnd(end) < 0 {
			word := strings.ToLower(n.text[spaceAfter(n.text, q.End):end])
			q.End, q.Unit = end, n.stem.Of(word)
		}
	}
}

// nounEnd returns the end of the word after a place if it may be part of a noun phrase,
// else -1.
func (n *namer) nounEnd(at int) int {
	begin := spaceAfter(n.text, at)
	end := wordEnd(n.text, begin)
	if word := strings.ToLower(n.text[begin:end]); begin == at || end == begin || n.stem.IsFunction(word) || !n.isNoun(word) {
		return -1
	}
	return end
}

// mostHops limits the borders between a name and its number.
const mostHops = 2

// scan is the state of a namer reading leftwards from a number.
type scan struct {
	naming
	end      int // the text before it is unread
	hops     int
	labelEnd int
	to       bool // the value is the end of a change
}

// before reads the words before number i from right to left: limits, verbs that give a
// value, words of change, then the name.
//
//	全年 国内生产总值 增长 5% 左右
//	└─4┘ └───3──────┘ └2─┘ └1────┘    1 number  2 change  3 name  4 not part of the name
func (n *namer) before(i int) (naming, bool) {
	s := scan{end: n.quantities[i].Start}
	s.start = s.end
	for {
		s.end = spaceBefore(n.text, s.end)
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
	if !ok && n.lang != tree.Chinese && s.said&(level|rise|fall) != 0 && n.joins(s.end) {
		return n.sameAsBefore(i, s.naming)
	}
	s.label = s.name
	if n.lang == tree.Chinese {
		s.label.End = max(s.label.End, s.labelEnd)
	}
	return s.naming, ok && !n.isPayer(n.text[s.name.Start:s.name.End])
}

// sameAsBefore gives number i the name of the preceding number, for a verb that a
// conjunction joins to another: "inflation was 5 percent and will be 4 percent".
func (n *namer) sameAsBefore(i int, own naming) (naming, bool) {
	for k := i - 1; k >= 0; k-- {
		q := n.quantities[k]
		if q.Date {
			continue
		}
		if strings.ContainsAny(n.text[q.End:n.quantities[i].Start], ";:()") {
			break
		}
		found, ok := n.before(k)
		own.name, own.label = found.name, found.label
		return own, ok && q.Unit == n.quantities[i].Unit
	}
	return own, false
}

// take consumes a listed word between the name and the number. It returns false if the
// word shows that the number has no name.
func (n *namer) take(s *scan, c class, size int) bool {
	near := s.said&^(bound|moment|scope) == 0 && s.hops == 0
	switch {
	case c&(earlier|comparing) != 0 && near:
		return false
	case c&fall != 0 && s.hops == 0 && c&level == 0 && !s.to:
		s.naming.start = s.end - size
	}
	switch {
	case c&(rise|fall|kind) == 0:
		s.labelEnd = 0
	case s.labelEnd == 0:
		s.labelEnd = s.end
	}
	s.to = s.to || c&to != 0
	s.reached = s.reached || s.to || n.lang == tree.Chinese && n.isReached(n.text[s.end-size:s.end])
	if !s.to && s.hops == 0 {
		s.changes(c)
	}
	s.said |= c
	s.joined = s.joined || c&^(bound|moment|scope) != 0
	s.end -= size
	return true
}

// isReached reports whether a word gives the value at the end of a change: 提高到, but
// not 达到.
func (n *namer) isReached(word string) bool {
	last := chars.Last(word, 1)
	return n.words[last]&to != 0 && len(word) > len(last) && n.words[strings.TrimSuffix(word, last)]&level == 0
}

// changes records a word of change. The one nearest to the number decides its direction.
func (x *naming) changes(c class) {
	if !x.change && c&(rise|fall) != 0 && c&level == 0 {
		x.change, x.fell = true, c&rise == 0
	}
}

// soft are the borders that may separate a name from its number.
const soft = "，,、"

// hop skips a mark or a text in brackets. It returns false if the mark ends the search for the name.
func (n *namer) hop(s *scan, mark rune, size int) bool {
	if open := n.bracket(s.end); open >= 0 {
		s.end, s.labelEnd = open, 0
		return true
	}
	if n.isCopula(s, mark, size) {
		s.end -= size
		s.said |= level
		return true
	}
	if s.hops++; s.hops > mostHops || !strings.ContainsRune(soft, mark) {
		return false
	}
	s.end, s.labelEnd = s.end-size, 0
	return true
}

// isCopula reports whether a dash stands for the verb between a name and its number, as
// in Russian.
func (n *namer) isCopula(s *scan, mark rune, size int) bool {
	return n.lang == tree.Russian && (mark == '—' || mark == '–') && s.said&^bound == 0 && s.hops == 0 && strings.HasSuffix(n.text[:s.end-size], " ")
}

// bracket returns the start of the bracket that closes at a place, -1 for none.
func (n *namer) bracket(end int) int {
	switch r, _ := utf8.DecodeLastRuneInString(n.text[:end]); r {
	case '）':
		return strings.LastIndex(n.text[:end], "（")
	case ')':
		return strings.LastIndex(n.text[:end], "(")
	}
	return -1
}

// lastWhole returns the longest listed word that ends at a place. A single character must
// be a whole word.
func (n *namer) lastWhole(end int) (class, int) {
	c, size := n.last(n.text[:end])
	if c &^= payer; c == 0 || !n.isWhole(end-size, end) {
		return 0, 0
	}
	return c, size
}

// isWhole reports whether a span has several characters or is a whole word.
func (n *namer) isWhole(start, end int) bool {
	if n.borders == nil || utf8.RuneCountInString(n.text[start:end]) != 1 {
		return true
	}
	_, begins := slices.BinarySearch(n.borders, start)
	_, ends := slices.BinarySearch(n.borders, end)
	return begins && ends
}

// phrase skips what a value is compared with. In languages with spaces it also skips a noun
// phrase after a preposition, which says where, when or of what.
func (n *namer) phrase(s *scan) bool {
	if n.lang == tree.Chinese {
		at := n.comparison(s.end)
		if at >= 0 {
			s.end, s.labelEnd = at, 0
		}
		return at >= 0
	}
	x := naming{name: tree.Span{End: s.end}}
	if !n.start(&x) || n.lang == tree.Russian && n.hasChange(x.name) {
		return false
	}
	end := spaceBefore(n.text, x.name.Start)
	begin := lastWord(n.text, end)
	if begin >= 0 && isArticle(n.text[begin:end]) {
		end = spaceBefore(n.text, begin)
		begin = lastWord(n.text, end)
	}
	if begin < 0 || !n.in("prepositions", strings.ToLower(n.text[begin:end])) || n.changesBefore(begin) {
		return false
	}
	if c, _ := n.last(n.text[:spaceBefore(n.text, begin)]); c&(goal|forecast) != 0 && n.lang == tree.Russian {
		s.said |= c // the preposition belongs to it: цель по инфляции
		return false
	}
	s.end, s.labelEnd = begin, 0
	return true
}

func isArticle(word string) bool {
	return slices.Contains([]string{"the", "a", "an", "The", "A"}, word)
}

// quantityAt returns the quantity that ends at a place, -1 for none.
func (n *namer) quantityAt(end int) int {
	return slices.IndexFunc(n.quantities, func(q quantities.Quantity) bool { return q.End == end })
}

// isBorder reports whether a mark separates pieces of a sentence.
func isBorder(r rune) bool {
	return strings.ContainsRune("，,、；;：:。!?！？（）()—–…•", r)
}

// start finds the beginning of a name from its end.
func (n *namer) start(out *naming) bool {
	if n.lang == tree.Chinese {
		return n.startHan(out)
	}
	return n.startSpaced(out)
}

// isPayer reports whether a name is only that of a payer, or only a kind of number.
func (n *namer) isPayer(name string) bool {
	if n.lang == tree.Chinese {
		c, size := n.first(name)
		return c&(payer|scope|moment|kind) != 0 && size == len(name)
	}
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool {
		return n.classOf(w)&(payer|kind|aim|goal|forecast) == 0
	})
}
