// Package quality measures how right the links of a comparison are. It is used
// by tests only; no shipped package imports it.
//
//	metrics.go   links as pairs of nodes, and precision, recall and F1 of them
//	gold.go      links that people judged by reading, bound to the texts by spans
//	seeded.go    statements edited at random, with the truth of every edit
//	draw.go      which sentence is edited how
//	reword.go    the edits of one sentence
//	rebuild.go   edited sentences → statement, and the truth as locators
//	baseline.go  three simple methods to stand beside ours
//	wordedits.go word edits that a reader marked, and two simple methods for them
//	blocks.go    longest matching blocks, for one of them
package quality
