package parity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// voice is the speaker of a sentence: all sides, or one of them.
type voice struct {
	name  string // of one side, folded; joint for all
	text  string
	start int
}

const joint = "joint"

// voices finds speakers by the words of a language for sides and parties.
type voices struct {
	lang  tree.Lang
	sides map[string]bool // сторона, side
	all   []string        // 双方, the two sides
	names *lang.Names
}

func voicesOf(d *side) *voices {
	l := d.statement.Lang
	v := &voices{lang: l, sides: map[string]bool{}, names: d.names}
	for _, w := range lang.List(l, "sides") {
		v.sides[w] = true
	}
	for _, w := range lang.List(l, "all-sides") {
		v.all = append(v.all, strings.ReplaceAll(w, "-", " "))
	}
	return v
}

// openingLetters is the maximum number of letters in a sentence before its speaker.
const openingLetters = 40

// of returns the speaker of a sentence that begins with one.
func (v *voices) of(text string) (voice, bool) {
	if len(v.sides)+len(v.all) == 0 {
		return voice{}, false
	}
	found, ok := v.allSides(text)
	one, oneOK := v.oneSide(text)
	if oneOK && (!ok || one.start < found.start) {
		found, ok = one, true
	}
	return found, ok && utf8.RuneCountInString(text[:found.start]) <= openingLetters
}

// allSides returns the first mention of all sides.
func (v *voices) allSides(text string) (voice, bool) {
	lower := strings.ToLower(text)
	best := voice{start: len(text)}
	for _, w := range v.all {
		for at := 0; ; {
			i := strings.Index(lower[at:], w)
			if i < 0 {
				break
			}
			i += at
			if len(lower) == len(text) && i < best.start && v.isWhole(text, i, i+len(w)) {
				best = voice{joint, text[i : i+len(w)], i}
			}
			at = i + len(w)
		}
	}
	return best, best.name != ""
}

// isWhole reports whether text[start:end] consists of whole words.
func (v *voices) isWhole(text string, start, end int) bool {
	if v.lang == tree.Chinese {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

// oneSide returns the first mention of one side: a name before or after the word for a side, such
// as 岚方, Ланьчуаньская Сторона, the Lanchuan Side.
func (v *voices) oneSide(text string) (voice, bool) {
	if v.lang == tree.Chinese {
		return v.hanSide(text)
	}
	words := v.words(text)
	for i, w := range words {
		if !v.sides[strings.ToLower(text[w.Start:w.End])] {
			continue
		}
		for _, k := range []int{i - 1, i + 1} {
			if k < 0 || k >= len(words) {
				continue
			}
			name := text[words[k].Start:words[k].End]
			first, last := min(w.Start, words[k].Start), max(w.End, words[k].End)
			if len(strings.TrimSpace(text[min(w.End, words[k].End):max(w.Start, words[k].Start)])) > 0 || !v.isName(name, k == 0) {
				continue
			}
			return voice{v.nameOf(name), text[first:last], first}, true
		}
	}
	return voice{}, false
}

// isName reports whether a word next to the word for a side is its name: the adjective of a
// state, or a word with a capital that is not only due to the beginning of the sentence.
func (v *voices) isName(word string, first bool) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return len(v.names.In(word)) > 0 || unicode.IsUpper(r) && (!first || v.lang == tree.Russian) && !v.sides[strings.ToLower(word)]
}

// nameOf returns the code of the state that a word names, or else its first letters.
func (v *voices) nameOf(word string) string {
	if m := v.names.In(word); len(m) > 0 {
		return m[0].Code
	}
	return chars.First(lang.PlainLetters(word), stemLetters)
}

func (v *voices) words(text string) []tree.Span {
	var words []tree.Span
	start := -1
	for i, r := range text + " " {
		letter := unicode.IsLetter(r) || unicode.IsMark(r) || r == '-'
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			words = append(words, tree.Span{Start: start, End: i})
			start = -1
		}
	}
	return words
}

// notSides are characters that form other words with 方.
const notSides = "双各两三四多对一地官军警大东西南北前后远配处局中己另某任何单患敌校资甲乙"

// hanSide returns the first X方 of a text that names a side.
func (v *voices) hanSide(text string) (voice, bool) {
	for at := 0; ; {
		i := strings.Index(text[at:], "方")
		if i < 0 {
			return voice{}, false
		}
		i += at
		at = i + len("方")
		r, size := utf8.DecodeLastRuneInString(text[:i])
		next, _ := utf8.DecodeRuneInString(text[at:])
		x := voice{text: text[i-size : at], start: i - size}
		if !chars.IsHan(r) || strings.ContainsRune("式面法针向案便位言程", next) {
			continue
		}
		if m := v.names.In(x.text); len(m) > 0 {
			x.name = m[0].Code
			return x, true
		}
		if !strings.ContainsRune(notSides, r) {
			x.name = string(r)
			return x, true
		}
	}
}

// Limits for learning which name in one version is which in the other.
const (
	fewestSpoken = 2  // links in which each version names only this side
	leastSpoken  = .7 // minimum share of the links in which either version names only this side
)

// spoken is a link with its speakers.
type spoken struct {
	link *Link
	a, b voice
}

// speakers finds sentences with a different speaker in each version: another side, or one side
// instead of all. Which names are the same side's is learned from the links in which each
// version names one side only. If that is not clear, nothing is reported.
func (f *finder) speakers() {
	all := f.spoken()
	namesA, namesB := map[string]bool{}, map[string]bool{}
	for _, s := range all {
		namesA[s.a.name], namesB[s.b.name] = true, true
	}
	together := f.together(namesA, namesB)
	knownA, knownB := map[string]bool{}, map[string]bool{}
	for pair := range together {
		knownA[pair[0]], knownB[pair[1]] = true, true
	}
	for _, s := range all {
		if !together[[2]string{s.a.name, s.b.name}] && knownA[s.a.name] && knownB[s.b.name] {
			f.add(Speaker, s.link.A, s.link.B, s.a.text, s.b.text)
		}
	}
}

// spoken returns the links in which both versions begin with the speaker.
func (f *finder) spoken() []spoken {
	va, vb := voicesOf(f.a), voicesOf(f.b)
	var all []spoken
	for _, l := range f.aligned {
		if !l.sure() || len(l.A) > 1 || len(l.B) > 1 {
			continue
		}
		x, okA := va.of(f.A.TextOf(l.A[0]))
		y, okB := vb.of(f.B.TextOf(l.B[0]))
		if okA && okB {
			all = append(all, spoken{l, x, y})
		}
	}
	return all
}

// together returns the pairs of names of both versions for the same side, and for all sides.
func (f *finder) together(namesA, namesB map[string]bool) map[[2]string]bool {
	n, nA, nB := map[[2]string]int{}, map[string]int{}, map[string]int{}
	for _, l := range f.aligned {
		x, okA := onlyName(namesA, f.a.sentencesOf(l.A))
		y, okB := onlyName(namesB, f.b.sentencesOf(l.B))
		if l.sure() && okA && okB {
			n[[2]string{x, y}]++
			nA[x]++
			nB[y]++
		}
	}
	pairs := map[[2]string]bool{{joint, joint}: true}
	for x := range namesA {
		for y := range namesB {
			// the code of a state, or a name that both languages write alike
			if x != joint && (x == y || len(x) > 3 && len(y) > 3 && lang.Romanized(x) == lang.Romanized(y)) {
				pairs[[2]string{x, y}] = true
			}
		}
	}
	// Two names that never occur with any other name belong together.
	alone := func(p [2]string) bool { return n[p] > 0 && n[p] == nA[p[0]] && n[p] == nB[p[1]] }
	backed := func(p [2]string) bool {
		for q := range n {
			if q[0] != p[0] && q[1] != p[1] && alone(q) {
				return true
			}
		}
		return false
	}
	for p, both := range n {
		least := leastSpoken * float64(max(nA[p[0]], nB[p[1]]))
		if both >= fewestSpoken && float64(both) >= least || alone(p) && backed(p) {
			pairs[p] = true
		}
	}
	return pairs
}

// onlyName returns the name that sentences have, if they have exactly one of names.
func onlyName(names map[string]bool, sentences []*sentence) (only string, ok bool) {
	for name := range names {
		if name == joint || !slices.ContainsFunc(sentences, func(x *sentence) bool { return x.has(name) }) {
			continue
		}
		if only != "" {
			return "", false
		}
		only = name
	}
	return only, only != ""
}

// has reports whether a sentence names a side, as a state or by its first letters.
func (x *sentence) has(name string) bool {
	return x.names(name) ||
		slices.Contains(x.words, name) || utf8.RuneCountInString(name) == 1 && strings.Contains(x.text, name)
}
