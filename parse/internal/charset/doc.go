// Package charset detects the encoding of a page and decodes it.
//
// The header, the meta element and the actual encoding of a page may all differ, so the
// bytes decide, in this order:
//
//	byte order mark  →  many NULs: UTF-16  →  valid UTF-8  →  trial decodings
//
// A trial decoding is scored by how much of it looks like real text: common ideographs
// next to others, letter pairs that are common in Russian, accented letters next to
// plain ones, marks where sentences have them.
//
//	declared and clean, not far behind ──► accepted; in doubt if another reads better
//	otherwise the best                 ──► in doubt if another reads nearly as well
//	none reads as text                 ──► an error
//
// A single byte, as in "£5 million", is no evidence against windows-1252, but a page of
// Russian is. A doubt shows a word in both readings. Text that was decoded wrongly
// before it was saved is found by encoding it again ([Twice], [Misread]).
//
// Nothing is ever silently replaced by U+FFFD: bytes that are invalid in every encoding
// are an error that names their position.
package charset
