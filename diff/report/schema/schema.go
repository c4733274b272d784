// Package schema holds the JSON Schema files (draft 2020-12) of the JSON documents that the
// packages report and check write. Each file is self-contained: definitions that several
// documents share are repeated in each.
package schema

import "embed"

// FS holds statement.v1.json, comparison.v1.json, lineage.v1.json,
// explanation.v1.json, blame.v1.json, parity.v1.json, subject.v1.json, tables.v1.json,
// ledger.v1.json, said.v1.json and check.v1.json.
//
//go:embed *.v1.json
var FS embed.FS
