// Package source holds what is known of a source before it is cut: how it is to be
// read, its text, decoded, and what is bound by its size.
//
//	bytes ──► ReadAll ──► Decode ──► Source{Text, Encoding}
//
// Its errors name the place.
package source
