// Package passage holds the building blocks of all report models: sentences and clauses of a
// statement as marked text, and their places.
//
//	old  The Sides [-oppose-] tariffs.     a Side: its Runs, one for each change of mark
//	new  The Sides {+reject+} tariffs.
//
//	Redline of both: The Sides [-oppose-]{+reject+} tariffs.
//
// The runs of a side are the characters of the statement, in order. Text between two nodes
// that are not neighbours is replaced by "… ".
//
//	passage.go  runs and sides
//	column.go   nodes of a statement → sides, with what a link deleted or inserted
//	weave.go    word edits → runs
//	redline.go  two sides → one list of runs
//	reading.go  which of several rows with the same text belongs to the reading order
//	smooth.go   word edits made easier to read
//	apart.go    whether two texts are easier to read one after the other
//	excerpt.go  short texts for lists
//	key.go      the words that a finding is about
//	head.go     title, date and source of a statement
//	part.go     the names of articles, preamble, closing
package passage
