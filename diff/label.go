package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// In some lists all lines are worded alike, and only a label before a colon
// distinguishes them. Such lines are linked by label, not by wording:
//
//	old  Harvest Day: 1 to 3 May, three days.       new  Harvest Day: 4 to 8 May, five days.
//	     Founding Day: 4 to 8 June, five days.           Founding Day: 1 to 3 June, three days.
//
// In the closing the first word of a line is its label. Labels joined by "and" are
// all labels of the line.

// A list needs at least labelledLines labels that both statements have. A label has
// at most labelHan Han characters or labelWords words.
const (
	labelledLines = 3
	labelHan      = 12
	labelWords    = 4
)

// labelledBlock is a block whose first sentence begins with one or more labels.
type labelledBlock struct {
	labels   []string
	from, to int // its sentences, numbers [from, to)
	closing  bool
}

// joints replaces what joins labels by a bar.
var joints = strings.NewReplacer("、", "|", ",", "|", "和", "|", " and ", "|", " и ", "|")

// labelsOf returns the labels at the beginning of a sentence, nil for none.
func labelsOf(sentence string) []string {
	colon := strings.IndexAny(sentence, ":：")
	if colon < 0 {
		return nil
	}
	before := sentence[:colon]
	han, words := 0, len(strings.Fields(before))
	for _, r := range before {
		if chars.IsHan(r) {
			han++
		} else if isStop(r) && r != '、' && r != ',' {
			return nil
		}
	}
	if han > labelHan || han == 0 && words > labelWords {
		return nil
	}
	var labels []string
	for _, part := range strings.Split(joints.Replace(before), "|") {
		part = strings.TrimFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if utf8.RuneCountInString(part) > 1 {
			labels = append(labels, Fold(strings.ToLower(part)))
		}
	}
	return labels
}

// firstWord returns the first word of a sentence of the closing as its only label,
// nil if the sentence has no other word.
func firstWord(sentence string) []string {
	if words := strings.Fields(sentence); len(words) > 1 {
		return []string{"closing " + strings.ToLower(words[0])}
	}
	return nil
}

// setLabels numbers the labels that occur exactly once on each side, and sets them on
// the sentences and clauses of their blocks. Outside the closing it does so only if
// there are enough for a list.
func setLabels(old, new *content) {
	ofOld, ofNew := countLabels(old.labelled), countLabels(new.labelled)
	numbers, lines := map[string]int32{}, 0
	for _, b := range old.labelled {
		for _, label := range b.labels {
			if ofOld[label] == 1 && ofNew[label] == 1 {
				numbers[label] = int32(len(numbers))
				lines += one(!b.closing)
			}
		}
	}
	if lines < labelledLines {
		isLine := func(b labelledBlock) bool { return !b.closing }
		old.labelled, new.labelled = slices.DeleteFunc(old.labelled, isLine), slices.DeleteFunc(new.labelled, isLine)
	}
	old.label(numbers)
	new.label(numbers)
}

func countLabels(blocks []labelledBlock) map[string]int {
	count := map[string]int{}
	for _, b := range blocks {
		for _, label := range b.labels {
			count[label]++
		}
	}
	return count
}

// label sets the numbers of their labels on the units of the labelled blocks. A block
// whose labels have no number gets an empty, non-nil list: it corresponds to no
// other labelled block.
func (c *content) label(numbers map[string]int32) {
	bySentence := make([][]int32, len(c.sentences.aligned))
	for _, b := range c.labelled {
		own := []int32{}
		for _, label := range b.labels {
			if n, ok := numbers[label]; ok {
				own = append(own, n)
			}
		}
		slices.Sort(own)
		for i := b.from; i < b.to; i++ {
			bySentence[i] = own
			c.sentences.aligned[i].Labels, c.sentences.aligned[i].Place = own, int32(i-b.from)
		}
	}
	for k := range c.clauses.aligned {
		u := &c.clauses.aligned[k]
		u.Labels = bySentence[u.Group]
	}
}
