// Package history turns a series of statements into what a reader sees, before any
// output format: the briefing of the newest step and, of every clause, its life.
//
//	            2021          2022          2023
//	thread      introduced    ──────────    reworded     a row, a cell a statement
//
//	report.go  the model
//	build.go   New: series → model
//	select.go  the threads that a filter leaves
//	ledger.go  formulas, and what is no longer said
//	track.go   the share of each article
//	life.go    one thread, step by step
//	subject.go what the statements say on a subject
//	phrase.go  who says a phrase, where, and what stands near it
package history
