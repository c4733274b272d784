// Package lang tells what language a text is in, and holds what is known of the
// words of each language. What is read with that knowledge is in packages below
// it, each on what those above it offer:
//
//	chars       what a character is, and the forms of one character
//	numbers     Arabic, Roman and Chinese numerals, read and written
//	lang        languages: detection, word lists, names of states, stems
//	dates       dates and the names of months
//	quantities  numbers and quantities in running text
//	wording     one form for texts that differ in typography and spelling only
//
// In this package:
//
//	detect.go   the language of a text
//	list.go     the word lists: one data file a language
//	letter.go   the scripts of languages, and letters that sound alike
//	script.go   words in letters of two scripts that look alike
//	name.go     names of states and bodies, by codes that all languages share
//	stem.go     words without their endings, and words that only hold a sentence together
//
// # Data
//
// A language has one file, data/TAG.txt. A list is its name with a colon and the
// words after it; lines that begin with white space continue it:
//
//	# English
//	months: January|Jan. February|Feb. …
//	abbreviations-never: mr mrs ms
//	  dr prof
//
// Nothing is made of the data before it is asked for: a program's start costs
// nothing. The packages import the model only, for the name of a language.
package lang

//go:generate go run ./gen
