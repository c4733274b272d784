package quality

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// WordCase is a revised sentence with hand-marked edits.
type WordCase struct {
	Lang     tree.Lang
	Old, New string
	Edits    []diff.Edit
}

// ReadWordCase parses a sentence with its edits: [-deleted-]{+inserted+}.
func ReadWordCase(line string, l tree.Lang) WordCase {
	c := WordCase{Lang: l}
	for line != "" {
		op, text, rest := diff.Equal, line, ""
		if at := markAt(line); at > 0 {
			text, rest = line[:at], line[at:]
		} else if at == 0 {
			op, text, rest = markedEdit(line)
		}
		c.Edits = append(c.Edits, diff.Edit{Op: op, Text: text})
		if op != diff.Insert {
			c.Old += text
		}
		if op != diff.Delete {
			c.New += text
		}
		line = rest
	}
	return c
}

// markAt returns the offset of the first marked edit, -1 for none.
func markAt(line string) int {
	at := strings.Index(line, "[-")
	if put := strings.Index(line, "{+"); at < 0 || put >= 0 && put < at {
		at = put
	}
	return at
}

// markedEdit parses the marked edit at the beginning of a line.
func markedEdit(line string) (op diff.Op, text, rest string) {
	op, end := diff.Delete, "-]"
	if strings.HasPrefix(line, "{+") {
		op, end = diff.Insert, "+}"
	}
	text, rest, _ = strings.Cut(line[2:], end)
	return op, text, rest
}

// WordScore compares word edits with the hand-marked ones: by changed tokens, and by
// changes with exactly the same tokens on both sides.
type WordScore struct{ Tokens, Changes Score }

// Add adds the edits found for a case.
func (s *WordScore) Add(c WordCase, got []diff.Edit) {
	s.Tokens = s.Tokens.Plus(scoreOf(changedTokens(c, c.Edits), changedTokens(c, got)))
	s.Changes = s.Changes.Plus(scoreOf(changes(c, c.Edits), changes(c, got)))
}

func scoreOf(want, got map[[4]int]bool) Score {
	s := Score{Found: len(got), True: len(want)}
	for change := range got {
		if want[change] {
			s.Right++
		}
	}
	return s
}

// changedTokens returns the tokens on both sides that edits touch: {i, -1} for old
// token i, {-1, j} for new token j.
func changedTokens(c WordCase, edits []diff.Edit) map[[4]int]bool {
	all := map[[4]int]bool{}
	for change := range changes(c, edits) {
		for i := change[0]; i < change[1]; i++ {
			all[[4]int{i, -1}] = true
		}
		for j := change[2]; j < change[3]; j++ {
			all[[4]int{-1, j}] = true
		}
	}
	return all
}

// changes returns each change as the half-open ranges of its old and new tokens:
// {old start, old end, new start, new end}.
func changes(c WordCase, edits []diff.Edit) map[[4]int]bool {
	old, new := tokensOf(c.Old), tokensOf(c.New)
	all := map[[4]int]bool{}
	i, j := 0, 0
	for k := 0; k < len(edits); {
		if edits[k].Op == diff.Equal {
			i, j = i+len(edits[k].Text), j+len(edits[k].Text)
			k++
			continue
		}
		fromOld, fromNew := i, j
		for ; k < len(edits) && edits[k].Op != diff.Equal; k++ {
			if edits[k].Op == diff.Delete {
				i += len(edits[k].Text)
			} else {
				j += len(edits[k].Text)
			}
		}
		change := [4]int{before(old, fromOld, false), before(old, i, true), before(new, fromNew, false), before(new, j, true)}
		change[1], change[3] = max(change[0], change[1]), max(change[2], change[3])
		if change[0] < change[1] || change[2] < change[3] {
			all[change] = true
		}
	}
	return all
}

// before returns the number of tokens that end at or before an offset or, if the offset
// is the end of a change, that begin before it.
func before(tokens []tree.Span, at int, ends bool) int {
	n := 0
	for n < len(tokens) && (tokens[n].End <= at || ends && tokens[n].Start < at) {
		n++
	}
	return n
}

// DifflibWords returns the word edits that Python's difflib would find for words and
// punctuation: the longest equal run, then the same on both sides of it.
func DifflibWords(c WordCase) []diff.Edit { return plainEdits(c, matchingBlocks) }

// ShortestWords returns the word edits from the longest common subsequence of words and
// punctuation, like a line diff with one word per line.
func ShortestWords(c WordCase) []diff.Edit { return plainEdits(c, longestCommon[int]) }

// plainEdits returns the edits for the pairs of equal tokens that a method finds.
func plainEdits(c WordCase, method func(old, new []int) [][2]int) []diff.Edit {
	old, new, ids := tokensOf(c.Old), tokensOf(c.New), map[string]int{}
	var edits []diff.Edit
	add := func(op diff.Op, text string) {
		if text != "" {
			edits = append(edits, diff.Edit{Op: op, Text: text})
		}
	}
	i, j := 0, 0
	for _, p := range method(idsIn(c.Old, old, ids), idsIn(c.New, new, ids)) {
		word, other := old[p[0]], new[p[1]]
		add(diff.Delete, c.Old[i:word.Start])
		add(diff.Insert, c.New[j:other.Start])
		add(diff.Equal, c.Old[word.Start:word.End])
		i, j = word.End, other.End
	}
	add(diff.Delete, c.Old[i:])
	add(diff.Insert, c.New[j:])
	return edits
}

// tokensOf returns the words and punctuation marks of a text: runs of letters and
// digits with the marks inside them, single Han characters, and single other marks.
// The segmentation is deliberately not that of the measured word edits.
func tokensOf(text string) []tree.Span {
	var all []tree.Span
	inner := false // the last token may continue
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		switch plain := (unicode.IsLetter(r) || unicode.IsDigit(r)) && !chars.IsHan(r); {
		case unicode.IsSpace(r):
			inner = false
		case plain && inner:
			all[len(all)-1].End = end
		case strings.ContainsRune(".,-'’/–", r) && inner && beginsWord(text[end:]):
			all[len(all)-1].End = end
		default:
			all = append(all, tree.Span{Start: i, End: end})
			inner = plain
		}
	}
	return all
}

func beginsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !chars.IsHan(r)
}
