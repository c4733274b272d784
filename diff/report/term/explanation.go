package term

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/parse/tree"
)

// candidatesShown is how many candidates that were not linked are shown: the
// runner-up and three more.
const candidatesShown = 4

// RenderExplanations writes how nodes of a comparison got their links, and how the findings
// about them got their weights.
func (r Renderer) RenderExplanations(w io.Writer, res *diff.Result, all []*diff.Explanation, findings []finding.Finding) error {
	x := explanation{page: r.page(), result: res}
	for i, e := range all {
		if i > 0 {
			x.blank()
		}
		x.node(e)
		x.findings(report.FindingsAt(findings, e.Node, e.OfNew))
	}
	return x.writeTo(w)
}

type explanation struct {
	*page
	result *diff.Result
}

// statements returns the statement of a node, and the other one.
func (x *explanation) statements(e *diff.Explanation) (own, other *tree.Statement) {
	if e.OfNew {
		return x.result.New, x.result.Old
	}
	return x.result.Old, x.result.New
}

func (x *explanation) node(e *diff.Explanation) {
	own, other := x.statements(e)
	x.rule([]piece{{own.ID + ":" + string(e.Node.Locator), strong}}, e.Level.String())
	x.para(nil, piece{own.TextOf(e.Node), plain})
	x.blank()
	for _, l := range e.Links {
		x.link(l)
	}
	if len(e.Candidates) == 0 {
		x.para(nil, piece{"nothing in " + other.ID + " shares any wording with it", plain})
	}
	unlinked := 0
	for _, c := range e.Candidates {
		if !c.Linked {
			unlinked++
		}
		if unlinked <= candidatesShown {
			x.candidate(c, other)
		}
	}
	if more := unlinked - candidatesShown; more > 0 {
		x.para(nil, piece{fmt.Sprintf("… %d more that share less", more), dim})
	}
}

// findings writes the features of findings, those that add most first.
func (x *explanation) findings(all []finding.Finding) {
	for i := range all {
		f := &all[i]
		say := text.Pair{Options: x.options(report.DetailAll)}
		block := text.Block{Sign: text.TypeSign(f.Type, x.Language), Body: say.Finding(&report.Finding{Type: f.Type, From: f.From, To: f.To})}
		x.blank()
		x.para(append([]piece{{fmt.Sprintf("finding %d: ", f.Rank), dim}}, x.lead(&block)...), append(x.body(&block), piece{"  " + f.Rule, dim})...)
		var parts []string
		features := slices.Clone(f.Features)
		slices.SortStableFunc(features, func(a, b finding.Feature) int { return cmp.Compare(b.Value, a.Value) })
		for _, feature := range features {
			parts = append(parts, fmt.Sprintf("%+.2f %s", feature.Value, feature.Name))
		}
		x.para([]piece{{"    ", plain}}, piece{fmt.Sprintf("weight %.2f: %s", f.Weight, strings.Join(parts, ", ")), dim})
	}
}

func (x *explanation) link(l *diff.Link) {
	what := l.Kind.String()
	if l.Certainty != diff.NoCertainty {
		what = fmt.Sprintf("%s %s, %s, score %.2f", l.Shape(), what, l.Certainty, l.Score)
	}
	if n := l.Nearest; n != nil {
		_, other := x.statements(&diff.Explanation{OfNew: l.Kind == diff.Added})
		what += fmt.Sprintf(", %s: the nearest is %s:%s, with %.0f %% of the core wording", n.Said(), other.ID, n.Node.Locator, 100*n.Share)
	}
	x.para(nil, piece{"result: ", dim}, piece{what, strong})
}

func (x *explanation) candidate(c diff.Candidate, other *tree.Statement) {
	sign := "  "
	if c.Linked {
		sign = "→ "
	}
	x.para([]piece{{sign, strong}}, piece{other.ID + ":" + string(c.Node.Locator), strong},
		piece{"  " + c.Decided, plain})
	x.para([]piece{{"    ", plain}}, piece{fmt.Sprintf("score %.2f of %.2f needed = (shared %.2f − usual here %.2f) / %.2f × subject %.2f × neighbourhood %.2f%s",
		c.Score, c.Required, c.Shared, c.Background, 1-c.Background, c.Subject, c.Context, lessExplained(c)), dim})
	if len(c.Common) > 0 {
		x.para([]piece{{"    ", plain}}, piece{"in common: " + strings.Join(c.Common, " · "), dim})
	}
	x.para([]piece{{"    ", plain}}, piece{other.TextOf(c.Node), plain})
}

// lessExplained reports that other links explain a part of the shared text.
func lessExplained(c diff.Candidate) string {
	if whole := (c.Shared - c.Background) / (1 - c.Background) * c.Subject * c.Context; c.Score < 1 && c.Score+.005 < min(1, whole) {
		return ", less what better links explain"
	}
	return ""
}
