// Package wording maps texts that differ only in typography and spelling to one form,
// and finds phrases in it.
//
//	key.go       the form of a text: characters, numerals, dashes, spaces
//	spelling.go  the spelling of words and numbers, by the lists of a language
//	phrase.go    phrases in any case
//	set.go       whether one of many texts is the same
//
//	"Each Side’s  co‑operation"     Each Side's cooperation    (en)
//	二○二二年，百分之五               2022年,5%                  (zh)
package wording
