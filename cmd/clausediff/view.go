package main

import (
	"io"
	"math"
	"slices"
	"sync"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/docx"
	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/versions"
	"github.com/clausediff/clausediff/diff/series"
)

// render writes a report of a kind; toStdout reports whether it goes to standard output.
type render func(w io.Writer, kind string, toStdout bool) error

// renderer is implemented by the renderers for the terminal, HTML and Markdown.
type renderer interface {
	Render(w io.Writer, r *report.Report) error
	RenderLineage(w io.Writer, l *history.Report) error
	RenderSubject(w io.Writer, s *history.Subject) error
	RenderTables(w io.Writer, t *grid.Tables) error
}

// view controls how the reports of one run look, where they are written, and where the
// statements are.
type view struct {
	s        *session
	in       *load.Loader
	all      []output
	screen   look
	opts     report.Options
	language locale.Language  // of the text around the statements
	asking   report.Asking    // the flags that show more
	full     string           // path of the whole report, to which a short one links
	own      []finding.Option // the manifest's options for findings
	// counterparts are the corresponding passages of other language versions, when a
	// clause is traced.
	counterparts []versions.Counterpart
}

// write writes the report to every output; see [session.write].
func (v view) write(report render, proofs ...func() error) error {
	return v.s.write(v.all, report, proofs...)
}

func (s *session) newView(c *call) (view, error) {
	sc, err := newScreen(c)
	if err != nil {
		return view{}, err
	}
	if sc.detail, err = detailOf(c); err != nil {
		return view{}, err
	}
	opts, err := reportOptions(c)
	if err != nil {
		return view{}, err
	}
	v := view{s: s, screen: sc, opts: opts}
	if c.command.has("detail") {
		v.asking = report.Asking{Findings: "--detail findings", Texts: "--detail all", Formulas: "clausediff trace --formulas", Omissions: "clausediff trace --omissions"}
	}
	v.language, err = languageOf(c)
	return v, err
}

func (v view) renderer(kind string, toStdout bool) renderer {
	switch kind {
	case "html":
		return html.Renderer{Language: v.language, Detail: v.screen.detail}
	case "md":
		return markdown.Renderer{Full: v.full, Language: v.language, Detail: v.screen.detail, Limit: v.mostMarkdown(), Asking: v.asking}
	}
	r := v.screen.renderer(v.s, toStdout)
	r.Language, r.Asking = v.language, v.asking
	return r
}

// mostMarkdown returns the limit of a Markdown report: that of a comment, or none if
// everything was requested.
func (v view) mostMarkdown() int {
	if v.screen.detail == report.DetailAll || v.screen.detail == report.DetailFindings {
		return math.MaxInt
	}
	return 0
}

// pair returns the report of a comparison of two statements. It calls found as late as it
// can, so that the findings can be found meanwhile.
func (v view) pair(r *diff.Result, found func() []finding.Finding) render {
	model := sync.OnceValue(func() *report.Report {
		opts := v.opts
		opts.AllFindings = v.screen.detail == report.DetailFindings
		return report.NewDraft(r, opts).Report(found())
	})
	return func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "json":
			return json.WriteComparison(w, r, found, v.opts.Filter)
		case "csv":
			selected := report.Select(r, found(), v.opts.Filter)
			switch v.screen.detail {
			case report.DetailBriefing, report.DetailFindings:
				return csv.RenderFindings(w, r, selected.Findings)
			case report.DetailSummary:
				return csv.RenderSummary(w, model())
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

// lineage returns the report of the clauses' lives through three or more statements. If
// traced, it is about the selected threads, with the wording of every step and counts of
// phrases.
func (v view) lineage(l *series.Lineage, traced bool, phrases ...history.Phrase) render {
	found, shown, f := newestFindings(l, v.own), l, v.opts.Filter
	if !f.IsZero() {
		all := found()
		shown = l.Only(history.Select(l, all, f))
		found = func() []finding.Finding { return report.Select(l.Pairs[len(l.Pairs)-1], all, f).Findings }
	}
	return func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "json":
			if newest := len(l.Pairs) - 1; newest >= 0 && !areLarge(l.Pairs[newest].Old, l.Pairs[newest].New) {
				found = parallel.Meanwhile(found) // what is written first does not depend on the findings
			}
			return json.WriteLineage(w, shown, found, phrases...)
		case "csv":
			if newest := len(l.Pairs) - 1; newest >= 0 && v.screen.detail >= report.DetailBriefing {
				return csv.RenderFindings(w, l.Pairs[newest], found())
			}
			if v.screen.detail == report.DetailSummary && f.IsZero() && !traced {
				return csv.RenderSeriesSummary(w, history.New(shown, found()))
			}
			return csv.RenderLineage(w, shown)
		}
		r := history.New(shown, found())
		if newest := len(l.Pairs) - 1; newest >= 0 && v.screen.detail == report.DetailFindings {
			r.Briefing = report.NewBriefing(l.Pairs[newest], found(), true)
		}
		if !f.IsZero() {
			r.Filtered(f.Name, l)
		}
		if traced {
			r.Ask(phrases)
			r.Counterparts = v.counterparts
		}
		return v.renderer(kind, toStdout).RenderLineage(w, r)
	}
}

// written returns the report of a model that JSON, CSV and the renderers each write by
// one function.
func written[M any](v view, m M, asJSON, asCSV func(io.Writer, M) error, rendered func(renderer, io.Writer, M) error) render {
	return func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "json":
			return asJSON(w, m)
		case "csv":
			return asCSV(w, m)
		}
		return rendered(v.renderer(kind, toStdout), w, m)
	}
}

// phrases returns the report of several phrases. In CSV each has a line.
func (v view) phrases(l *series.Lineage, phrases []history.Phrase) render {
	threads := v.lineage(l, true, phrases...)
	return func(w io.Writer, kind string, toStdout bool) error {
		if kind == "csv" {
			return csv.RenderPhrases(w, l, phrases, v.language)
		}
		return threads(w, kind, toStdout)
	}
}

// newestFindings returns the findings of the newest step of a series, found on the first call.
func newestFindings(l *series.Lineage, own []finding.Option) (found func() []finding.Finding) {
	newest := len(l.Pairs) - 1
	if newest < 0 {
		return func() []finding.Finding { return nil }
	}
	earlier := slices.Clone(l.Statements[:newest])
	slices.Reverse(earlier)
	return sync.OnceValue(func() []finding.Finding {
		formulas := parallel.Meanwhile(l.Ledger)
		all := finding.Find(l.Pairs[newest], append(slices.Clip(own), finding.Series(earlier...), finding.Parallel(parallel.Do))...)
		formulas()
		return history.WithFormulas(l, all)
	})
}
