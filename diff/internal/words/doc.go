// Package words makes the word edits between two wordings.
//
//	words.go    texts cut into words, and the steps of a comparison
//	match.go    longest common runs of words
//	long.go     the same for wordings of thousands of words
//	script.go   the shortest edit script, and the only door to go-diff
//	refine.go   replaced words compared by their characters
//	edits.go    kept pairs and gaps → edits
package words
