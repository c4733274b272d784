// Package words computes the word edits between two wordings: few edits of whole phrases, as
// a reader would mark them. It works in steps:
//
//	words       US$ 5 million | was | lent | to | the | port
//	kept runs   the heaviest, then the heaviest on each side of it
//	gaps        the words between them, moved to phrase boundaries
//	absorbed    in [was trained with] the [data of] the is part of the change
//	edits       by characters where Han characters are segmented differently
//
//	words.go    words of a text, and the steps of a comparison
//	quantity.go numbers with their currencies, ranges and units
//	match.go    heaviest common runs of words
//	long.go     the same for wordings of thousands of words
//	script.go   the shortest edit script, the only use of go-diff
//	refine.go   replaced words compared by their characters
//	slide.go    gaps moved to phrase boundaries
//	absorb.go   short kept runs merged into adjacent changes
//	edits.go    kept pairs and gaps → edits
package words
