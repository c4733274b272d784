package series

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Blame is a run of a statement's text and the statement that introduced it.
type Blame struct {
	Span  tree.Span
	Since int // index into Lineage.Statements
}

// Blame returns which statement introduced each word of a statement. It traces each clause
// back; text inserted at a step belongs to the later statement of the step.
//
//	2021  双方反对干涉内政。                     2021
//	2022  双方坚决反对干涉内政。                 2021 双方 2022 坚决 2021 反对干涉内政。
//	2023  双方坚决反对干涉内政和集团对抗。       … 2021 反对干涉内政 2023 和集团对抗 2021 。
//
// The runs tile the clauses; white space between clauses belongs to none. It
// takes time linear in the texts up to the statement.
func (l *Lineage) Blame(statement int) []Blame {
	return runsOf(l.ages(statement + 1)[statement], l.Statements[statement].Nodes(tree.KindClause))
}

// ages returns, for each byte of the first n statements, which statement introduced it.
func (l *Lineage) ages(n int) [][]int32 {
	since := make([][]int32, n)
	for i := range since {
		since[i] = make([]int32, len(l.Statements[i].Text))
		for k := range since[i] {
			since[i][k] = int32(i)
		}
		for _, clause := range l.Statements[i].Nodes(tree.KindClause) {
			for _, o := range l.origins[clause] {
				inherit(since[o.statement], since[i], o.link)
			}
		}
	}
	return since
}

// inherit gives bytes that a link kept the age of the old ones.
func inherit(old, new []int32, l *diff.Link) {
	words := l.Words
	if words == nil && len(l.Old) == 1 && len(l.New) == 1 {
		from, to := l.Old[0].Span, l.New[0].Span
		for k := range min(from.Len(), to.Len()) {
			new[to.Start+k] = min(new[to.Start+k], old[from.Start+k])
		}
		return
	}
	from, to := bytesOf(l.Old), bytesOf(l.New)
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

// bytesOf returns the offsets of the bytes of the nodes, in order.
func bytesOf(nodes []*tree.Node) []int {
	size := 0
	for _, n := range nodes {
		size += n.Span.Len()
	}
	all := make([]int, 0, size)
	for _, n := range nodes {
		for k := n.Span.Start; k < n.Span.End; k++ {
			all = append(all, k)
		}
	}
	return all
}

// runsOf joins neighbouring bytes of the same age within each clause.
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
