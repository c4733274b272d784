package tables

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// amountsOf returns the numbers of a statement that clearly belong to one slot.
func amountsOf(s *tree.Statement, c *finding.Contents, x *lexicon) []amount {
	if x == nil {
		return nil
	}
	r := reader{lexicon: x, statement: s, contents: c, year: yearOf(s)}
	r.walk(s.Root)
	return r.clear()
}

// yearOf returns the year at the beginning of a statement's id, which its user chose, or
// else of its date, which was parsed; 0 if neither has one.
func yearOf(s *tree.Statement) int {
	for _, text := range []string{s.ID, s.Date} {
		if len(text) >= 4 {
			if year, err := strconv.Atoi(text[:4]); err == nil && 1900 <= year && year < 2200 {
				return year
			}
		}
	}
	return 0
}

// reader reads the numbers of a statement.
type reader struct {
	*lexicon
	statement *tree.Statement
	contents  *finding.Contents
	year      int
	amounts   []amount
	heading   Period // of the part, by its heading
	period    Period // set by earlier text of the paragraph
	// leads is set if the current block ends in a lead-in to targets; ledIn is set for
	// the next block and the items that follow.
	leads, ledIn bool
	// aims is set after a block whose last sentence names targets, and after its items.
	aims bool
	// past is set if the last year named in the paragraph is over.
	past bool
}

func (r *reader) walk(n *tree.Node) {
	switch {
	case n.Kind.IsPart():
		defer func(before Period) { r.heading = before }(r.heading)
		r.heading = r.periodOf(n.Heading, quantities.Quantities(n.Heading, r.lang), r.heading)
	case n.Kind.IsBlock():
		r.period, r.past = r.heading, false
		r.ledIn = r.leads || (r.ledIn || r.aims) && n.Kind == tree.KindItem
		r.leads = r.isLeadIn(r.statement.TextOf(n))
		r.aims = r.aims && n.Kind == tree.KindItem || r.endsInGoal(n)
	case n.Kind == tree.KindSentence:
		r.sentence(n)
		return
	}
	for _, c := range n.Children {
		r.walk(c)
	}
}

func (r *reader) sentence(n *tree.Node) {
	text := r.statement.TextOf(n)
	s := newNamer(r.lexicon, text)
	for i, q := range s.quantities {
		if q.Date || !q.Sum || r.isConditional(text[:q.Start]) {
			continue
		}
		if a, ok := r.amount(s, n, i); ok {
			r.amounts = append(r.amounts, a)
		}
	}
	r.period = r.periodOf(text, s.quantities, r.period)
	r.past = r.isPast(text, s.quantities)
}

// amount reads number i of a sentence.
func (r *reader) amount(s *namer, n *tree.Node, i int) (amount, bool) {
	q := s.quantities[i]
	found, ok := s.nameOf(i)
	if !ok && (found.said&respectively != 0 || s.isJoined(i-1) || s.isJoined(i)) || r.says(s.piece(q.Start), wish) {
		return amount{}, false
	}
	if r.lang == tree.Chinese {
		ok = ok && !r.attributive(s.text[q.End:], found)
		if rest := s.text[q.End:]; ok && found.joined && q.Unit == "" {
			q.End += s.unitEnd(rest) // a currency that is in no list
		}
	} else if name, behind := s.after(i); behind && r.lang != tree.Russian {
		found.name, found.label, found.change, ok = name, name, false, true
	}
	if !ok {
		return amount{}, false
	}
	a := amount{label: strings.Join(strings.Fields(s.text[found.label.Start:found.label.End]), " ")}
	a.unit = q.Unit + r.perOf(s.text[q.End:])
	if !found.change && r.begins("points", q.Unit) {
		s.direct(&found)
	}
	a.change = found.change
	a.name = r.keyOf(s.text[found.name.Start:found.name.End], &found)
	a.period, a.year = r.when(s, i)
	if a.sense = r.senseOf(s, n, i, found); a.sense == Result && a.period == SomeYears && found.reached && !a.change {
		a.period = Current // the last of the years
	}
	_, whole := quantities.Bounded(s.text, q, r.lang)
	if year, compared := r.longAgo(s, i); year > 0 && a.period != Average {
		if !found.reached && !(a.change && compared) && a.sense == Result {
			return amount{}, false
		}
		if a.change && compared {
			a.period = SomeYears
		}
	}
	a.Span = tree.Span{Start: n.Span.Start + min(found.start, whole.Start), End: n.Span.Start + whole.End}
	a.Clause = clauseAt(n, n.Span.Start+q.Start)
	a.Range = r.numerals.RangeOf(s.text, q)
	if found.fell {
		a.Range = a.Range.Negative()
	}
	return a, a.name != ""
}

// direct decides whether a number of points without a word of change is a change, and its
// direction: by the verb before the name, else by the words of the name. If neither says
// so the number is a level, such as a margin added to a rate.
func (n *namer) direct(found *naming) {
	const mostBetween = 3 // a verb and its object: lower its target
	end := found.label.Start
	for range mostBetween {
		end = spaceBefore(n.text, end)
		begin := lastWord(n.text, end)
		if begin < 0 {
			break
		}
		word := strings.ToLower(n.text[begin:end])
		if found.changes(n.classOf(word) &^ level); found.change || !n.stem.IsFunction(word) {
			break
		}
		end = begin
	}
	for _, word := range strings.Fields(strings.ToLower(n.text[found.label.Start:found.label.End])) {
		found.changes(n.classOf(word) &^ level)
	}
}

// longestUnit is the maximum number of characters in a unit that no list has.
const longestUnit = 4

// nameOf finds the name of number i. Numbers joined by conjunctions have different names: in
// Chinese, as many as there are numbers, before a word that distributes them. All numbers must
// have a unit, and all names the same length, or they may share the last words. Of
// falls only the first is read, which has the word that says so.
//
//	粮船和渔船 分别 增长 3%和4%       粮船 3%, 渔船 4%
//	北岸、南岸居民收入 分别 增长 …     not clear
func (n *namer) nameOf(i int) (naming, bool) {
	from, to := i, i
	for n.isJoined(from - 1) {
		from--
	}
	for n.isJoined(to) {
		to++
	}
	found, ok := n.before(from)
	distributes := found.said&respectively != 0 && found.said&(earlier|comparing) == 0
	if from == to || n.lang != tree.Chinese {
		return found, ok && from == to && !distributes
	}
	names := n.namesIn(found.name)
	ok = ok && distributes && len(names) == to-from+1 && !slices.ContainsFunc(n.quantities[from:to+1], func(q quantities.Quantity) bool { return q.Unit == "" })
	if !ok || i > from && found.fell {
		return found, false
	}
	found.name, found.label = names[i-from], names[i-from]
	if i > from {
		found.start = n.quantities[i].Start
	}
	return found, true
}

// isJoined reports whether a conjunction joins number i to the next one.
func (n *namer) isJoined(i int) bool {
	if i < 0 || i+1 >= len(n.quantities) {
		return false
	}
	q, next := n.quantities[i], n.quantities[i+1]
	return !q.Date && !next.Date && q.End <= next.Start && n.in("conjunctions", strings.TrimSpace(n.text[q.End:next.Start]))
}

// namesIn returns the names that conjunctions join in a Chinese text, nil if they have
// different numbers of words and of characters.
func (n *namer) namesIn(span tree.Span) []tree.Span {
	var names []tree.Span
	start := span.Start
	for at, r := range n.text[span.Start:span.End] {
		if at += span.Start; !n.in("conjunctions", string(r)) || !n.isWhole(at, at+utf8.RuneLen(r)) {
			continue
		}
		names = append(names, tree.Span{Start: start, End: at})
		start = at + utf8.RuneLen(r)
	}
	names = append(names, tree.Span{Start: start, End: span.End})
	words := func(name tree.Span) int {
		from, _ := slices.BinarySearch(n.borders, name.Start)
		to, _ := slices.BinarySearch(n.borders, name.End)
		return to - from
	}
	for _, name := range names[1:] {
		if words(name) != words(names[0]) && name.Len() != names[0].Len() {
			return nil
		}
	}
	return names
}

// isConditional reports whether a condition precedes in the sentence, whose values hold only
// if it does: "if prices rise by 4 percent".
func (r *reader) isConditional(before string) bool {
	before = before[strings.LastIndexAny(before, ";；")+1:]
	if r.lang == tree.Chinese {
		return r.lastOf("conditions", before) >= 0
	}
	before = " " + strings.ToLower(strings.Join(strings.FieldsFunc(before, func(c rune) bool { return !isWordRune(c) }), " ")) + " "
	return slices.ContainsFunc(r.list("conditions"), func(w string) bool { return strings.Contains(before, " "+w+" ") })
}

// unitEnd returns the number of bytes of the Chinese unit at the beginning of a text: the
// characters up to the next mark, 0 if they are too many.
func (n *namer) unitEnd(rest string) int {
	end := strings.IndexFunc(rest, func(r rune) bool { return !chars.IsHan(r) })
	if end < 0 {
		end = len(rest)
	}
	if utf8.RuneCountInString(rest[:end]) > longestUnit {
		return 0
	}
	return end
}

// perOf returns the second part of a compound unit, such as "per month".
func (r *reader) perOf(rest string) string {
	words := strings.Fields(rest[:min(len(rest), 2*nearby)])
	if len(words) < 2 || !r.in("per", words[0]) {
		return ""
	}
	return " " + words[0] + " " + strings.TrimRightFunc(words[1], func(c rune) bool { return !unicode.IsLetter(c) })
}

// attributive reports whether a Chinese number belongs to the noun after it: 1000万贫困人口.
func (r *reader) attributive(rest string, found naming) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	if !chars.IsHan(first) || found.joined {
		return false
	}
	c, _ := r.first(rest)
	return c == 0
}

// keyOf returns the form of a name that all its variants share.
func (r *reader) keyOf(name string, found *naming) string {
	if r.lang == tree.Chinese {
		for {
			c, size := r.last(name)
			if c&(kind|scope) == 0 || size == len(name) {
				break
			}
			name = name[:len(name)-size]
		}
		key := r.hanKey(name)
		if other, ok := r.same[key]; ok {
			return other
		}
		return key
	}
	var keys, changes []string
	clear := false // whether the keys say by themselves what is measured
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !isWordRune(c) }) {
		c := r.words[w] | r.open(w)
		found.said |= c & (aim | goal | forecast | rise | fall)
		switch {
		case r.stem.IsFunction(w):
		case c&(rise|fall) != 0:
			changes = append(changes, r.stem.Of(w))
		case c&(kind|aim|goal|forecast|level|payer) == 0:
			keys = append(keys, r.stem.Of(w))
			clear = clear || !r.in("measures", w)
		}
	}
	if len(keys) > 0 && !clear {
		keys = append(keys, changes...) // growth rate
	}
	slices.Sort(keys)
	return strings.Join(slices.Compact(keys), " ")
}

// senseOf returns how number i is meant. Words between the number and its name decide first,
// then words for a forecast before the number, a result in the past, a lead-in or a plan.
func (r *reader) senseOf(s *namer, n *tree.Node, i int, found naming) Sense {
	before := s.text[:s.quantities[i].Start]
	piece := s.piece(len(before))
	past := r.isPast(before, s.quantities)
	switch {
	case found.said&goal != 0:
		return Target
	case found.said&forecast != 0, !past && (r.says(piece, forecast) || r.opensWithForecast(s.text)):
		return Forecast
	case found.said&aim != 0:
		return Target
	case past:
		return Result
	case r.ledIn, r.contents.Plans[n], r.lang != tree.Chinese && r.says(piece, aim|goal):
		return Target
	}
	return Result
}

// opensWithForecast reports whether a sentence begins with the source of a forecast:
// "According to projections, …".
func (r *reader) opensWithForecast(text string) bool {
	end := strings.IndexFunc(text, isBorder)
	first, _, _ := strings.Cut(text, " ")
	return r.lang != tree.Chinese && end > 0 && r.stem.IsFunction(strings.ToLower(first)) && r.says(text[:end], forecast)
}

// isLeadIn reports whether a text introduces targets: "the main targets are:".
func (r *reader) isLeadIn(text string) bool {
	text, ok := strings.CutSuffix(strings.ReplaceAll(strings.TrimSpace(text), "：", ":"), ":")
	if !ok {
		return false
	}
	return r.says(text[strings.LastIndexFunc(text, isBorder)+1:], aim|goal)
}

// endsInGoal reports whether the last sentence of a block names targets for several years
// without saying that they were reached. The items after it are targets.
func (r *reader) endsInGoal(n *tree.Node) bool {
	if n.Kind == tree.KindItem || len(n.Children) == 0 {
		return false
	}
	last := r.statement.TextOf(n.Children[len(n.Children)-1])
	return r.says(last, goal) && r.lastSpan(last) >= 0 && r.lastOf("fulfilled", last) < 0
}

// says reports whether a text has a word of a class. Single Chinese characters do not
// count: they are parts of other words, such as 要 in 主要.
func (r *reader) says(text string, of class) bool {
	if r.lang == tree.Chinese {
		for at := range text {
			if c, size := r.first(text[at:]); c&of != 0 && utf8.RuneCountInString(text[at:at+size]) > 1 {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !isWordRune(c) }), func(w string) bool {
		return r.classOf(w)&of != 0
	})
}

// isPast reports whether the last year named in a text, or else in the paragraph before it,
// is over. Years that a value is compared with do not count.
func (r *reader) isPast(text string, found []quantities.Quantity) bool {
	past, now := r.lastYear("past", text), r.lastYear("years", text)
	for _, q := range found {
		if !q.Date || q.End > len(text) {
			continue
		}
		c, _ := r.last(text[:q.Start])
		switch year := yearIn(text[q.Start:q.End]); {
		case year == 0 || c&(comparing|earlier) != 0:
		case year == r.year-1:
			past = max(past, q.Start)
		case year >= r.year:
			now = max(now, q.Start)
		}
	}
	if past < 0 && now < 0 {
		return r.past
	}
	return past >= now
}

// lastYear returns where the last entry of a list of words for years begins in a text, -1 for
// none and for one that a value is compared with.
func (r *reader) lastYear(list, text string) int {
	at := r.lastOf(list, text)
	if at < 0 {
		return -1
	}
	if c, _ := r.last(text[:at]); c&(comparing|earlier) != 0 {
		return -1
	}
	return at
}

// piece returns the piece of the sentence that ends at a place.
func (n *namer) piece(end int) string {
	start := strings.LastIndexFunc(n.text[:end], isBorder)
	return n.text[max(start, 0):end]
}

// clauseAt returns the clause of a sentence that contains an offset of the text.
func clauseAt(n *tree.Node, at int) *tree.Node {
	for _, c := range n.Children {
		if at < c.Span.End {
			return c
		}
	}
	return n
}

// clear returns the amounts without repetitions, and without slots that have too many
// values in the statement.
func (r *reader) clear() []amount {
	count := map[slot]int{}
	seen := map[slot]map[string]bool{}
	var all []amount
	for _, a := range r.amounts {
		if seen[a.slot] == nil {
			seen[a.slot] = map[string]bool{}
		}
		wording := wording.Key(r.statement.Text[a.Span.Start:a.Span.End], r.lang)
		if !seen[a.slot][wording] {
			seen[a.slot][wording] = true
			count[a.slot]++
			all = append(all, a)
		}
	}
	return slices.DeleteFunc(all, func(a amount) bool { return count[a.slot] > mostValues })
}
