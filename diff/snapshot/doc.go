// Package snapshot writes a comparison as bytes, so that a later run need not make it
// again, and reads it with the same two statements.
//
// Nodes are numbers in the order of [tree.Node.All], word edits are lengths: the texts
// are those of the statements.
//
//	version  series  degraded  parts  links
//	                            │      └── level kind flags certainty score id stood
//	                            │          old… new… nearest words: (op, length)…
//	                            └── (old, new)…
//
// Numbers are varints of package encoding/binary, texts and lists begin with their
// length. That a comparison holds for other statements than its own is not found out
// here: who keeps one keeps with it what it was made of.
package snapshot
