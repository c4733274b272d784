// Package dict is a table of Chinese words.
//
// # Words
//
// The table is a double-array trie (Aoe 1989), made by the generator in gen and
// embedded in the binary as it is: opening it costs nothing. Every state is an
// index into base and check; the child of state s by a character with code c is
//
//	t = base[s] + c,  if check[t] = s
//
//	state   0 (root)      7 (中)        31 (中俄)     value 0 = no word ends here
//	base    2 ──5=中──▶   9 ──22=俄──▶  …             value v = cost of the word,
//	check   –             0             7             8 × −log2 of its share
//
// A run of Han characters is cut at the least sum of costs. A character that is
// no word by itself costs 200. There is no guessing of new words: a cut must not
// change with what stands far from it, or a comparison would show changes that
// nobody made.
//
// # Sources
//
// data/words.txt.gz holds the words and their counts: the entries of the
// dictionary of gse (github.com/go-ego/gse v0.80.3, data/dict/zh/s_1.txt, Apache
// License 2.0; its data comes from jieba, MIT License, Copyright 2013 Sun Junyi)
// that are of Han characters only and have a count of at least 5, and the rarer
// ones that occur in official documents. data/terms.txt is our own list of terms
// of diplomacy.
package dict

//go:generate go run ./gen
