package parity

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// draft is a statement that is taken apart: its parts, paragraphs and sentences, to
// be changed and put together again.
type draft struct {
	lang  tree.Lang
	title string
	parts []*draftPart
}

type draftPart struct {
	node   tree.Node // without children
	depth  int
	blocks []*draftBlock
}

type draftBlock struct {
	node      tree.Node
	sentences []*draftSentence
}

// draftSentence is a sentence with the addresses it had: those of two where two were
// merged.
type draftSentence struct {
	text string
	was  []tree.Locator
}

func draftOf(s *tree.Statement) *draft {
	d := &draft{lang: s.Lang, title: s.Title}
	var visit func(n *tree.Node, depth int)
	visit = func(n *tree.Node, depth int) {
		part := &draftPart{node: *n, depth: depth}
		d.parts = append(d.parts, part)
		for _, c := range n.Children {
			switch {
			case c.Kind == tree.KindSection:
				visit(c, depth+1)
			case c.Kind.IsBlock():
				b := &draftBlock{node: *c}
				for _, x := range c.Children {
					b.sentences = append(b.sentences, &draftSentence{strings.TrimSpace(s.TextOf(x)), []tree.Locator{x.Locator}})
				}
				part.blocks = append(part.blocks, b)
			}
		}
	}
	for _, p := range s.Root.Children {
		visit(p, 0)
	}
	return d
}

// statement puts the draft together; was maps its sentences to the addresses that
// they had.
func (d *draft) statement() (s *tree.Statement, was map[*tree.Node][]tree.Locator) {
	s = &tree.Statement{ID: "draft", Lang: d.lang, Title: d.title, Root: &tree.Node{Kind: tree.KindStatement}}
	was = map[*tree.Node][]tree.Locator{}
	var text strings.Builder
	var open *tree.Node
	for _, p := range d.parts {
		part := p.node
		part.Children, part.Span = nil, tree.Span{Start: text.Len()}
		for _, b := range p.blocks {
			if len(b.sentences) == 0 {
				continue
			}
			if text.Len() > 0 {
				text.WriteString("\n")
			}
			block := b.node
			block.Children, block.Span = nil, tree.Span{Start: text.Len()}
			for i, x := range b.sentences {
				start := text.Len()
				text.WriteString(x.text)
				if i+1 < len(b.sentences) {
					text.WriteString(d.lang.Gap())
				}
				span := tree.Span{Start: start, End: text.Len()}
				n := &tree.Node{Kind: tree.KindSentence, Span: span, Children: []*tree.Node{{Kind: tree.KindClause, Span: span}}}
				was[n] = x.was
				block.Children = append(block.Children, n)
			}
			block.Span.End = text.Len()
			part.Children = append(part.Children, &block)
		}
		part.Span.End = text.Len()
		if p.depth > 0 && open != nil {
			open.Children = append(open.Children, &part)
			open.Span.End = text.Len()
			continue
		}
		open = &part
		s.Root.Children = append(s.Root.Children, &part)
	}
	s.Text = text.String()
	s.Root.Span = tree.Span{End: text.Len()}
	s.Number()
	return s, was
}

// place is a sentence of a draft.
type place struct{ part, block, sentence int }

func (d *draft) at(p place) *draftSentence {
	return d.parts[p.part].blocks[p.block].sentences[p.sentence]
}

// places lists the sentences that a fault may be made in: those of the text, no
// headings and no signatures.
func (d *draft) places(fits func(b *draftBlock, x *draftSentence) bool) []place {
	var all []place
	for i, p := range d.parts {
		if p.node.Kind == tree.KindClosing {
			continue
		}
		for j, b := range p.blocks {
			for k, x := range b.sentences {
				if !b.node.IsHeading && len(x.was) == 1 && fits(b, x) {
					all = append(all, place{i, j, k})
				}
			}
		}
	}
	return all
}

// remove takes a sentence out.
func (d *draft) remove(p place) *draftSentence {
	b := d.parts[p.part].blocks[p.block]
	x := b.sentences[p.sentence]
	b.sentences = slices.Delete(slices.Clone(b.sentences), p.sentence, p.sentence+1)
	return x
}

// fault is a kind of difference that is put into one version.
type fault struct {
	name  string
	types []Type // of findings that tell it; none for what is not a difference
	// make changes one place and returns the addresses that are concerned.
	make func(d *draft, r *rand.Rand) ([]tree.Locator, bool)
}

func faults() []fault {
	only := []Type{OnlyA, OnlyB, List}
	return []fault{
		{"sentence gone", only, dropSentence},
		{"paragraph gone", only, dropParagraph},
		{"list item gone", only, dropItem},
		{"member of a list in a sentence gone", []Type{List, Name}, dropMember},
		{"sentence moved", []Type{Structure, OnlyA, OnlyB}, moveSentence},
		{"two sentences merged", nil, mergeSentences},
		{"number changed", []Type{Number, Date}, changeNumber},
		{"year changed", []Type{Date, Number}, changeYear},
		{"side exchanged", []Type{Speaker}, exchangeSide},
	}
}

func anywhere(*draftBlock, *draftSentence) bool { return true }

func pick(d *draft, r *rand.Rand, fits func(*draftBlock, *draftSentence) bool) (place, bool) {
	all := d.places(fits)
	if len(all) == 0 {
		return place{}, false
	}
	return all[r.IntN(len(all))], true
}

func dropSentence(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	p, ok := pick(d, r, func(b *draftBlock, x *draftSentence) bool {
		return len(b.sentences) > 1 && b.node.Kind != tree.KindItem
	})
	if !ok {
		return nil, false
	}
	return d.remove(p).was, true
}

func dropParagraph(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	p, ok := pick(d, r, func(b *draftBlock, x *draftSentence) bool { return b.node.Kind == tree.KindParagraph })
	if !ok {
		return nil, false
	}
	b := d.parts[p.part].blocks[p.block]
	var was []tree.Locator
	for _, x := range b.sentences {
		was = append(was, x.was...)
	}
	b.sentences = nil
	return was, true
}

func dropItem(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	p, ok := pick(d, r, func(b *draftBlock, x *draftSentence) bool { return b.node.Kind == tree.KindItem })
	if !ok {
		return nil, false
	}
	b := d.parts[p.part].blocks[p.block]
	was := b.sentences[0].was
	b.sentences = nil
	return was, true
}

var (
	hanList   = regexp.MustCompile(`[^，。；、和与及]{2,10}、([^，。；、和与及]{2,10}、)[^，。；、]{2,10}`)
	latinList = regexp.MustCompile(`(?:\pL+ ){0,2}\pL+, ((?:\pL+ ){0,2}\pL+, )(?:\pL+ ){0,2}\pL+,? (?:and|et|и) `)
)

func dropMember(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	re := latinList
	if d.lang == tree.Chinese {
		re = hanList
	}
	p, ok := pick(d, r, func(b *draftBlock, x *draftSentence) bool { return re.MatchString(x.text) })
	if !ok {
		return nil, false
	}
	x := d.at(p)
	m := re.FindStringSubmatchIndex(x.text)
	x.text = x.text[:m[2]] + x.text[m[3]:]
	return x.was, true
}

func moveSentence(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	p, ok := pick(d, r, func(b *draftBlock, x *draftSentence) bool { return len(x.text) > 60 })
	if !ok {
		return nil, false
	}
	to, _ := pick(d, r, func(b *draftBlock, x *draftSentence) bool { return b.node.Kind == tree.KindParagraph })
	if to.part == p.part && max(to.block-p.block, p.block-to.block) < 3 {
		return nil, false
	}
	x := d.at(p)
	b := d.parts[to.part].blocks[to.block]
	b.sentences = slices.Insert(slices.Clone(b.sentences), to.sentence, x)
	if from := d.parts[p.part].blocks[p.block]; from != b {
		from.sentences = slices.Delete(slices.Clone(from.sentences), p.sentence, p.sentence+1)
	}
	return x.was, true
}

func mergeSentences(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	p, ok := pick(d, r, func(b *draftBlock, x *draftSentence) bool { return b.sentences[len(b.sentences)-1] != x })
	if !ok {
		return nil, false
	}
	b := d.parts[p.part].blocks[p.block]
	x, y := b.sentences[p.sentence], b.sentences[p.sentence+1]
	end := strings.TrimRight(x.text, ".。;；")
	joint := map[tree.Lang]string{tree.Chinese: "，", tree.Russian: ", и ", tree.English: ", and "}[d.lang]
	if joint == "" {
		joint = ", "
	}
	one := &draftSentence{end + joint + y.text, slices.Concat(x.was, y.was)}
	b.sentences = slices.Replace(slices.Clone(b.sentences), p.sentence, p.sentence+2, one)
	return one.was, true
}

// changeNumber writes another number in the place of one, in digits.
func changeNumber(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	return otherNumber(d, r, func(n quantities.Numeral) bool {
		return n.Kind != quantities.Year && n.Kind != quantities.Month && n.Value >= 10
	}, func(v float64) float64 { return v + 3 })
}

func changeYear(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	return otherNumber(d, r, func(n quantities.Numeral) bool { return n.Kind == quantities.Year }, func(v float64) float64 { return v - 2 })
}

func otherNumber(d *draft, r *rand.Rand, fits func(quantities.Numeral) bool, other func(float64) float64) ([]tree.Locator, bool) {
	numerals := quantities.NumeralsOf(d.lang)
	fitting := func(x *draftSentence) []quantities.Numeral {
		return slices.DeleteFunc(numerals.In(x.text), func(n quantities.Numeral) bool { return n.Weak || !fits(n) || n.Value >= 1e4 })
	}
	p, ok := pick(d, r, func(b *draftBlock, x *draftSentence) bool { return len(fitting(x)) > 0 })
	if !ok {
		return nil, false
	}
	x := d.at(p)
	all := fitting(x)
	n := all[r.IntN(len(all))]
	value := other(n.Value)
	written := strconv.FormatFloat(value, 'f', -1, 64)
	if d.lang == tree.Chinese && n.Spelled {
		written = numbers.WriteHan(int(value))
	}
	x.text = x.text[:n.Span.Start] + written + x.text[n.Span.End:]
	return x.was, true
}

// sidesOf are the names of the sides in the specimens, each with those it may be
// exchanged for.
var sidesOf = map[tree.Lang][]string{
	tree.Chinese: {"岚方", "泽方", "双方"},
	tree.English: {"The Lanchuan Side", "The Zebei Side", "The Sides"},
	tree.Russian: {"Ланьчуаньская Сторона", "Цзэбэйская Сторона", "Стороны"},
}

func exchangeSide(d *draft, r *rand.Rand) ([]tree.Locator, bool) {
	names := sidesOf[d.lang]
	p, ok := pick(d, r, func(b *draftBlock, x *draftSentence) bool {
		return slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(x.text, n) })
	})
	if !ok {
		return nil, false
	}
	x := d.at(p)
	i := slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(x.text, n) })
	other := names[(i+1+r.IntN(2))%3]
	x.text = other + strings.TrimPrefix(x.text, names[i])
	return x.was, true
}
