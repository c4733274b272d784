// Package charset finds out how the bytes of a page are encoded and decodes
// them.
//
// Pages say one thing in a header, another in a meta element and are a third
// thing in fact, so the bytes decide, in this order:
//
//	byte order mark  →  many NULs: UTF-16  →  valid UTF-8  →  trial decodings
//
// A trial decoding is scored by how much of it is text as people write it: common
// ideographs beside others, pairs of letters that are common in Russian, accented
// letters beside plain ones, marks where they stand in a sentence.
//
//	declared and clean, not far behind ──► believed; in doubt where another reads better
//	otherwise the best                 ──► in doubt where another reads nearly as well
//	none reads as text                 ──► an error
//
// One byte of "£5 million" tells nothing against windows-1252, a page of Russian tells
// that windows-1252 is wrong. A doubt shows a word in both readings. Text that was
// decoded wrong before it was saved is found by encoding it again ([Twice],
// [Misread]).
//
// Nothing is ever replaced by U+FFFD silently: bytes that no encoding explains
// are an error that names their place.
package charset
