// Package snapshot encodes a comparison as bytes, so that a later run need not compute it
// again, and decodes it given the same two statements.
//
// Nodes are encoded as indexes in the order of [tree.Node.All] and word edits as lengths:
// the texts come from the statements.
//
//	version  series  degraded  parts  links
//	                            │      └── level kind flags certainty score id stood
//	                            │          old… new… nearest words: (op, length)…
//	                            └── (old, new)…
//
// Numbers are varints of package encoding/binary; texts and lists begin with their
// length. The package does not check that a snapshot belongs to the given statements:
// whoever stores one must store a digest of its inputs with it.
package snapshot
