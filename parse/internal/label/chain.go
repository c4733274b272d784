package label

import (
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// chainForm is a form of label that an ordinary sentence may also begin with:
//
//	A. Trade … B. Energy …     but A. Smith said
//	1 Recalling … 2 Noting …   but 12 States agreed
//
// They are labels if enough of them follow each other.
type chainForm struct {
	labelForm
	fewest  int
	through bool // they are labels only if they continue across headings
}

var chainForms = sync.OnceValue(func() []chainForm {
	return []chainForm{
		{labelForm{styleLetter, capitals, page.Lazy(`^([A-Z])[.、．](?:\s|$|\p{Han})`), placeIn(capitals)}, 2, false},
		{labelForm{styleLetter, cyrillic, page.Lazy(`^([А-Я])[.](?:\s|$)`), placeIn(cyrillic)}, 2, false},
		{labelForm{styleLetter, stems, page.Lazy(`^([` + stems + `])[、．.]`), placeIn(stems)}, 2, false},
		{labelForm{styleLower, "", page.Lazy(`^([a-z])\.(?:\s|$)`), placeIn(strings.ToLower(capitals))}, 2, false},
		{labelForm{styleLower, "", page.Lazy(`^([а-я])\.(?:\s|$)`), placeIn(strings.ToLower(cyrillic))}, 2, false},
		{labelForm{styleLower, "ivx", page.Lazy(`^([ivx]{1,5})\.(?:\s|$)`), func(s string) int { return numbers.Roman(strings.ToUpper(s)) }}, 2, false},
		{labelForm{StyleArticle, "第", page.Lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?[条條])`), numbers.Parse}, 2, false},
		{labelForm{styleDecimal, "", page.Lazy(`^(` + decimals + `)\s`), lastNumber}, 2, false},
		{labelForm{styleDecimal, "§", page.Lazy(`^(§\s?` + decimals + `)[.)]?\s`), lastNumber}, 2, false},
		{labelForm{StyleDigit, "", page.Lazy(`^([0-9]{1,3})[)）]`), numbers.Parse}, 3, true},
		{labelForm{StyleDigit, "[", page.Lazy(`^(\[([0-9]{1,3})\])\s`), numbers.Parse}, 3, false},
		{labelForm{StyleDigit, "", page.Lazy(`^([0-9]{1,3})(?:[°:]|\s[–—-])\s`), numbers.Parse}, 3, false},
		{labelForm{StyleDigit, "", page.Lazy(`^([0-9]{1,3})\s[\p{Lu}“"(«]`), numbers.Parse}, 3, false},
	}
})

// chains returns the labels of chain forms, by block: those that count up from the
// first without a gap.
func chains(blocks []page.Block) map[int]Label {
	found := map[int]Label{}
	for _, f := range chainForms() {
		c := chain{form: &f, blocks: blocks, found: found}
		for i := range blocks {
			c.add(i)
		}
		c.end()
	}
	return found
}

// chain is a sequence of labels that count up.
type chain struct {
	form   *chainForm
	blocks []page.Block
	found  map[int]Label
	at     []int // the indices of their blocks
	labels []Label
}

// add adds the label of a block, if it has one that continues the chain or begins a new
// one.
func (c *chain) add(i int) {
	l, ok := c.form.label(c.blocks[i].Text)
	if _, taken := c.found[i]; !ok || taken {
		return
	}
	goesOn := len(c.at) > 0 && l.Number == c.labels[len(c.labels)-1].Number+1
	switch {
	case goesOn:
	case l.Number == 1, c.form.through && len(c.at) == 0 && l.Number <= firstRunning:
		c.end()
	default:
		return
	}
	if certain, ok := Read(c.blocks[i].Text); ok && certain.Style.IsPart() && len(c.at) < 2 {
		return // I. does not begin a chain of letters
	}
	c.at, c.labels = append(c.at, i), append(c.labels, l)
}

// end keeps the labels of the chain if there are enough.
func (c *chain) end() {
	if len(c.at) >= c.form.fewest && (!c.form.through || c.crosses()) {
		for k, i := range c.at {
			c.found[i] = c.labels[k]
		}
	}
	c.at, c.labels = nil, nil
}

// crosses reports whether there is a heading between the first and the last label.
func (c *chain) crosses() bool {
	for _, b := range c.blocks[c.at[0]:c.at[len(c.at)-1]] {
		if b.Level > 0 && IsHeadline(b.Text) && !BeginsBlock(b.Text) {
			return true
		}
	}
	return false
}
