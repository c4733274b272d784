// Package charset finds out how the bytes of a page are encoded and decodes
// them.
//
// Pages say one thing in a header, another in a meta element and are a third
// thing in fact, so the bytes decide, in this order:
//
//	byte order mark  →  many NULs: UTF-16  →  valid UTF-8  →  trial decodings
//
// A trial decoding is scored by how much of it is text as people write it:
// common Han characters, lower-case Cyrillic inside words, accented Latin
// letters beside plain ones. A declared charset is believed where the bytes read as
// text in it, unless many characters read clearly better in another: one byte of
// "£5 million" tells nothing against windows-1252, a page of Russian tells that
// windows-1252 is wrong.
//
// Nothing is ever replaced by U+FFFD silently: bytes that no encoding explains
// are an error that names their place.
package charset
