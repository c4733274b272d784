// Package words makes the word edits between two wordings: few, of whole phrases, as
// a reader would mark them. It goes in steps:
//
//	words       US$ 5 million | was | lent | to | the | port
//	kept runs   the heaviest, then the heaviest on both sides of it
//	gaps        what is between them, moved to the borders of phrases
//	absorbed    of [was trained with] the [data of] the is part of the change
//	edits       where Han characters were cut into other words, by characters
//
//	words.go    texts cut into words, and the steps of a comparison
//	quantity.go numbers with their currencies, ranges and units
//	match.go    heaviest common runs of words
//	long.go     the same for wordings of thousands of words
//	script.go   the shortest edit script, and the only door to go-diff
//	refine.go   replaced words compared by their characters
//	slide.go    gaps moved to the borders of phrases
//	absorb.go   short kept runs taken into the changes beside them
//	edits.go    kept pairs and gaps → edits
package words
