package main

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/docx"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// renderer is what those for the terminal, HTML and Markdown can do.
type renderer interface {
	Render(w io.Writer, r *report.Report) error
	RenderLineage(w io.Writer, l *report.Lineage) error
}

// view is how the reports of one run look.
type view struct {
	s        *session
	screen   look
	opts     report.Options
	language locale.Language  // of what stands round the statements
	full     string           // where the whole report is that a short one points to
	own      []finding.Option // what the manifest says of findings
}

func (s *session) newView(c *cli.Context) (view, error) {
	sc, err := newScreen(c)
	if err == nil {
		sc, err = sc.withLayout(c)
	}
	if err != nil {
		return view{}, err
	}
	sc.brief, sc.summary = c.Bool("brief"), c.Bool("summary")
	opts, err := reportOptions(c)
	if err != nil {
		return view{}, err
	}
	language, err := languageOf(c)
	return view{s: s, screen: sc, opts: opts, language: language}, err
}

func (v view) renderer(kind string, toStdout bool) renderer {
	switch kind {
	case "html":
		return html.Renderer{Language: v.language, Brief: v.screen.brief}
	case "md":
		return markdown.Renderer{Full: v.full, Language: v.language, Brief: v.screen.brief}
	}
	r := v.screen.renderer(v.s, toStdout)
	r.Language = v.language
	return r
}

// pair renders a comparison of two statements, with the findings that the
// earlier ones of their series help to weigh, the nearest first.
func (v view) pair(r *diff.Result, earlier ...*tree.Statement) func(io.Writer, string, bool) error {
	find := sync.OnceValue(func() []finding.Finding { return v.findings(r, earlier) })
	model := sync.OnceValue(func() *report.Report {
		opts := v.opts
		opts.Findings = find()
		return report.New(r, opts)
	})
	return func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "json":
			return json.WriteComparison(w, r, find(), v.opts.Filter)
		case "csv":
			selected := report.Select(r, find(), v.opts.Filter)
			if v.screen.brief {
				return csv.RenderFindings(w, r, selected.Findings)
			}
			shown := *r
			shown.Links = selected.Links
			return csv.Render(w, &shown, selected.Findings)
		case "docx":
			return docx.Render(w, r, model().Briefing, v.language)
		}
		return v.renderer(kind, toStdout).Render(w, model())
	}
}

// lineage renders the clauses' lives through three and more statements, or those
// that are traced: with the wording of every step, and counts of phrases.
func (v view) lineage(l *series.Lineage, traced bool, phrases ...report.Phrase) func(io.Writer, string, bool) error {
	return func(w io.Writer, kind string, toStdout bool) error {
		findings, shown, f := v.newestFindings(l), l, v.opts.Filter
		if !f.IsZero() {
			shown = l.Only(report.SelectThreads(l, findings, f))
			findings = report.Select(l.Pairs[len(l.Pairs)-1], findings, f).Findings
		}
		switch kind {
		case "json":
			return json.WriteLineage(w, shown, findings, phrases...)
		case "csv":
			return csv.RenderLineage(w, shown)
		}
		r := report.NewLineage(shown, findings)
		if !f.IsZero() {
			r.Filtered(f.Name, l)
		}
		if traced {
			r.Ask(phrases)
		}
		return v.renderer(kind, toStdout).RenderLineage(w, r)
	}
}

// newestFindings returns the findings of the newest step of a series.
func (v view) newestFindings(l *series.Lineage) []finding.Finding {
	newest := len(l.Pairs) - 1
	if newest < 0 {
		return nil
	}
	earlier := slices.Clone(l.Statements[:newest])
	slices.Reverse(earlier)
	return v.findings(l.Pairs[newest], earlier)
}

// findings returns those of a comparison; earlier are the statements of its series
// before the old one, the nearest first.
func (v view) findings(r *diff.Result, earlier []*tree.Statement) []finding.Finding {
	return finding.Find(r, append(v.own, finding.Series(earlier...))...)
}

// begin reads what the flags of compare and trace say: how reports look, where
// they go, and where statements are.
func (s *session) begin(c *cli.Context) (v view, all []output, in *input, err error) {
	if v, err = s.newView(c); err == nil {
		all, err = s.outputs(c)
	}
	if err == nil {
		in, err = s.newInput(c)
	}
	return v, all, in, err
}

// compare is the command of this name.
func (s *session) compare(c *cli.Context) error {
	if n := c.NArg(); n < 2 {
		return usagef("compare", "compare needs two statements or more, %d given", n)
	}
	v, all, in, err := s.begin(c)
	if err != nil {
		return err
	}
	if args := c.Args().Slice(); len(args) == 2 && in.areFolders(args) {
		return s.compareFolders(c, in, args, all)
	}
	statements, err := in.loadSeries(c.Args().Slice())
	if err != nil {
		return err
	}
	if len(statements) > 2 {
		if err := pairsOnly(c, all); err != nil {
			return err
		}
	}
	if !v.opts.Filter.IsZero() && slices.ContainsFunc(all, func(o output) bool { return o.kind == "docx" }) {
		return usagef("compare", "tracked changes are all changes; leave out %s, or write another kind", v.opts.Filter.Name)
	}
	if v.screen.brief && slices.ContainsFunc(all, func(o output) bool { return o.kind == "docx" }) {
		return usagef("compare", "tracked changes are those of the whole text; leave out --brief, or write another kind")
	}
	v.screen.report, v.full = reportAddress(all), reportPath(all)
	s.warnLanguages(statements)
	if locator := c.String("explain"); locator != "" {
		return s.explain(in, statements, locator, v, all)
	}
	s.warnOrder(statements)
	pairs, err := s.compareStatements(in, statements, v, all)
	if err != nil {
		return err
	}
	return verdict(c, pairs)
}

// verdict is what the status says of comparisons, where it is asked to.
func verdict(c *cli.Context, pairs []*diff.Result) error {
	slight := func(r *diff.Result) bool {
		n := r.Stats(diff.LevelClause)
		return n.Reworded+n.Dropped+n.Added == 0
	}
	switch {
	case !slices.ContainsFunc(pairs, differs):
		return nil
	case c.Bool("exit-class") && !slices.ContainsFunc(pairs, func(r *diff.Result) bool { return !slight(r) }):
		return errSlight
	case c.Bool("exit-code") || c.Bool("exit-class"):
		return errDifferent
	}
	return nil
}

// warnOrder says so when the older of two statements is given after the newer.
func (s *session) warnOrder(statements []*tree.Statement) {
	if old, new := statements[0], statements[1]; len(statements) == 2 && old.Date != "" && new.Date != "" && old.Date > new.Date {
		s.warn("%s is of %s and %s of %s: what is told as added was there before; give the older one first", old.ID, old.Date, new.ID, new.Date)
	}
}

// pairsOnly returns an error when a report of more than two statements is asked
// for in a form that has room for two.
func pairsOnly(c *cli.Context, all []output) error {
	for _, o := range all {
		if o.kind == "docx" {
			return usagef(c.Command.Name, "tracked changes are those of two statements; write the series as html, json, md or csv")
		}
	}
	return nil
}

// warnLanguages says so when clauses of two languages are compared, and once what
// is not known of a language.
func (s *session) warnLanguages(statements []*tree.Statement) {
	first := statements[0]
	for _, st := range statements[1:] {
		if st.Lang != first.Lang {
			s.warn("%s is in %q, %s in %q: clauses are compared by their words, so little will be linked",
				first.ID, first.Lang, st.ID, st.Lang)
			return
		}
	}
	if !finding.Knows(first.Lang) {
		s.warn("there are no word lists of findings for %s: the report shows what changed, without findings on strength, speakers or names", lang.Name(first.Lang))
	}
}

// compareStatements writes the reports and returns the comparisons.
func (s *session) compareStatements(in *input, statements []*tree.Statement, v view, all []output) ([]*diff.Result, error) {
	v.own = in.judgement()
	if len(statements) > 2 {
		l, err := in.link(statements)
		if err != nil {
			return nil, err
		}
		return l.Pairs, s.write(all, v.lineage(l, false))
	}
	if err := noArticles(v.opts.Filter, statements); err != nil {
		return nil, err
	}
	r, err := in.compare(statements[0], statements[1])
	if err != nil {
		return nil, err
	}
	earlier, err := in.before(r.Old, r.New)
	if err != nil {
		return nil, err
	}
	proof := meanwhile(func() error { return verify(r) })
	return []*diff.Result{r}, s.write(all, v.pair(r, earlier...), proof)
}

// judgement returns what the manifest says of findings.
func (in *input) judgement() []finding.Option {
	if in.corpus == nil {
		return nil
	}
	opts := []finding.Option{finding.Routine(in.corpus.Routine()...)}
	for _, l := range in.corpus.Ladders() {
		opts = append(opts, finding.Ladders(finding.Ladder{Name: l.Name, Lang: l.Language, Rungs: l.Rungs}))
	}
	return slices.Clip(opts)
}

// compare compares two statements as the manifest says.
func (in *input) compare(old, new *tree.Statement) (*diff.Result, error) {
	opts, err := in.options(old, new)
	if err != nil {
		return nil, err
	}
	return diff.Compare(old, new, append(opts, diff.Parallel(parallel))...), nil
}

func differs(r *diff.Result) bool { return !r.Equal() }

// verify proves a comparison: it must turn its old statement into its new one,
// and back.
func verify(r *diff.Result) error {
	if err := r.Verify(); err != nil {
		return fmt.Errorf("internal error: the comparison of %s and %s does not rebuild them: %w; please report it with both files",
			r.Old.Source.Name, r.New.Source.Name, err)
	}
	return nil
}

// verifyLineage proves the comparisons of a series.
func verifyLineage(l *series.Lineage) error {
	if err := l.Verify(); err != nil {
		return fmt.Errorf("internal error: the comparisons of a series do not rebuild its statements: %w; please report it with the files", err)
	}
	return nil
}
