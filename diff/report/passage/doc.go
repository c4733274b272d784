// Package passage holds what all models of reports are made of: sentences and
// clauses of a statement as text with marks, and where they stand.
//
//	old  The Sides [-oppose-] tariffs.     a Side: its Runs, those of one mark together
//	new  The Sides {+reject+} tariffs.
//
//	Redline of both: The Sides [-oppose-]{+reject+} tariffs.
//
// The runs of a side are the characters of the statement, in order: what stands
// between two nodes that are not neighbours is shown as "… ".
//
//	passage.go  runs and sides
//	column.go   nodes of a statement → sides, with what a link deleted or inserted
//	weave.go    word edits → runs
//	redline.go  two sides → one list of runs
//	reading.go  which of several rows with a text the reader of one statement reads it in
//	smooth.go   word edits that read well
//	apart.go    whether two texts are read better one after the other
//	excerpt.go  short texts for lists
//	key.go      the words that a finding is about
//	head.go     title, date and source of a statement
//	part.go     the names of articles, preamble, closing
package passage
