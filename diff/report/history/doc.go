// Package history turns a series of statements into a model of what a reader sees,
// independent of the output format: the briefing of the newest step, and the life of every
// clause.
//
//	            2021          2022          2023
//	thread      introduced    ──────────    reworded     one row, one cell per statement
//
//	report.go  the model
//	build.go   New: series → model
//	select.go  the threads that a filter leaves
//	ledger.go  formulas and omissions
//	track.go   the share of each article
//	life.go    one thread, step by step
//	subject.go what the statements say on a subject
//	phrase.go  who says a phrase, where, and with which neighbouring words
package history
