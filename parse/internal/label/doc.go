// Package label reads the labels and headings of blocks, and decides which of them
// begin parts.
//
//	block            label        becomes
//	一、双方…         一           article
//	（一）扩大…       （一）        section of it
//	1. Calls upon …  1            paragraph with a number of its own
//	—— 扩大贸易       ——           item
//
// A label is recognised by its form (label.go), or because enough of them follow each
// other (chain.go). The sequence of all labels (sequence.go) and the headings without a
// label (heading.go, runin.go) decide which labels begin articles and sections, which
// number a list (list.go, ordinal.go), and which number paragraphs (heading.go,
// bare.go). Paragraphs that contain a list are split (item.go), and the closing is
// found (closing.go).
package label
