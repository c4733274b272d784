// Package dates finds dates in texts of any language, and lists the names of months.
//
//	date.go   a full date in a text, and a regular expression for one date
//	month.go  names of months, from the word lists of the languages
//
//	Find: 2022年3月5日   二〇二二年三月五日   5 марта 2022 года   March 5, 2022   05.03.2022
//	      all are 2022-03-05
package dates
