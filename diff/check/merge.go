package check

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// ReadJSON reads a report that [Writer.Write] wrote as JSON. The report can be written
// but not accepted, since it lacks most texts. Errors, and those of [Merge], use name for
// it.
func ReadJSON(name string, data []byte) (*Report, error) {
	var doc jsonReport
	if err := json.Unmarshal(data, &doc); err != nil || doc.Schema != Schema {
		return nil, fmt.Errorf("%s: not a JSON report of clausediff check; write one with --format json", name)
	}
	found, err := readFindings(doc.Findings)
	waived, waivedErr := readFindings(doc.Waived)
	if err = errors.Join(err, waivedErr); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r := &Report{Statements: doc.Statements, Findings: found, Waived: waived, elsewhere: doc.Changed, file: name}
	if doc.Part != nil {
		r.Part = *doc.Part
	}
	if p := r.Part; doc.Part != nil && (p.Number < 1 || p.Number > p.Of) {
		return nil, fmt.Errorf("%s: there is no part %d of %d; write the report with check --shard", name, p.Number, p.Of)
	}
	return r, nil
}

// Merge joins reports, such as those of the parts of a corpus, in the order of the parts.
// It returns an error if parts are missing, given twice, or of different corpora.
func Merge(parts ...*Report) (*Report, error) {
	if err := together(parts); err != nil {
		return nil, err
	}
	whole := &Report{}
	for _, r := range slices.SortedStableFunc(slices.Values(parts), func(x, y *Report) int { return x.Part.Number - y.Part.Number }) {
		whole.Statements += r.Statements
		whole.elsewhere = append(whole.elsewhere, r.elsewhere...)
		whole.Findings, whole.Waived = append(whole.Findings, r.Findings...), append(whole.Waived, r.Waived...)
	}
	return whole, nil
}

// together returns an error unless the reports are all parts of one corpus, each once, or
// none of them is of a part.
func together(parts []*Report) error {
	given := map[int]bool{}
	for i, r := range parts {
		p, first := r.Part, parts[0]
		switch {
		case p.Of == 0 && first.Part.Of == 0:
			if r.file != "" && slices.ContainsFunc(parts[:i], func(x *Report) bool { return x.file == r.file }) {
				return fmt.Errorf("%s is given twice", r.file)
			}
			continue
		case p.Of != first.Part.Of || p.Corpus != first.Part.Corpus:
			return fmt.Errorf("%s and %s are not parts of the same corpus: run check --shard once for each part of it", first.file, r.file)
		case given[p.Number]:
			return fmt.Errorf("part %d of %d is given twice: %s", p.Number, p.Of, r.file)
		}
		given[p.Number] = true
	}
	return missing(parts, given)
}

// missing returns an error for the first part that is not given.
func missing(parts []*Report, given map[int]bool) error {
	if len(given) == 0 {
		return nil
	}
	of := parts[0].Part.Of
	for k := 1; k <= of; k++ {
		if !given[k] {
			return fmt.Errorf("part %d of %d is missing: run check --shard %d/%d", k, of, k, of)
		}
	}
	return nil
}

// compared compares the two texts.
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

// textsOf returns the statements that differ from their references, with the texts of as
// many as get a briefing in a report.
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
				return nil, fmt.Errorf("unknown kind of edit %q", e.Op)
			}
		}
		all = append(all, diff.Edit{Op: op, Text: e.Text})
	}
	return all, nil
}
