// Package report turns a comparison into what a reader sees, before any output
// format: the briefing, sections, rows, marked runs of text, counts. Renderers
// (report/term, report/html) read the model and decide nothing about its
// content: which text is woven and which stands apart, which clauses are shown,
// what parts are called.
//
//	report.go    the model of a comparison of two statements
//	lineage.go   the model of a series
//	build.go     New: comparison → model
//	place.go     where dropped sentences and the old places of moved ones go
//	side.go      nodes and word edits → marked runs, gaps between parts apart
//	track.go     articles through a series
//	tally.go     the numbers of summaries and bars
//	excerpt.go   short texts for lists
//	briefing.go  what is news: findings by subject, with their evidence
//	headline.go  a finding in the words of its type
//	smooth.go    word edits that read well
//	form.go      whether a row is woven, stands apart, or is told by clauses
//	filter.go    what is shown on request
//	threadfilter.go  the same for a series
//	part.go      the names of articles, preamble, closing
//	threads.go   NewLineage: series → model
//	river.go     the way of all clauses through the articles of a series
//	life.go      one thread, step by step
package report
