package docx

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// atomKind is the kind of an atom.
type atomKind uint8

const (
	words atomKind = iota // a sentence, or the title
	label                 // numbering, at the start of a paragraph
	end                   // the end of a paragraph
)

// atom is a piece of a statement as printed.
type atom struct {
	kind  atomKind
	at    int // position in the stream; an end takes one
	text  string
	node  *tree.Node // the sentence, nil for other atoms
	ends  bool       // the atom includes the end of the sentence
	style string     // of the paragraph, set in its end
}

func (a atom) width() int { return max(len(a.text), 1) }

// stream is a statement in printing order: the title, then every block with its label. It has
// at least one paragraph.
type stream struct {
	atoms  []atom
	length int
	starts map[*tree.Node]int // indexes of the sentences' atoms
	title  int                // length of the title, which comes first
}

func newStream(s *tree.Statement) *stream {
	b := &stream{starts: map[*tree.Node]int{}, title: len(s.Title)}
	if s.Title != "" {
		b.add(atom{kind: words, text: s.Title})
		b.add(atom{kind: end, style: styleTitle})
	}
	for _, part := range s.Root.Children {
		b.part(s, part, 1, "")
	}
	if len(b.atoms) == 0 {
		b.add(atom{kind: end, style: styleText})
	}
	return b
}

func (b *stream) add(a atom) {
	a.at = b.length
	b.length += a.width()
	b.atoms = append(b.atoms, a)
}

// part adds the blocks of a part. Its label is in its first paragraph, after the labels of the
// parts that begin with the same paragraph.
func (b *stream) part(s *tree.Statement, part *tree.Node, depth int, before string) {
	pending := before + printed(part)
	for _, n := range part.Children {
		if n.Kind == tree.KindSection {
			b.part(s, n, depth+1, pending)
		} else {
			b.block(s, n, depth, pending)
		}
		pending = ""
	}
	if pending != "" {
		b.add(atom{kind: label, text: pending})
		b.add(atom{kind: end, style: styleText})
	}
}

func (b *stream) block(s *tree.Statement, block *tree.Node, depth int, before string) {
	if text := before + printed(block); text != "" {
		b.add(atom{kind: label, text: text})
	}
	for _, sentence := range block.Children {
		b.starts[sentence] = len(b.atoms)
		b.add(atom{kind: words, text: s.TextOf(sentence), node: sentence, ends: true})
	}
	b.add(atom{kind: end, style: styleOf(block, depth)})
}

// printed returns a node's label as printed, with a space after it if its script uses spaces.
func printed(n *tree.Node) string {
	mark := n.Mark
	if mark == "" {
		mark = n.Label
	}
	last, _ := utf8.DecodeLastRuneInString(mark)
	if mark == "" || last == '—' || last >= 0x2e80 || strings.HasSuffix(mark, " ") {
		return mark
	}
	return mark + " "
}

// slice returns the atoms between two positions. Atoms at the borders are cut.
func (b *stream) slice(from, to int) []atom {
	i := sort.Search(len(b.atoms), func(i int) bool { return b.atoms[i].at+b.atoms[i].width() > from })
	var out []atom
	for ; i < len(b.atoms) && b.atoms[i].at < to; i++ {
		a := b.atoms[i]
		if a.kind != end {
			begin, stop := max(from-a.at, 0), min(to-a.at, len(a.text))
			a.ends = a.ends && stop == len(a.text)
			a.at, a.text = a.at+begin, a.text[begin:stop]
		}
		out = append(out, a)
	}
	return out
}
