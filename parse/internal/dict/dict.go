package dict

import (
	_ "embed"
	"slices"
	"unicode/utf8"
)

// Layout of the table, as written by the generator in gen. All numbers are little
// endian.
//
//	words       code of every character of the range, uint16, 0 for none
//	            of every state, adjacent so that a look-up touches one cache
//	            line: base, int32; check, 24 bits, all set for none; value, uint8
const (
	firstRune = 0x3400
	lastRune  = 0x9FFF
	codesSize = 2 * (lastRune - firstRune + 1)
	stateSize = 4 + 3 + 1

	unknownCost = 200
)

//go:embed zz_words.bin
var words string

// Words appends to ends the byte offsets of the ends of all words in a run of Han
// characters. The time is linear in the run times the length of the longest word.
// Invalid UTF-8 is split into single characters.
func Words(run string, ends []int) []int {
	var buffer [64]step
	steps := slices.Grow(buffer[:0], utf8.RuneCountInString(run)+1)
	for i, r := range run {
		steps = append(steps, step{at: int32(i), cost: -1, code: codeOf(r)})
	}
	n := len(steps)
	steps = append(steps, step{at: int32(len(run)), cost: -1})
	steps[0].cost = 0
	for i := range n {
		relaxFrom(steps, i)
	}
	// The best path is found from its end; reverse it.
	first := len(ends)
	for i := n; i > 0; i = int(steps[i].from) {
		ends = append(ends, int(steps[i].at))
	}
	slices.Reverse(ends[first:])
	return ends
}

// step is a position between two characters: the minimum cost of the words before it,
// the start of the last of them, and the code of the character after it.
type step struct {
	at, cost, from, code int32
}

// relaxFrom tries every word that begins at position i.
func relaxFrom(steps []step, i int) {
	rest := steps[i:]
	before := rest[0].cost
	states := int32((len(words) - codesSize) / stateSize)
	number, at := int32(0), stateAt(0)
	single := true // no word of one character found yet
	for k := 0; k < len(rest)-1 && rest[k].code > 0; k++ {
		next := at.base() + rest[k].code
		if next <= 0 || next >= states {
			break
		}
		if at = stateAt(next); at.check() != number {
			break
		}
		number = next
		if cost := at.value(); cost > 0 {
			rest[k+1].relax(before+cost, i)
			single = single && k > 0
		}
	}
	if single {
		rest[1].relax(before+unknownCost, i)
	}
}

// relax sets the cost and the start of the last word if no lower cost is known.
func (s *step) relax(cost int32, from int) {
	if s.cost < 0 || cost < s.cost {
		s.cost, s.from = cost, int32(from)
	}
}

func codeOf(r rune) int32 {
	if r < firstRune || r > lastRune {
		return 0
	}
	i := 2 * int(r-firstRune)
	return int32(words[i]) | int32(words[i+1])<<8
}

// state is a state of the trie: base, check and value, from the lowest bits up.
type state uint64

func stateAt(number int32) state {
	s := words[codesSize+stateSize*int(number):][:stateSize]
	return state(s[0]) | state(s[1])<<8 | state(s[2])<<16 | state(s[3])<<24 |
		state(s[4])<<32 | state(s[5])<<40 | state(s[6])<<48 | state(s[7])<<56
}

func (s state) base() int32  { return int32(uint32(s)) }
func (s state) check() int32 { return int32(s >> 32 & (1<<24 - 1)) }
func (s state) value() int32 { return int32(s >> 56) }
