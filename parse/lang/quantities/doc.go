// Package quantities finds numbers in running text, in two ways:
//
//	numeral.go   numbers as values, comparable between languages
//	quantity.go  amounts with units, and dates, comparable within a language
//	chinese.go   the forms of quantities in Chinese
//	runes.go     sets of characters
//	word.go      number words and currencies in quantities
//	bound.go     the limit that words beside a number express
//	range.go     the amount of a quantity as a range
//	ordinal.go   the number that an expression begins with or spells out
//
//	"over 1.5 million tonnes in May 2021"
//	Numerals:    1500000, 5 (a month), 2021 (a year)
//	Quantities:  1.5million of tonne; the date may 2021
package quantities
