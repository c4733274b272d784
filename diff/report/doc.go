// Package report turns a comparison into what a reader sees, before any output
// format: sections, rows, marked runs of text, counts, the most significant
// changes. Renderers (report/term, report/html) read the model and decide
// nothing about its content.
//
//	report.go    the model of a comparison of two statements
//	lineage.go   the model of a series
//	build.go     New: comparison → model
//	place.go     where dropped sentences and the old places of moved ones go
//	side.go      nodes and word edits → marked runs
//	routine.go   what changes by itself: years, meetings' ordinals, venues
//	forms.go     how each language writes that
//	top.go       the most significant changes
//	threads.go   NewLineage: series → model
//	river.go     the way of all clauses through the articles of a series
//	life.go      one thread, step by step
//	json.go      the versioned JSON of statements, comparisons, lineages
package report
