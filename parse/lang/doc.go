// Package lang detects the language of a text and holds the word lists of each
// language. The packages below it use these lists; each may import those listed above
// it:
//
//	chars       classes of characters, and variant forms of one character
//	numbers     Arabic, Roman and Chinese numerals, read and written
//	lang        languages: detection, word lists, names of states, stems
//	dates       dates and the names of months
//	quantities  numbers and quantities in running text
//	wording     one form for texts that differ only in typography and spelling
//
// In this package:
//
//	detect.go        the language of a text
//	list.go          the word lists: one data file per language
//	letter.go        the scripts of languages, and letters that sound alike
//	script.go        words with look-alike letters of two scripts
//	name.go          names of states and bodies, by codes common to all languages
//	nameword.go      common words in names
//	abbreviation.go  abbreviations and their long forms
//	stem.go          words without their endings, and function words
//
// # Data
//
// A language has one file, data/TAG.txt. A list is its name, a colon, and words; lines
// that begin with white space continue it:
//
//	# English
//	months: January|Jan. February|Feb. …
//	abbreviations-never: mr mrs ms
//	  dr prof
//
// The data is read on first use, so that start-up costs nothing. The packages import
// the model only for the names of languages.
package lang

//go:generate go run ./gen
