// Package lang holds what is known of writing systems and languages, once:
// classes of characters, forms of one character, numerals both ways, dates and
// months, and the word lists of each language.
//
//	rune.go       what a character is: Han, wide, without width
//	fold.go       the forms of one character: width, script, quotes, dashes
//	simplified.go traditional to simplified characters (a generated table)
//	han.go        numbers in Chinese characters, read and written
//	number.go     Arabic, Roman and spelled-out numbers, read and written
//	month.go      the names of the months
//	date.go       dates, found in a text or looked for
//	numeral.go    numbers in running text, written in whatever way
//	name.go       names of states and bodies, by codes that all languages share
//	letter.go     scripts of languages, and words in letters that can be compared
//	list.go       the word lists: one data file a language
//	stem.go       words without their endings, and words that only hold a sentence together
//
// # Data
//
// A language has one file, data/TAG.txt. A list is its name with a colon and the
// words behind it; lines that begin with white space carry it on:
//
//	# English
//	months: January|Jan. February|Feb. …
//	abbreviations-never: mr mrs ms
//	  dr prof
//
// Nothing is made of the data before it is asked for: a program's start costs
// nothing. The package imports the model only, for the name of a language.
package lang

//go:generate go run ./gen
