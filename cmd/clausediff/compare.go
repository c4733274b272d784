package main

import (
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// compare implements the compare command: it reads the statements, and says what became
// of the text of each in the next.
//
//	in.Comparable ──► diff.Compare ──► finding.Read(…).Find ──► report.New ──► s.write
//	    load            compare              find                report         write
func (s *session) compare(c *call) error {
	v, err := s.begin(c)
	if err != nil {
		return err
	}
	if len(c.args) == 2 && areFolders(v.in, c.args) {
		return s.compareFolders(c, v)
	}
	if err := mayBeShown(c, v); err != nil {
		return err
	}
	statements, err := v.in.Comparable(c.args)
	if err != nil {
		return err
	}
	s.warnLanguages(statements)
	if err := noArticles(v.opts.Filter, statements[len(statements)-2:]); err != nil {
		return err
	}
	switch locator := c.String("explain"); {
	case locator != "":
		return v.explain(statements, locator)
	case len(statements) > 2:
		return v.compareSeries(c, statements)
	}
	return v.compareTwo(c, statements[0], statements[1])
}

// compareTwo is compare for two statements. What does not depend on one another is done
// at the same time: reading them for findings and comparing them, and then finding and
// verifying.
func (v view) compareTwo(c *call, old, new *tree.Statement) error {
	v.s.warnOrder(old, new)
	read, err := reader(v.in, old, new)
	if err != nil {
		return err
	}
	result, err := comparePair(v.in, old, new)
	if err != nil {
		return err
	}
	proof := parallel.Meanwhile(func() error { return verify(result) })
	found := parallel.Meanwhile(func() []finding.Finding { return read().Find(result, parallel.Do) })
	if areLarge(old, new) {
		found() // with the report made at the same time, it would take too much memory
	}
	if err := v.write(v.pair(result, found), proof); err != nil {
		return err
	}
	return verdict(c, result)
}

// begin evaluates the flags of compare, trace and parity: how reports look, where they
// are written, and where statements are.
func (s *session) begin(c *call) (v view, err error) {
	useLargePages()
	if v, err = s.newView(c); err == nil {
		v.all, err = s.outputs(c)
	}
	if err == nil {
		v.in, err = s.newLoader(c)
	}
	if v.screen.detail.Texts() { // a page without texts has nothing to link to
		v.screen.report, v.full = reportAddress(v.all), reportPath(v.all)
	}
	return v, err
}

// mayBeShown returns an error if a report cannot show what the flags select, for this
// number of statements or in this format.
func mayBeShown(c *call, v view) error {
	n, filtered := len(c.args), !v.opts.Filter.IsZero()
	docx := slices.ContainsFunc(v.all, func(o output) bool { return o.kind == "docx" })
	switch {
	case n < 2:
		return usagef("compare", "compare needs two statements or more, %d given", n)
	case n > 2 && docx:
		return usagef("compare", "a docx has the tracked changes of two statements; write a series as html, json, md or csv")
	case n > 2:
		return nil
	case docx && filtered:
		return usagef("compare", "a docx has all changes; leave out %s, or choose another format", v.opts.Filter.Name)
	case docx && !v.screen.detail.Texts() && v.screen.detail != report.DetailFindings: // findings become comments
		return usagef("compare", "a docx has the whole text; leave out %s, or choose another format", detailFlags(c)[0])
	}
	return nil
}

// compareSeries is compare for three or more statements.
func (v view) compareSeries(c *call, statements []*tree.Statement) error {
	l, err := linkAll(v.in, statements)
	if err != nil {
		return err
	}
	if v.own, err = judgement(v.in.Opened()); err != nil {
		return err
	}
	if err := v.write(v.lineage(l, false)); err != nil {
		return err
	}
	return verdict(c, l.Pairs...)
}

// comparePair compares two statements with the settings of the manifest.
func comparePair(in *load.Loader, old, new *tree.Statement) (*diff.Result, error) {
	opts, err := comparison(in, old, new)
	if err != nil {
		return nil, err
	}
	return diff.Compare(old, new, append(opts, diff.Parallel(parallel.Do))...), nil
}

// linkAll traces the clauses of statements with the settings of the manifest, and
// verifies the comparisons.
func linkAll(in *load.Loader, statements []*tree.Statement) (*series.Lineage, error) {
	return linkBy(in, statements, diff.Compare)
}

// linkBy is [linkAll] with comparisons made by compare.
func linkBy(in *load.Loader, statements []*tree.Statement, compare series.Comparer) (*series.Lineage, error) {
	if areLarge(statements...) {
		collectSeldom()
	}
	var failed error
	l := series.LinkBy(parallel.Do, statements, func(old, new *tree.Statement) []diff.Option {
		opts, err := comparison(in, old, new)
		if failed == nil {
			failed = err
		}
		return opts
	}, compare)
	if failed != nil {
		return nil, failed
	}
	return l, verifyLineage(l)
}

// comparison returns the manifest's options for comparing two statements: pinned links,
// and the earlier statements of the series.
func comparison(in *load.Loader, old, new *tree.Statement) ([]diff.Option, error) {
	pins, err := in.Pins(old, new)
	if err != nil {
		return nil, err
	}
	var opts []diff.Option
	for _, p := range pins {
		if p.Forbid {
			opts = append(opts, diff.Forbid(p.Old, p.New))
		} else {
			opts = append(opts, diff.Pin(p.Old, p.New))
		}
	}
	earlier, err := in.Earlier(old, new)
	return append(opts, diff.InSeries(earlier...)), err
}

// largeTexts is the total size of statements, in bytes, above which they count as large.
const largeTexts = 1 << 20

func areLarge(statements ...*tree.Statement) bool {
	size := 0
	for _, st := range statements {
		size += len(st.Text)
	}
	return size > largeTexts
}

// reader starts to read two statements for findings, weighed against earlier statements
// of the series, in the background; wait returns the result. For large texts, doing both
// at once would take too much memory, so reading begins only in wait.
func reader(in *load.Loader, old, new *tree.Statement) (wait func() *finding.Reader, err error) {
	earlier, err := in.Earlier(old, new)
	if err != nil {
		return nil, err
	}
	opts, err := judgement(in.Opened())
	if err != nil {
		return nil, err
	}
	opts = append(opts, finding.Series(earlier...))
	read := func() *finding.Reader { return finding.Read(old, new, opts...) }
	if areLarge(old, new) {
		opts = append(opts, finding.Parallel(parallel.Do))
		return read, nil
	}
	return parallel.Meanwhile(read), nil
}

// judgement returns the manifest's options for findings.
func judgement(f *load.Folder) ([]finding.Option, error) {
	if f == nil {
		return nil, nil
	}
	opts := []finding.Option{finding.Routine(f.Routine...)}
	for _, l := range f.Ladders {
		opts = append(opts, finding.Ladders(finding.Ladder{Name: l.Name, Lang: l.Language, Rungs: l.Rungs}))
	}
	for _, w := range f.Words {
		words := finding.Words{Table: w.Table, Lang: w.Language, Lines: w.Forms}
		if err := words.Validate(); err != nil {
			return nil, &corpus.Error{Pos: w.Pos, Err: err}
		}
		opts = append(opts, finding.AddWords(words))
	}
	return slices.Clip(opts), nil
}

// verdict returns the error that sets the exit status, if a flag asks for it.
func verdict(c *call, pairs ...*diff.Result) error {
	differs := func(r *diff.Result) bool { return !r.Equal() }
	inWords := func(r *diff.Result) bool {
		n := r.Stats(diff.LevelClause)
		return n.Reworded+n.Dropped+n.Added > 0
	}
	switch {
	case !slices.ContainsFunc(pairs, differs):
		return nil
	case c.Bool("exit-class") && !slices.ContainsFunc(pairs, inWords):
		return errSlight
	case c.Bool("exit-code") || c.Bool("exit-class"):
		return errDifferent
	}
	return nil
}

// warnOrder warns if the older of two statements is given second.
func (s *session) warnOrder(old, new *tree.Statement) {
	if old.Date != "" && new.Date != "" && old.Date > new.Date {
		s.warn("%s is dated %s and %s is dated %s: what is called added is in fact the older text; give the older statement first", old.ID, old.Date, new.ID, new.Date)
	}
}

// warnLanguages warns if statements are in different languages, or if there are no word
// lists for their language.
func (s *session) warnLanguages(statements []*tree.Statement) {
	first := statements[0]
	for _, st := range statements[1:] {
		if st.Lang != first.Lang {
			s.warn("%s is in %q, %s in %q: clauses are compared by their words, so few will be linked",
				first.ID, first.Lang, st.ID, st.Lang)
			return
		}
	}
	if !finding.Knows(first.Lang) {
		s.warn("there are no word lists for %s: the report shows what changed, without findings on strength, speakers or names", lang.Name(first.Lang))
	}
}

// verify checks that a comparison turns its old statement into its new one, and back.
func verify(r *diff.Result) error {
	if err := r.Verify(); err != nil {
		return fmt.Errorf("internal error: the comparison of %s and %s does not rebuild them: %w; please report it with both files",
			r.Old.Source.Name, r.New.Source.Name, err)
	}
	return nil
}

// verified compares two statements without a manifest.
func verified(old, new *tree.Statement) (*diff.Result, error) {
	r := diff.Compare(old, new, diff.Parallel(parallel.Do))
	return r, verify(r)
}

// verifyLineage verifies the comparisons of a series.
func verifyLineage(l *series.Lineage) error {
	if err := l.Verify(); err != nil {
		return fmt.Errorf("internal error: the comparisons of a series do not rebuild its statements: %w; please report it with the files", err)
	}
	return nil
}
