package site

import (
	"io"
	"slices"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/parse/tree"
)

// pairPage returns the comparison of statement i with the next one.
func (s *Site) pairPage(l *lineage, i int) Page {
	r, beside := l.Pairs[i], l.pairsBeside(i)
	return newPage(pairFile(r.Old.ID, r.New.ID), newDigest(s.pairInput(l, i), beside).String(), func(w io.Writer) error {
		x := s.renderer(s.trail(s.seriesRef(l), html.Ref{Text: l.pairRef(i).Text}), beside, nil)
		rep := s.report(l, i)
		if i >= len(l.Pairs)-feedMost {
			s.briefOf(l, i, rep)
		}
		return x.Render(w, rep)
	})
}

// report returns the report of statement i and the next one.
func (s *Site) report(l *lineage, i int) *report.Report {
	return report.New(l.Pairs[i], report.Options{Context: 1, Findings: l.findings(i)})
}

// pairInput returns the digest of the inputs of a comparison: the two statements, and the
// earlier ones that it took into account.
func (s *Site) pairInput(l *lineage, i int) string {
	r := l.Pairs[i]
	d := newDigest(s.base, l.of.Name, l.of.Input, r.Old.ID, s.digests[r.Old.ID], r.New.ID, s.digests[r.New.ID])
	for _, id := range r.Series {
		d.add(s.digests[id])
	}
	return d.String()
}

// findings returns the findings of a pair, weighed against the earlier statements that
// the comparison took into account.
func (l *lineage) findings(pair int) []finding.Finding {
	r := l.Pairs[pair]
	var earlier []*tree.Statement
	for _, st := range slices.Backward(l.Statements[:pair]) {
		if slices.Contains(r.Series, st.ID) {
			earlier = append(earlier, st)
		}
	}
	return finding.Find(r, finding.Series(earlier...))
}

func (l *lineage) pairsBeside(i int) []html.Ref {
	var beside []html.Ref
	if i > 0 {
		ref := l.pairRef(i - 1)
		beside = append(beside, html.Ref{Text: "← " + ref.Text, Href: ref.Href})
	}
	if i+1 < len(l.Pairs) {
		ref := l.pairRef(i + 1)
		beside = append(beside, html.Ref{Text: ref.Text + " →", Href: ref.Href})
	}
	return beside
}
