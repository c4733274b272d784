package snapshot

import (
	"encoding/binary"
	"math"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// version is the first byte. Read rejects any other.
const version = 1

// The flags of a link.
const (
	moved = 1 << iota
	renumbered
	pinned
	near
	worded
)

// Write encodes a comparison. Equal comparisons have equal bytes.
func Write(r *diff.Result) []byte {
	w := writer{out: []byte{version}, old: numbers(r.Old), new: numbers(r.New)}
	w.texts(r.Series)
	w.texts(r.Degraded)
	w.number(len(r.Parts))
	for _, p := range r.Parts {
		w.number(w.old[p[0]])
		w.number(w.new[p[1]])
	}
	w.number(len(r.Links))
	for _, l := range r.Links {
		w.link(l)
	}
	return w.out
}

// numbers returns the index of every node of a statement.
func numbers(s *tree.Statement) map[*tree.Node]int {
	of := map[*tree.Node]int{}
	for n := range s.Root.All() {
		of[n] = len(of)
	}
	return of
}

type writer struct {
	out      []byte
	old, new map[*tree.Node]int
}

func (w *writer) number(n int) { w.out = binary.AppendUvarint(w.out, uint64(n)) }

func (w *writer) real(x float64) {
	w.out = binary.LittleEndian.AppendUint64(w.out, math.Float64bits(x))
}

func (w *writer) text(s string) {
	w.number(len(s))
	w.out = append(w.out, s...)
}

func (w *writer) texts(list []string) {
	w.number(len(list))
	for _, s := range list {
		w.text(s)
	}
}

func (w *writer) nodes(of map[*tree.Node]int, list []*tree.Node) {
	w.number(len(list))
	for _, n := range list {
		w.number(of[n])
	}
}

// flag returns a flag if it is set, 0 otherwise.
func flag(bit byte, set bool) byte {
	if set {
		return bit
	}
	return 0
}

func (w *writer) link(l *diff.Link) {
	flags := flag(moved, l.Moved) | flag(renumbered, l.Renumbered) | flag(pinned, l.Pinned) | flag(near, l.Nearest != nil) | flag(worded, l.Words != nil)
	w.out = append(w.out, byte(l.Level), byte(l.Kind), flags, byte(l.Certainty))
	w.real(l.Score)
	w.text(l.ID)
	w.text(l.StoodSince)
	w.nodes(w.old, l.Old)
	w.nodes(w.new, l.New)
	if near := l.Nearest; near != nil {
		of := w.new // the nearest text to a dropped clause is in the new statement
		if l.Old == nil {
			of = w.old
		}
		w.number(of[near.Node])
		w.real(near.Share)
		w.real(near.Likeness)
	}
	if l.Words != nil {
		w.number(len(l.Words))
	}
	for _, e := range l.Words {
		w.out = append(w.out, byte(e.Op))
		w.number(len(e.Text))
	}
}
