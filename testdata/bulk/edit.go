package bulk

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// Of a hundred sentences so many are edited.
const (
	dropped  = 8
	added    = 8 // stand after so many
	reworded = 12
	moved    = 8 // every other one reworded as well
)

// shortest is the length in characters of a sentence that is edited.
const shortest = 8

// Edited returns a copy of a text with sentences dropped, added, reworded and
// moved to anywhere. The same text always gives the same copy.
func Edited(text string) string {
	e := editor{rand: rand.New(rand.NewPCG(20, 26)), pieces: pieces(text)}
	e.before = make([]string, len(e.pieces))
	for i, p := range e.pieces {
		if isSentence(p) {
			e.edit(i)
		}
	}
	var b strings.Builder
	for i, p := range e.pieces {
		b.WriteString(e.before[i] + p)
	}
	return b.String()
}

// editor is the state of one Edited.
type editor struct {
	rand   *rand.Rand
	pieces []string // sentences, and what is not one
	before []string // what moves to before each piece
}

// edit draws what becomes of a sentence.
func (e *editor) edit(i int) {
	sentence := e.pieces[i]
	draw := e.rand.IntN(100)
	switch {
	case draw < dropped:
		e.pieces[i] = ""
	case draw < dropped+added:
		e.pieces[i] += shifted(sentence, 1+e.rand.IntN(500))
	case draw < dropped+added+reworded:
		e.pieces[i] = e.reword(sentence)
	case draw < dropped+added+reworded+moved:
		if draw%2 == 0 {
			sentence = e.reword(sentence)
		}
		e.pieces[i] = ""
		e.before[e.place()] += sentence
	}
}

// place draws a sentence that is still there: its beginning is that of a
// sentence after what is put before it, too.
func (e *editor) place() int {
	for range 1000 {
		if i := e.rand.IntN(len(e.pieces)); isSentence(e.pieces[i]) {
			return i
		}
	}
	return 0
}

// reword replaces two characters in each eight.
func (e *editor) reword(sentence string) string {
	runes := []rune(sentence)
	by := 1 + e.rand.IntN(500)
	for i := e.rand.IntN(6); i+2 < len(runes); i += 8 {
		copy(runes[i:i+2], []rune(shifted(string(runes[i:i+2]), by)))
	}
	return string(runes)
}

// pieces cuts a text after the ends of sentences and before and after those of
// lines.
func pieces(text string) []string {
	var all []string
	start := 0
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		if strings.ContainsRune("。！？", r) || r == '\n' {
			if r == '\n' && start < i {
				all = append(all, text[start:i])
				start = i
			}
			all = append(all, text[start:end])
			start = end
		}
	}
	return append(all, text[start:])
}

func isSentence(piece string) bool {
	return strings.HasSuffix(piece, "。") && utf8.RuneCountInString(piece) >= shortest
}
