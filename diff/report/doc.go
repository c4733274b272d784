// Package report turns a comparison of two statements into what a reader sees,
// before any output format: the briefing, sections, rows, counts. Renderers
// (report/term, report/html, …) read the model and decide nothing about its
// content: which text is woven and which stands apart, which clauses are shown,
// what parts are called.
//
//	passage   marked text of a statement, and where it stands
//	  ├── flow      which articles' text went into which
//	  ├── report    two statements              ─┐
//	  ├── history   a series of statements       ├── renderers
//	  └── versions  two languages of a statement ─┘
//
// The files of this package:
//
//	report.go    the model
//	build.go     New: comparison → model
//	place.go     where dropped sentences and the old places of moved ones go
//	reading.go   what each statement has where: each text once, in order
//	form.go      whether a row is woven, stands apart, or is told by clauses
//	fold.go      which rows are folded
//	briefing.go  what is news: findings by subject, with their evidence
//	headline.go  a finding in the words of its type
//	types.go     the types of the findings at a place
//	filter.go    what is shown on request
//	part.go      what sections are called
//	tally.go     the numbers of summaries and bars
package report
