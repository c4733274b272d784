package check

import (
	"encoding/json"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/clausediff/clausediff/diff/report/safetext"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// The parts of SARIF 2.1.0 that are written; see
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string      `json:"id"`
		Description   sarifText   `json:"shortDescription"`
		Configuration sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions"` // present on all results or on none

	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
)

const (
	sarifSchema      = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifFingerprint = "clausediff/v1"
	homepage         = "https://github.com/clausediff/clausediff"
)

func (w Writer) sarif(out io.Writer, r *Report) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: w.Name, Version: w.Version, InformationURI: homepage}
	index := map[string]int{}
	for i, rule := range Rules() {
		index[rule.Name] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{rule.Name, sarifText{rule.Doc}, sarifConfig{rule.Severity.String()}})
	}
	for _, f := range r.Findings {
		run.Results = append(run.Results, w.sarifResult(f, index[f.Rule]))
	}
	for _, f := range r.Waived {
		result := w.sarifResult(f, index[f.Rule])
		result.Suppressions = []sarifSuppression{{"external", "accepted in " + lock.Folder}}
		run.Results = append(run.Results, result)
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{sarifSchema, "2.1.0", []sarifRun{run}})
}

func (w Writer) sarifResult(f Finding, rule int) sarifResult {
	at := sarifLocation{Physical: sarifPhysical{w.artifact(f), sarifRegion{line(f), f.Pos.Col}}}
	if name := address(f); name != "" {
		at.Logical = []sarifLogical{{name}}
	}
	return sarifResult{
		RuleID: f.Rule, RuleIndex: rule, Level: f.Severity.String(), Message: sarifText{sarifMessage(f.Message)},
		Locations: []sarifLocation{at}, Fingerprints: map[string]string{sarifFingerprint: f.Fingerprint},
		Suppressions: []sarifSuppression{},
	}
}

// sarifMessage escapes what a viewer would read as a placeholder, {0}, or a link,
// [text](1). The standard doubles braces, but viewers show both, so insertions are marked
// with brackets instead.
func sarifMessage(text string) string {
	text = strings.NewReplacer("{+", "[+", "+}", "+]", "{", "{{", "}", "}}").Replace(safetext.Of(text))
	return strings.ReplaceAll(text, "](", "] (")
}

// artifact returns the URI of a file, relative to the repository if it is inside.
func (w Writer) artifact(f Finding) sarifArtifact {
	name := w.file(f)
	if path.IsAbs(name) || filepath.IsAbs(filepath.FromSlash(name)) {
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(name, "/")}).String()}
	}
	relative := (&url.URL{Path: name}).EscapedPath()
	return sarifArtifact{strings.ReplaceAll(relative, ":", "%3A"), "%SRCROOT%"} // an unescaped colon would look like a scheme
}
