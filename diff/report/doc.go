// Package report turns a comparison into what a reader sees, before any output
// format: sections, rows, marked runs of text, counts, the most significant
// changes. Renderers (report/term, report/html) read the model and decide
// nothing about its content.
//
//	report.go    the model of a comparison of two statements
//	lineage.go   the model of a series
//	build.go     New: comparison → model
//	place.go     where dropped sentences and the old places of moved ones go
//	side.go      nodes and word edits → marked runs, gaps between parts apart
//	routine.go   what changes by itself: years, meetings' ordinals, venues
//	forms.go     how each language writes that
//	tally.go     the numbers of summaries and bars
//	excerpt.go   short texts for lists
//	top.go       the most significant changes
//	weigh.go     how much a change is news
//	force.go     the words that make a statement harder or softer
//	threads.go   NewLineage: series → model
//	river.go     the way of all clauses through the articles of a series
//	life.go      one thread, step by step
//	json.go      the versioned JSON of statements, comparisons, lineages
//
// # The most significant changes
//
// The list orders and selects, and hides nothing: every row of it is told in its
// section. The weight of a row is the sum of
//
//   - ten times the root of its information, seven times where it is reworded.
//     Every changed word, and every two Han characters, has 7 points when it is
//     said once in both statements, 6 when up to three times, and so on; what is
//     both deleted and inserted only changed its place and has none;
//   - in a reworded sentence, the strongest class of words that changed in one of
//     its clauses: negation 200, obligation 170, party 170 (who does what to
//     whom), intensity 150, number 80, times the share of the clause that is kept.
//
// A preamble and a closing weigh half, formulas of invitation and thanks a
// quarter. Typographic, routine and possible changes weigh nothing. Ten rows are
// taken, at most seven reworded ones and at most seven dropped and added ones
// while there are others. An example:
//
//	泽方[-坚定-]支持岚方在群岛问题上的立场。
//
// has one pair of characters that is said once: 7 × root 7 = 14. 坚定 is a word
// of intensity, and 32 of 34 characters of both sides are kept: 150 × 32/34 = 141.
// With 155 it comes before an added sentence of 40 characters, 10 × root 230 =
// 150, which is before a new amount in an old sentence, 21 + 75.
package report
