// Package quality measures the accuracy of the links of a comparison. It is used by
// tests only; no shipped package imports it.
//
//	metrics.go   links as pairs of nodes; their precision, recall and F1
//	gold.go      hand-judged links, bound to the texts by spans
//	locate.go    the spans of a statement's nodes in its source
//	seeded.go    statements edited at random, with the true links
//	draw.go      the choice of an edit for every sentence
//	reword.go    the edits of one sentence
//	rebuild.go   edited sentences → statement, and the true links as locators
//	baseline.go  three simple methods of linking, for comparison
//	wordedits.go hand-marked word edits, and two simple methods for comparison
//	blocks.go    longest matching blocks, as Python's difflib finds them
package quality
