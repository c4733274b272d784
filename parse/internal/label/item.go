package label

import (
	"regexp"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// inlineItems matches items that begin inside a paragraph, after the colon that
// announces them:
//
//	双方将：——扩大贸易；——便利通关。   双方将： │ ——扩大贸易； │ ——便利通关。
//
// announced matches the colon and the mark of the first item, another the end of an
// item and the mark of the next.
var inlineItems = []struct{ announced, another func() *regexp.Regexp }{
	{page.Lazy(`[：:]\s*([—―─]\s?[—―─])`), page.Lazy(`[；;。]\s*([—―─]\s?[—―─])`)},
	{page.Lazy(`:\s+([–—-])\s`), page.Lazy(`[;.]\s+([–—-])\s`)},
	{page.Lazy(`[：:]\s*([（(](?:1|１|a|а)[）)])`), page.Lazy(`[；;]\s*(?:and\s+|и\s+)?([（(](?:\d{1,2}|[１-９]|[a-z]|[а-я])[）)])`)},
	{page.Lazy(`[：:]\s*(①)`), page.Lazy(`[；;。]\s*([②-⑳])`)},
}

// SplitItems separates the items from the paragraphs that contain a list.
func SplitItems(blocks []page.Block) []page.Block {
	return split(blocks, func(b page.Block) []int { return itemCuts(b.Text) })
}

// split cuts blocks at byte offsets of their text.
func split(blocks []page.Block, cutsOf func(page.Block) []int) []page.Block {
	all := make([]page.Block, 0, len(blocks)) // most have no cuts
	for _, b := range blocks {
		start := 0
		for _, cut := range append(cutsOf(b), len(b.Text)) {
			part := b
			part.Text = strings.TrimSpace(b.Text[start:cut])
			part.Item = b.Item && start == 0
			all, start = append(all, part), cut
		}
	}
	return all
}

// itemCuts returns the byte offsets at which the items of a paragraph begin, or nil. A
// single item is a list only if two dashes mark it: a single dash or number may be
// anything.
func itemCuts(text string) []int {
	if !strings.Contains(text, "：") && !strings.Contains(text, ":") {
		return nil
	}
	for i, f := range inlineItems {
		first := f.announced().FindStringSubmatchIndex(text)
		if first == nil || first[0] == 0 {
			continue
		}
		cuts := []int{first[2]}
		for _, m := range f.another().FindAllStringSubmatchIndex(text[first[3]:], -1) {
			cuts = append(cuts, first[3]+m[2])
		}
		if len(cuts) > 1 || i == 0 {
			return cuts
		}
	}
	return nil
}

// SplitLabels separates the label of an article from that of its first section, if one
// paragraph has both:
//
//	一、1．双方修桥。   一、 │ 1．双方修桥。
func SplitLabels(blocks []page.Block) []page.Block {
	return split(blocks, func(b page.Block) []int {
		outer, ok := Read(b.Text)
		if inner, second := Read(outer.Rest); !ok || !second || !outer.Style.IsPart() || inner.Style <= outer.Style || !inner.Style.IsPart() || inner.Number != 1 {
			return nil
		}
		return []int{len(b.Text) - len(outer.Rest)}
	})
}
