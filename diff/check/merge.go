package check

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// ReadJSON reads a report that [Writer.Write] wrote as JSON. It can be written, not
// accepted: its texts are elsewhere.
func ReadJSON(data []byte) (*Report, error) {
	var doc jsonReport
	if err := json.Unmarshal(data, &doc); err != nil || doc.Schema != Schema {
		return nil, errors.New("is not a report of check as JSON; write one with --format json")
	}
	r := &Report{Statements: doc.Statements}
	var err error
	if r.Findings, err = readFindings(doc.Findings); err != nil {
		return nil, err
	}
	r.Waived, err = readFindings(doc.Waived)
	return r, err
}

// Merge returns the report of what several reports are of, such as those of the
// parts of a corpus, in their order.
func Merge(parts ...*Report) *Report {
	whole := &Report{}
	for _, r := range parts {
		whole.Statements += r.Statements
		whole.Findings, whole.Waived = append(whole.Findings, r.Findings...), append(whole.Waived, r.Waived...)
	}
	return whole
}

func readFindings(findings []jsonFinding) ([]Finding, error) {
	var all []Finding
	for _, f := range findings {
		severity, err := ParseSeverity(f.Severity)
		if err != nil {
			return nil, err
		}
		words, err := readWords(f.Words)
		if err != nil {
			return nil, err
		}
		all = append(all, Finding{Rule: f.Rule, Severity: severity, Statement: f.Statement, Locator: f.Locator, Accepted: f.Accepted,
			Pos: tree.Position{Name: f.File, Line: f.Line, Col: f.Col}, Message: f.Message, Old: f.Old, New: f.New, Words: words,
			Weight: f.Weight, Fingerprint: f.Fingerprint})
	}
	return all, nil
}

func readWords(words []jsonEdit) ([]diff.Edit, error) {
	var all []diff.Edit
	for _, e := range words {
		op := diff.Equal
		for op.String() != e.Op {
			if op++; op > diff.Insert {
				return nil, fmt.Errorf("%q is not known as what became of words", e.Op)
			}
		}
		all = append(all, diff.Edit{Op: op, Text: e.Text})
	}
	return all, nil
}
