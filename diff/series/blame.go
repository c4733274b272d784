package series

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Blame is a run of a statement's text with the statement that introduced it.
type Blame struct {
	Span  tree.Span
	Since int // index into Lineage.Statements
}

// Blame tells for the text of a statement which statement first had its words:
// each clause is traced back, and what a step inserted is that step's.
//
//	2021  双方反对干涉内政。                     2021
//	2022  双方坚决反对干涉内政。                 2021 双方 2022 坚决 2021 反对干涉内政。
//	2023  双方坚决反对干涉内政和集团对抗。       … 2021 反对干涉内政 2023 和集团对抗 2021 。
//
// The runs tile the clauses; white space between clauses belongs to none. It
// takes time linear in the texts up to the statement.
func (l *Lineage) Blame(statement int) []Blame {
	since := make([][]int32, statement+1) // of each byte
	for i := range since {
		since[i] = make([]int32, len(l.Statements[i].Text))
		for k := range since[i] {
			since[i][k] = int32(i)
		}
		for _, n := range l.Statements[i].Nodes(tree.KindClause) {
			for _, o := range l.origins[n] {
				inherit(since[o.statement], since[i], o.link)
			}
		}
	}
	return runsOf(since[statement], l.Statements[statement].Nodes(tree.KindClause))
}

// inherit gives the new bytes that a link kept the age of the old ones.
func inherit(old, new []int32, l *diff.Link) {
	from, to := bytesOf(l.Old), bytesOf(l.New)
	words := l.Words
	if words == nil {
		for k := range min(len(from), len(to)) {
			new[to[k]] = min(new[to[k]], old[from[k]])
		}
		return
	}
	a, b := 0, 0
	for _, e := range words {
		switch e.Op {
		case diff.Delete:
			a += len(e.Text)
		case diff.Insert:
			b += len(e.Text)
		default:
			for range len(e.Text) {
				new[to[b]] = min(new[to[b]], old[from[a]])
				a, b = a+1, b+1
			}
		}
	}
}

// bytesOf lists the offsets of the nodes' bytes in order.
func bytesOf(nodes []*tree.Node) []int {
	var all []int
	for _, n := range nodes {
		for k := n.Span.Start; k < n.Span.End; k++ {
			all = append(all, k)
		}
	}
	return all
}

// runsOf joins neighbouring bytes of one age, clause by clause.
func runsOf(since []int32, clauses []*tree.Node) []Blame {
	var runs []Blame
	for _, n := range clauses {
		for k := n.Span.Start; k < n.Span.End; {
			end := k + 1
			for end < n.Span.End && since[end] == since[k] {
				end++
			}
			runs = append(runs, Blame{tree.Span{Start: k, End: end}, int(since[k])})
			k = end
		}
	}
	return runs
}
