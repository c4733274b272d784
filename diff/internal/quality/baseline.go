package quality

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// Method returns links between old and new texts, as pairs of their numbers.
type Method func(old, new []string, lang tree.Lang) [][2]int

// By returns the pairs that a method finds at one level.
func By(m Method, old, new *tree.Statement, level diff.Level) Pairs {
	oldNodes, newNodes := nodesAt(old, level), nodesAt(new, level)
	pairs := Pairs{}
	for _, l := range m(texts(old, oldNodes), texts(new, newNodes), new.Lang) {
		pairs[Pair{string(oldNodes[l[0]].Locator), string(newNodes[l[1]].Locator)}] = true
	}
	return pairs
}

func texts(s *tree.Statement, nodes []*tree.Node) []string {
	out := make([]string, len(nodes))
	for i, n := range nodes {
		out[i] = strings.TrimSpace(s.TextOf(n))
	}
	return out
}

// LineDiff links the texts that a line diff shows side by side: those of the longest
// common subsequence, and between them the replaced runs, paired in order. Time and
// memory are proportional to the product of both lengths.
func LineDiff(old, new []string, _ tree.Lang) [][2]int {
	var links [][2]int
	i, j := 0, 0
	for _, kept := range append(longestCommon(old, new), [2]int{len(old), len(new)}) {
		for i < kept[0] && j < kept[1] {
			links = append(links, [2]int{i, j})
			i, j = i+1, j+1
		}
		i, j = kept[0], kept[1]
		if i < len(old) && j < len(new) {
			links = append(links, kept)
			i, j = i+1, j+1
		}
	}
	return links
}

// longestCommon returns the pairs of a longest common subsequence.
func longestCommon[T comparable](old, new []T) [][2]int {
	rest := make([][]int32, len(old)+1) // its length for old[i:] and new[j:]
	for i := range rest {
		rest[i] = make([]int32, len(new)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			rest[i][j] = max(rest[i+1][j], rest[i][j+1])
			if old[i] == new[j] {
				rest[i][j] = rest[i+1][j+1] + 1
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch {
		case old[i] == new[j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case rest[i+1][j] >= rest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// closeRatio is difflib's lowest ratio of two close matches.
const closeRatio = 0.6

// Difflib links each new text, in order, with the unlinked old text that has the highest
// ratio of words in matching blocks, like the close matches of Python's difflib.
func Difflib(old, new []string, lang tree.Lang) [][2]int {
	ids := map[string]int{}
	oldWords, newWords := wordIDs(old, lang, ids), wordIDs(new, lang, ids)
	taken := make([]bool, len(old))
	counts := make([]int, len(ids))
	var links [][2]int
	for j, words := range newWords {
		best, at := closeRatio, -1
		for i := range oldWords {
			if taken[i] || ratioBound(oldWords[i], words, counts) < best {
				continue
			}
			if r := blockRatio(oldWords[i], words); r > best || r == best && at < 0 {
				best, at = r, i
			}
		}
		if at >= 0 {
			taken[at] = true
			links = append(links, [2]int{at, j})
		}
	}
	return links
}

// wordIDs returns the texts as lists of word numbers, without white space.
func wordIDs(list []string, lang tree.Lang, ids map[string]int) [][]int {
	out := make([][]int, len(list))
	for i, text := range list {
		spans := slices.DeleteFunc(segment.Words(text, lang), func(s tree.Span) bool { return strings.TrimSpace(text[s.Start:s.End]) == "" })
		out[i] = idsIn(text, spans, ids)
	}
	return out
}

// idsIn returns the numbers of the words at spans of a text; ids gets those it lacks.
func idsIn(text string, spans []tree.Span, ids map[string]int) []int {
	all := make([]int, len(spans))
	for i, s := range spans {
		word := text[s.Start:s.End]
		if _, ok := ids[word]; !ok {
			ids[word] = len(ids)
		}
		all[i] = ids[word]
	}
	return all
}

// Dice returns a method that links one to one, beginning with the pair with the highest
// Dice coefficient of character bigrams, down to a threshold.
func Dice(threshold float64) Method {
	return func(old, new []string, _ tree.Lang) [][2]int {
		var links [][2]int
		for _, p := range dicePairs(old, new, threshold) {
			links = append(links, [2]int{p.old, p.new})
		}
		return links
	}
}

// DiceSteps returns the pairs that Dice finds at one level for each threshold. The
// pairs of a higher threshold are a prefix of those of a lower one, so the texts are
// compared only once.
func DiceSteps(thresholds []float64, old, new *tree.Statement, level diff.Level) []Pairs {
	oldNodes, newNodes := nodesAt(old, level), nodesAt(new, level)
	found := dicePairs(texts(old, oldNodes), texts(new, newNodes), slices.Min(thresholds))
	steps := make([]Pairs, len(thresholds))
	for i, threshold := range thresholds {
		steps[i] = Pairs{}
		for _, p := range found {
			if p.score >= threshold {
				steps[i][Pair{string(oldNodes[p.old].Locator), string(newNodes[p.new].Locator)}] = true
			}
		}
	}
	return steps
}

// dicePairs returns the pairs that Dice links, the highest score first.
func dicePairs(old, new []string, threshold float64) []scoredPair {
	scored := diceScores(old, new, threshold)
	slices.SortFunc(scored, func(a, b scoredPair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), a.old-b.old, a.new-b.new)
	})
	oldTaken, newTaken := make([]bool, len(old)), make([]bool, len(new))
	return slices.DeleteFunc(scored, func(p scoredPair) bool {
		if oldTaken[p.old] || newTaken[p.new] {
			return true
		}
		oldTaken[p.old], newTaken[p.new] = true, true
		return false
	})
}

type scoredPair struct {
	old, new int
	score    float64
}

// diceScores returns the pairs with a Dice coefficient of at least the threshold.
func diceScores(old, new []string, threshold float64) []scoredPair {
	type posting struct{ unit, count int }
	index := map[[2]rune][]posting{}
	newSize := make([]int, len(new))
	for j, text := range new {
		for gram, count := range bigrams(text) {
			index[gram] = append(index[gram], posting{j, count})
			newSize[j] += count
		}
	}
	var scored []scoredPair
	common := make([]int, len(new))
	for i, text := range old {
		clear(common)
		size := 0
		for gram, count := range bigrams(text) {
			size += count
			for _, p := range index[gram] {
				common[p.unit] += min(count, p.count)
			}
		}
		for j, n := range common {
			if score := ratio(2*n, size+newSize[j]); n > 0 && score >= threshold {
				scored = append(scored, scoredPair{i, j, score})
			}
		}
	}
	return scored
}

// bigrams counts the pairs of neighbouring characters, ignoring white space and case.
func bigrams(text string) map[[2]rune]int {
	counts := map[[2]rune]int{}
	last := rune(0)
	for _, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		r = unicode.ToLower(r)
		if last != 0 {
			counts[[2]rune{last, r}]++
		}
		last = r
	}
	return counts
}
