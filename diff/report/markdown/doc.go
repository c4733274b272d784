// Package markdown writes reports as a comment for a pull request: GitHub
// Flavored Markdown of limited length.
//
// The text of statements is never mark-up: what a reader of Markdown or a
// forge would act on is escaped. Changed words are struck through and bold; the
// signs of Markdown are used where its rules let them stand, which between two
// Chinese characters and a quotation mark they do not, and elements of HTML
// elsewhere.
//
//	markdown.go  Renderer: what is written, in which order
//	counts.go    tables of counts
//	entry.go     one change of a comparison
//	thread.go    one thread of a series
//	redline.go   an old and a new text woven into one
//	words.go     marked runs of text
//	escape.go    text that is not mark-up
//	limit.go     what is left out of a report that is too long
package markdown
