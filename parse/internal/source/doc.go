// Package source prepares a source for cutting: how it is to be read, its decoded text,
// and the limits that follow from its allowed size.
//
//	bytes ──► ReadAll ──► Decode ──► Source{Text, Encoding}
//
// Its errors name the position.
package source
