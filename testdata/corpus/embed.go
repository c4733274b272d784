// Package specimen holds the specimen corpus: joint statements of two invented
// states, each saved as a page of another kind of site. The command's demo,
// the documents and the tests use it.
package specimen

import "embed"

// FS holds corpus.yaml and the pages it lists.
//
//go:embed corpus.yaml */*.html
var FS embed.FS

// Official is a manifest of the joint statements of China and Russia, with the
// addresses of the two governments' pages; the pages are not part of it.
//
//go:embed official/corpus.yaml
var Official []byte
