package check

import (
	"encoding/json"
	"io"
	"path/filepath"

	"github.com/clausediff/clausediff/diff"
)

// Schema names the JSON format of a check. Its JSON Schema is in package schema.
const Schema = "clausediff.check/v1"

type jsonReport struct {
	Schema     string        `json:"schema"`
	Part       *Part         `json:"part,omitempty"`
	Statements int           `json:"statements"`
	Counts     jsonCounts    `json:"counts"`
	Findings   []jsonFinding `json:"findings"`
	Waived     []jsonFinding `json:"waived"`
	Changed    []jsonChanged `json:"changed,omitempty"`
}

// jsonChanged is a statement that differs from its reference, and the reference.
type jsonChanged struct {
	Old jsonText `json:"old"`
	New jsonText `json:"new"`
}

// jsonText is a text as an outline, "" if it is left out.
type jsonText struct {
	File    string `json:"file"`
	Outline string `json:"outline"`
}

type jsonCounts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Note    int `json:"note"`
	Waived  int `json:"waived"`
}

type jsonFinding struct {
	Rule        string     `json:"rule"`
	Severity    string     `json:"severity"`
	Statement   string     `json:"statement"`
	Locator     string     `json:"locator"`
	Accepted    string     `json:"accepted"`
	File        string     `json:"file"`
	Line        int        `json:"line"`
	Col         int        `json:"col"`
	Message     string     `json:"message"`
	Old         string     `json:"old"`
	New         string     `json:"new"`
	Words       []jsonEdit `json:"words"`
	Weight      int        `json:"weight"`
	Fingerprint string     `json:"fingerprint"`
}

type jsonEdit struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

func (w Writer) json(out io.Writer, r *Report) error {
	doc := jsonReport{Schema: Schema, Statements: r.Statements, Findings: jsonFindings(r.Findings), Waived: jsonFindings(r.Waived),
		Counts: jsonCounts{count(r, Error), count(r, Warning), count(r, Note), len(r.Waived)}}
	if r.Part.Of > 0 {
		doc.Part = &r.Part
		var err error
		if doc.Changed, err = textsOf(r); err != nil {
			return err
		}
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(doc)
}

func count(r *Report, s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

func jsonFindings(findings []Finding) []jsonFinding {
	all := []jsonFinding{}
	for _, f := range findings {
		all = append(all, jsonFinding{
			Rule: f.Rule, Severity: f.Severity.String(), Statement: f.Statement, Locator: f.Locator, Accepted: f.Accepted,
			File: filepath.ToSlash(f.Pos.Name), Line: f.Pos.Line, Col: f.Pos.Col, Message: f.Message,
			Old: f.Old, New: f.New, Words: jsonWords(f.Words), Weight: f.Weight, Fingerprint: f.Fingerprint,
		})
	}
	return all
}

func jsonWords(words []diff.Edit) []jsonEdit {
	all := []jsonEdit{}
	for _, e := range words {
		all = append(all, jsonEdit{e.Op.String(), e.Text})
	}
	return all
}
