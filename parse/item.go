package parse

import (
	"regexp"
	"strings"
)

// Items that begin inside a paragraph, after the colon that announces them:
//
//	双方将：——扩大贸易；——便利通关。   双方将： │ ——扩大贸易； │ ——便利通关。
//
// announced matches the colon and the mark of the first, another what ends an
// item and the mark of the next.
var inlineItems = []struct{ announced, another func() *regexp.Regexp }{
	{lazy(`[：:]\s*([—―─]\s?[—―─])`), lazy(`[；;。]\s*([—―─]\s?[—―─])`)},
	{lazy(`:\s+([–—-])\s`), lazy(`[;.]\s+([–—-])\s`)},
	{lazy(`[：:]\s*([（(](?:1|１|a|а)[）)])`), lazy(`[；;]\s*(?:and\s+|и\s+)?([（(](?:\d{1,2}|[１-９]|[a-z]|[а-я])[）)])`)},
	{lazy(`[：:]\s*(①)`), lazy(`[；;。]\s*([②-⑳])`)},
}

// splitItems cuts the items out of the paragraphs that hold a list.
func splitItems(blocks []block) []block {
	var all []block
	for i, b := range blocks {
		cuts := itemCuts(b.text)
		if cuts == nil {
			if all != nil {
				all = append(all, b)
			}
			continue
		}
		if all == nil {
			all = append(make([]block, 0, len(blocks)+len(cuts)), blocks[:i]...)
		}
		all = append(all, cutBlock(b, cuts)...)
	}
	if all == nil {
		return blocks
	}
	return all
}

// itemCuts returns the byte offsets at which the items of a paragraph begin,
// nil for none. One item alone is a list only where two dashes mark it: a
// single dash or number may be anything.
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

// splitLabels parts the label of an article from that of its first section, where
// one paragraph has both:
//
//	一、1．双方修桥。   一、 │ 1．双方修桥。
func splitLabels(blocks []block) []block {
	var all []block
	for i, b := range blocks {
		outer, ok := readLabel(b.text)
		if inner, second := readLabel(outer.rest); !ok || !second || !outer.style.isPart() || inner.style <= outer.style || !inner.style.isPart() || inner.number != 1 {
			if all != nil {
				all = append(all, b)
			}
			continue
		}
		if all == nil {
			all = append(make([]block, 0, len(blocks)+1), blocks[:i]...)
		}
		all = append(all, cutBlock(b, []int{len(b.text) - len(outer.rest)})...)
	}
	if all == nil {
		return blocks
	}
	return all
}

// cutBlock cuts a block at byte offsets.
func cutBlock(b block, cuts []int) []block {
	var parts []block
	start := 0
	for _, cut := range append(cuts, len(b.text)) {
		part := b
		part.text = strings.TrimSpace(b.text[start:cut])
		part.item = b.item && start == 0
		parts, start = append(parts, part), cut
	}
	return parts
}
