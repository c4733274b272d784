// Package report turns a comparison of two statements into a model of what a reader sees,
// independent of the output format: the briefing, sections, rows and counts. Renderers
// (report/term, report/html, …) read the model and decide nothing about its content:
// the model says which texts are woven and which are shown apart, which clauses are shown,
// and what the parts are called.
//
//	comparison                model                       what is written
//	─────────────────────────────────────────────────────────────────────────────
//	                          passage (marked text)
//	two statements ─────────► report ────┬─► text ──┬───► term
//	a series ───────────────► history ───┤          └───► markdown
//	two languages ──────────► versions ──┤
//	                                     └──────────────► html, site
//	links, threads, findings ───────────────────────────► json, csv, docx
//
// Package text puts a model into words and blocks, of which term makes lines and markdown makes
// lists. HTML has its own views of the model, for columns, filters and links. JSON, CSV and DOCX
// hold the comparison itself.
//
// The files of this package:
//
//	report.go    the model
//	build.go     New: comparison → model
//	place.go     where dropped sentences and the old places of moved ones are shown
//	reading.go   the reading order of each statement: each text once
//	form.go      whether a row is woven, apart, or shown clause by clause
//	fold.go      which rows are folded
//	briefing.go  what is news: findings by subject, with their evidence
//	headline.go  the heading of a finding
//	types.go     the types of the findings at a place
//	filter.go    which rows a filter selects
//	part.go      what sections are called
//	tally.go     the numbers in summaries and bars
package report
