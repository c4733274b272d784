package snapshot

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

var errDamaged = errors.New("not a comparison of these statements; compare them anew")

// Read decodes a comparison of old and new. The error reports that data is not such a
// comparison. The result has no options: [diff.Explain] treats it as a comparison made
// with the defaults.
func Read(old, new *tree.Statement, data []byte) (*diff.Result, error) {
	r := &reader{data: data, old: side{old, slices.Collect(old.Root.All())}, new: side{new, slices.Collect(new.Root.All())}}
	if r.byte() != version {
		return nil, errDamaged
	}
	out := &diff.Result{Old: old, New: new, Series: r.texts(), Degraded: r.texts()}
	for range r.count() {
		out.Parts = append(out.Parts, [2]*tree.Node{r.node(r.old), r.node(r.new)})
	}
	links := make([]diff.Link, r.count())
	for i := range links {
		r.link(&links[i])
		out.Links = append(out.Links, &links[i])
	}
	if r.bad || len(r.data) > 0 {
		return nil, errDamaged
	}
	return out, nil
}

// side is a statement with its nodes by index.
type side struct {
	*tree.Statement
	nodes []*tree.Node
}

// textOf returns the joined text of nodes.
func (s side) textOf(nodes []*tree.Node) string {
	if len(nodes) == 1 {
		return s.TextOf(nodes[0])
	}
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(s.TextOf(n))
	}
	return b.String()
}

// reader consumes data from the front. After the first failure bad is set, and it reads
// only zeros.
type reader struct {
	data     []byte
	old, new side
	bad      bool
}

// take returns the next n bytes.
func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.bad, r.data, n = true, nil, 0
	}
	front := r.data[:n]
	r.data = r.data[n:]
	return front
}

func (r *reader) byte() byte {
	if b := r.take(1); len(b) > 0 {
		return b[0]
	}
	return 0
}

func (r *reader) number() int {
	n, length := binary.Uvarint(r.data)
	if length <= 0 || n > math.MaxInt32 {
		r.bad, r.data = true, nil
		return 0
	}
	r.take(length)
	return int(n)
}

// count returns the length of a list whose elements take at least one byte each.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.data) {
		r.bad, r.data, n = true, nil, 0
	}
	return n
}

func (r *reader) real() float64 {
	if b := r.take(8); len(b) > 0 {
		return math.Float64frombits(binary.LittleEndian.Uint64(b))
	}
	return 0
}

func (r *reader) text() string { return string(r.take(r.number())) }

func (r *reader) texts() []string {
	var list []string
	for range r.count() {
		list = append(list, r.text())
	}
	return list
}

func (r *reader) node(of side) *tree.Node {
	n := r.number()
	if n >= len(of.nodes) {
		r.bad, r.data, n = true, nil, 0
	}
	return of.nodes[n]
}

func (r *reader) nodes(of side, kind tree.Kind) []*tree.Node {
	n := r.count()
	if n == 0 {
		return nil
	}
	list := make([]*tree.Node, n)
	for i := range list {
		list[i] = r.node(of)
		r.bad = r.bad || list[i].Kind != kind
	}
	return list
}

func (r *reader) link(l *diff.Link) {
	l.Level, l.Kind = diff.Level(r.byte()), diff.Kind(r.byte())
	r.bad = r.bad || l.Level > diff.LevelClause || l.Kind > diff.Added
	flags := r.byte()
	l.Moved, l.Renumbered, l.Pinned = flags&moved != 0, flags&renumbered != 0, flags&pinned != 0
	l.Certainty, l.Score, l.ID, l.StoodSince = diff.Certainty(r.byte()), r.real(), r.text(), r.text()
	kind := tree.KindSentence
	if l.Level == diff.LevelClause {
		kind = tree.KindClause
	}
	l.Old, l.New = r.nodes(r.old, kind), r.nodes(r.new, kind)
	if flags&near != 0 {
		of := r.new
		if l.Old == nil {
			of = r.old
		}
		l.Nearest = &diff.Nearest{Node: r.node(of), Share: r.real(), Likeness: r.real()}
	}
	if flags&worded != 0 {
		l.Words = r.words(r.old.textOf(l.Old), r.new.textOf(l.New))
	}
}

// words returns the edits from one text to the other.
func (r *reader) words(old, new string) []diff.Edit {
	edits := make([]diff.Edit, r.count())
	front := func(text *string, n int) string {
		if n > len(*text) {
			r.bad, n = true, 0
		}
		taken := (*text)[:n]
		*text = (*text)[n:]
		return taken
	}
	for i := range edits {
		op, n := diff.Op(r.byte()), r.number()
		edits[i].Op = op
		r.bad = r.bad || op > diff.Insert
		if op != diff.Insert {
			edits[i].Text = front(&old, n)
		}
		if op != diff.Delete {
			edits[i].Text = front(&new, n)
		}
	}
	r.bad = r.bad || old != "" || new != ""
	return edits
}
