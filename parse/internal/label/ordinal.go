package label

import (
	_ "embed" // data/ordinals.txt
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/internal/page"
)

//go:embed data/ordinals.txt
var ordinalList string

// ordinalRows returns the rows of ordinal words that number paragraphs.
var ordinalRows = sync.OnceValue(func() [][]string {
	var rows [][]string
	for _, line := range page.Lines(ordinalList) {
		rows = append(rows, strings.Split(line, ", "))
	}
	return rows
})

// ordinals returns the labels of consecutive paragraphs that are numbered in words, by
// block. A word alone, or separated by other paragraphs, is part of its sentence and
// not a label:
//
//	First. We open the ferries.
//	Second. We mend the bridges.
func ordinals(blocks []page.Block) map[int]Label {
	found := map[int]Label{}
	for _, row := range ordinalRows() {
		for i := range blocks {
			var list []Label
			for i+len(list) < len(blocks) && len(list) < len(row) {
				l, ok := ordinalLabel(blocks[i+len(list)].Text, row, len(list))
				if !ok {
					break
				}
				list = append(list, l)
			}
			for k := 0; k < len(list) && len(list) > 1; k++ {
				found[i+k] = list[k]
			}
		}
	}
	return found
}

// ordinalLabel reads word k of a row at the beginning of a text, with a full stop,
// comma or colon after it, and more text.
func ordinalLabel(text string, row []string, k int) (Label, bool) {
	folded := strings.Replace(text[:min(len(text), 2*len(row[k])+2)], "ё", "е", 1)
	if !strings.HasPrefix(folded, row[k]) {
		return Label{}, false
	}
	rest := text[len(row[k]):]
	if len(rest) < 3 || !strings.Contains(".,:", rest[:1]) || rest[1] != ' ' {
		return Label{}, false
	}
	word := text[:len(row[k])]
	return Label{StyleItem, k + 1, word, word + rest[:1], strings.TrimSpace(rest[1:])}, true
}
