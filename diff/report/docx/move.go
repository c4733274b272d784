package docx

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// moves maps the sentences of moved links to how they are marked.
type moves map[*tree.Node]*moved

// moved is a sentence of a moved link. Its kept words are marked as moved away at the old place
// and as moved in at the new place. Its other words are deleted at the old place and inserted
// at the new one.
type moved struct {
	name        string // the same at both places
	runs        []run
	first, last bool // sentence of the link on its side
}

// findMoves returns the moves of a comparison. A move needs one place on each side and words
// that moved. A link is therefore shown as deleted and inserted text if its sentences are not
// adjacent, another link already marks them, or they share no words in the redline.
func findMoves(r *diff.Result, old, new *stream, keeps []kept) moves {
	m := moves{}
	taken := map[*tree.Node]bool{}
	for _, k := range keeps {
		for _, a := range slices.Concat(old.slice(k.old, k.old+k.length), new.slice(k.new, k.new+k.length)) {
			taken[a.node] = true
		}
	}
	for _, l := range r.At(diff.LevelSentence) {
		marked := func(n *tree.Node) bool { return m[n] != nil || taken[n] }
		if l.Moved && isShown(l) && old.together(l.Old) && new.together(l.New) && !slices.ContainsFunc(slices.Concat(l.Old, l.New), marked) {
			m.add(r, l)
		}
	}
	return m
}

func (m moves) add(r *diff.Result, l *diff.Link) {
	pieces := cut(r, l)
	if !slices.ContainsFunc(pieces, func(p piece) bool { return p.op == diff.Equal && p.text != "" }) {
		return
	}
	for _, nodes := range [][]*tree.Node{l.Old, l.New} {
		for i, n := range nodes {
			m[n] = &moved{name: l.ID, first: i == 0, last: i == len(nodes)-1}
		}
	}
	for _, p := range pieces {
		switch p.op {
		case diff.Delete:
			m[p.old].runs = append(m[p.old].runs, run{deleted, p.text})
		case diff.Insert:
			m[p.new].runs = append(m[p.new].runs, run{inserted, p.text})
		default:
			m[p.old].runs = append(m[p.old].runs, run{movedFrom, p.text})
			m[p.new].runs = append(m[p.new].runs, run{movedTo, p.text})
		}
	}
}

// together reports whether sentences follow one another in one paragraph.
func (b *stream) together(nodes []*tree.Node) bool {
	for i, n := range nodes {
		if i > 0 && b.starts[n] != b.starts[nodes[i-1]]+1 {
			return false
		}
	}
	return true
}
