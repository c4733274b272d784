package main

import (
	"cmp"
	"encoding/binary"
	"log"
	"maps"
	"slices"
)

// trie is a double-array trie under construction.
type trie struct {
	codes  map[rune]int
	base   []int32
	check  []int32 // -1 for a free state
	values []uint8
	next   []int32 // for a free state, itself; otherwise a later state with no free one between
}

// entry is a word as codes, with its cost.
type entry struct {
	codes []int
	cost  uint8
}

func newTrie(counts map[string]int) *trie {
	t := &trie{codes: codesByFrequency(counts)}
	total := 0
	for _, n := range counts {
		total += n
	}
	var entries []entry
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		e := entry{cost: cost(counts[word], total)}
		for _, r := range word {
			e.codes = append(e.codes, t.codes[r])
		}
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(x, y entry) int { return slices.Compare(x.codes, y.codes) })
	t.grow(1)
	t.take(0, 0)
	t.insert(0, 0, entries)
	return t
}

// codesByFrequency numbers the characters from 1, most frequent first, which packs the
// array more tightly.
func codesByFrequency(counts map[string]int) map[rune]int {
	frequency := map[rune]int{}
	for word := range counts {
		for _, r := range word {
			frequency[r]++
		}
	}
	runes := slices.Collect(maps.Keys(frequency))
	slices.SortFunc(runes, func(x, y rune) int {
		return cmp.Or(cmp.Compare(frequency[y], frequency[x]), cmp.Compare(x, y))
	})
	codes := map[rune]int{}
	for i, r := range runes {
		codes[r] = i + 1
	}
	return codes
}

func (t *trie) grow(size int) {
	for len(t.base) < size {
		t.base = append(t.base, 0)
		t.check = append(t.check, -1)
		t.values = append(t.values, 0)
		t.next = append(t.next, int32(len(t.next)))
	}
}

// insert places the children of a state. entries are sorted and share their first depth
// codes.
func (t *trie) insert(state, depth int, entries []entry) {
	if len(entries) > 0 && len(entries[0].codes) == depth {
		t.values[state] = entries[0].cost
		entries = entries[1:]
	}
	if len(entries) == 0 {
		return
	}
	var codes []int
	var groups [][]entry
	for start := 0; start < len(entries); {
		code, end := entries[start].codes[depth], start
		for end < len(entries) && entries[end].codes[depth] == code {
			end++
		}
		codes = append(codes, code)
		groups = append(groups, entries[start:end])
		start = end
	}
	base := t.place(codes)
	t.base[state] = int32(base)
	for _, code := range codes {
		t.take(base+code, state)
	}
	for i, code := range codes {
		t.insert(base+code, depth+1, groups[i])
	}
}

// place returns the smallest base at which all codes lead to free states.
func (t *trie) place(codes []int) int {
	for at := t.freeFrom(codes[0] + 1); ; at = t.freeFrom(at + 1) {
		base := at - codes[0]
		t.grow(base + codes[len(codes)-1] + 1)
		fits := true
		for _, code := range codes {
			if t.check[base+code] >= 0 {
				fits = false
				break
			}
		}
		if fits {
			return base
		}
	}
}

// take makes a state a child of another.
func (t *trie) take(state, parent int) {
	t.check[state] = int32(parent)
	t.next[state] = int32(state + 1)
}

// freeFrom returns the first free state at or after one. It lengthens the links on its
// way, so that a full part of the table is traversed only once.
func (t *trie) freeFrom(state int) int {
	t.grow(state + 1)
	for int(t.next[state]) != state {
		t.grow(int(t.next[state]) + 1)
		t.next[state] = t.next[t.next[state]]
		state = int(t.next[state])
	}
	return state
}

// bytes returns the table in the layout of package dict.
func (t *trie) bytes() []byte {
	table := make([]byte, 2*(lastRune-firstRune+1))
	for r, code := range t.codes {
		binary.LittleEndian.PutUint16(table[2*(r-firstRune):], uint16(code))
	}
	if len(t.base) > maxStates {
		log.Fatalf("%d states; the table has room for %d", len(t.base), maxStates)
	}
	for s := range t.base {
		table = binary.LittleEndian.AppendUint32(table, uint32(t.base[s]))
		table = binary.LittleEndian.AppendUint32(table, uint32(t.values[s])<<24|uint32(t.check[s])&maxStates)
	}
	return table
}

// maxStates is the maximum number of states: 24-bit numbers, of which the last means
// none.
const maxStates = 1<<24 - 1
