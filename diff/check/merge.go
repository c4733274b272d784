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
	r.elsewhere = doc.Changed
	return r, err
}

// Merge returns the report of what several reports are of, such as those of the
// parts of a corpus, in their order.
func Merge(parts ...*Report) *Report {
	whole := &Report{}
	for _, r := range parts {
		whole.Statements += r.Statements
		whole.elsewhere = append(whole.elsewhere, r.elsewhere...)
		whole.Findings, whole.Waived = append(whole.Findings, r.Findings...), append(whole.Waived, r.Waived...)
	}
	return whole
}

// compared compares the texts that the report has.
func (c jsonChanged) compared() (*diff.Result, error) {
	old, err := c.Old.statement()
	if err != nil {
		return nil, err
	}
	now, err := c.New.statement()
	if err != nil {
		return nil, err
	}
	return diff.Compare(old, now), nil
}

func textOf(s *tree.Statement) jsonText { return jsonText{s.Source.Name, string(tree.Format(s))} }

func (t jsonText) statement() (*tree.Statement, error) {
	s, err := tree.ParseOutline([]byte(t.Outline))
	if err != nil {
		return nil, fmt.Errorf("a text of the report is damaged: %w", err)
	}
	s.Source.Name = t.File
	return s, nil
}

// textsOf returns the texts of the statements that are not what they are judged by, of
// as many as have briefings in a report.
func textsOf(r *Report) ([]jsonChanged, error) {
	all := r.elsewhere
	for _, p := range r.passes {
		if !p.other {
			continue
		}
		var c jsonChanged
		if len(all) < mostBriefed {
			old, now, err := p.texts()
			if err != nil {
				return nil, err
			}
			c = jsonChanged{textOf(old), textOf(now)}
		}
		all = append(all, c)
	}
	return all, nil
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
