package dict

import (
	_ "embed"
	"slices"
	"unicode/utf8"
)

// Layout of the tables; package gen writes them so. All numbers are little
// endian.
//
//	words       code of every character of the range, uint16, 0 for none
//	            base of every state, int32
//	            check of every state, int32
//	            value of every state, uint8
//	simplified  target of every character of the range, uint16, 0 for itself
const (
	firstRune = 0x3400
	lastRune  = 0x9FFF
	codesSize = 2 * (lastRune - firstRune + 1)
	stateSize = 4 + 4 + 1

	unknownCost = 200
)

//go:embed zz_words.bin
var words string

//go:embed zz_simplified.bin
var simplified string

// Words appends to ends the byte offset of the end of every word of a run of
// Han characters. It takes time linear in the run times the length of the
// longest word. Invalid UTF-8 is cut into single characters.
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
	// The best way is known from its end; turn it round.
	first := len(ends)
	for i := n; i > 0; i = int(steps[i].from) {
		ends = append(ends, int(steps[i].at))
	}
	for l, r := first, len(ends)-1; l < r; l, r = l+1, r-1 {
		ends[l], ends[r] = ends[r], ends[l]
	}
	return ends
}

// step is a place between two characters: the least cost of the words before
// it, and where the last of them begins; and the code of the character behind
// it.
type step struct {
	at, cost, from, code int32
}

// relaxFrom tries every word that begins at place i.
func relaxFrom(steps []step, i int) {
	relax := func(to int, cost int32) {
		if total := steps[i].cost + cost; steps[to].cost < 0 || total < steps[to].cost {
			steps[to].cost, steps[to].from = total, int32(i)
		}
	}
	states := int32((len(words) - codesSize) / stateSize)
	state := int32(0)
	single := true // no word of one character yet
	for k := i; k < len(steps)-1 && steps[k].code > 0; k++ {
		next := int32At(codesSize+4*int(state)) + steps[k].code
		if next <= 0 || next >= states || int32At(codesSize+4*int(states+next)) != state {
			break
		}
		state = next
		if cost := words[codesSize+8*int(states)+int(state)]; cost > 0 {
			relax(k+1, int32(cost))
			single = single && k > i
		}
	}
	if single {
		relax(i+1, unknownCost)
	}
}

func codeOf(r rune) int32 {
	if r < firstRune || r > lastRune {
		return 0
	}
	i := 2 * int(r-firstRune)
	return int32(words[i]) | int32(words[i+1])<<8
}

func int32At(i int) int32 {
	return int32(words[i]) | int32(words[i+1])<<8 | int32(words[i+2])<<16 | int32(words[i+3])<<24
}

// Simplified returns the simplified form of a traditional character, and every
// other character itself.
func Simplified(r rune) rune {
	if r < firstRune || r > lastRune {
		return r
	}
	i := 2 * int(r-firstRune)
	if target := rune(simplified[i]) | rune(simplified[i+1])<<8; target != 0 {
		return target
	}
	return r
}
