package check_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/report/schema"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
)

// everyRule returns a report with a finding of every rule.
func everyRule() *check.Report {
	r := &check.Report{Statements: 2}
	for i, rule := range check.Rules() {
		r.Findings = append(r.Findings, check.Finding{
			Rule: rule.Name, Severity: rule.Severity, Statement: []string{"2022", "2023", ""}[i%3],
			Locator: []string{"3.4.2.1 3.4.2.2", ""}[i%2], Accepted: "3.5.1.1",
			Pos:     tree.Position{Name: "zh/声明 2022.html", Line: 10 * i},
			Message: "reworded: 双方[-坚决-]反对", Lead: "reworded", Old: "双方坚决反对", New: "双方反对",
			Words:  []diff.Edit{{Op: diff.Equal, Text: "双方"}, {Op: diff.Delete, Text: "坚决"}, {Op: diff.Equal, Text: "反对"}},
			Weight: i, Fingerprint: fmt.Sprintf("%012x", i),
		})
	}
	last := len(r.Findings) - 1
	r.Waived, r.Findings = r.Findings[last:], r.Findings[:last]
	return r
}

// hostile returns a report whose texts try to break out of every format.
func hostile() *check.Report {
	evil := "a::error file=x::b\n::error::c\r\x1b[31m<script>alert(1)</script> ]]> | `x` @team #1 \u202e \x00 %0A -->\xff " +
		"![i](http://e.example) https://e.example <!-- & \"'"
	return &check.Report{Statements: 1, Findings: []check.Finding{{
		Rule: check.ClauseReworded, Severity: check.Error, Statement: evil, Locator: "1.1",
		Pos: tree.Position{Name: "f,:%\n" + evil, Line: 3}, Message: evil, Lead: evil, Old: evil, New: evil,
		Words: []diff.Edit{{Op: diff.Delete, Text: evil}, {Op: diff.Insert, Text: evil}}, Weight: 3, Fingerprint: "f",
	}}}
}

var writer = check.Writer{Name: "clausediff", Version: "v1.2.3", FailOn: check.Warning, Root: "statements"}

func written(t *testing.T, w check.Writer, format string, r *check.Report) string {
	t.Helper()
	var first, again bytes.Buffer
	if err := w.Write(&first, format, r); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(&again, format, r); err != nil || first.String() != again.String() {
		t.Fatalf("%s: the second time is another text (%v)", format, err)
	}
	return first.String()
}

func TestReports(t *testing.T) {
	for _, format := range check.Formats() {
		for name, r := range map[string]*check.Report{"every-rule": everyRule(), "clean": {Statements: 3}} {
			goldenfile.Compare(t, filepath.Join("../../testdata/check/report", name+"."+format+".golden"), []byte(written(t, writer, format, r)))
		}
	}
	if err := writer.Write(io.Discard, "pdf", &check.Report{}); err == nil {
		t.Error("a format that is not known is written")
	}
}

// The SARIF output is valid against the schema of the standard.
func TestSARIFIsValid(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile("../../testdata/check/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*check.Report{"every rule": everyRule(), "clean": {}, "hostile": hostile()} {
		text := written(t, writer, "sarif", r)
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := strings.Replace(written(t, writer, "sarif", everyRule()), `"level": "error"`, `"level": "bad"`, 1)
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(broken))
	if err != nil || schema.Validate(doc) == nil {
		t.Errorf("a level that there is not is valid (%v)", err)
	}
}

// The JSON is valid against the published schema.
func TestJSONIsValid(t *testing.T) {
	data, err := schema.FS.ReadFile("check.v1.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("check.json", doc); err != nil {
		t.Fatal(err)
	}
	valid, err := c.Compile("check.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*check.Report{"every rule": everyRule(), "clean": {}} {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(written(t, writer, "json", r)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := valid.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := strings.Replace(written(t, writer, "json", everyRule()), `"line": 10,`, "", 1)
	if doc, err := jsonschema.UnmarshalJSON(strings.NewReader(broken)); err != nil || valid.Validate(doc) == nil {
		t.Errorf("a finding without line is valid (%v)", err)
	}
}

func TestSARIFNamesFilesOfTheRepository(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"zh/声明 1.html", `"uri": "statements/zh/%E5%A3%B0%E6%98%8E%201.html",`},
		{"../x.html", `"uri": "x.html",`},
		{"/tmp/a b.html", `"uri": "file:///tmp/a%20b.html"`},
	} {
		r := &check.Report{Findings: []check.Finding{{Rule: check.Whole, Severity: check.Warning, Pos: tree.Position{Name: tt.name}}}}
		if text := written(t, writer, "sarif", r); !strings.Contains(text, tt.want) {
			t.Errorf("%s: no %s in\n%s", tt.name, tt.want, text)
		}
	}
}

// The text of a statement never becomes a command, markup or an element.
func TestHostileReports(t *testing.T) {
	r := hostile()
	for _, format := range check.Formats() {
		text := written(t, writer, format, r)
		if !utf8.ValidString(text) {
			t.Errorf("%s is not UTF-8", format)
		}
		for _, c := range text {
			if c < ' ' && c != '\n' && c != '\t' || c == '\u202e' && (format == "text" || format == "github" || format == "md") {
				t.Errorf("%s holds the control character %q", format, c)
				break
			}
		}
	}
	commands := 0
	for line := range strings.Lines(written(t, writer, "github", r)) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") {
			commands++
		}
	}
	if commands != 1 {
		t.Errorf("%d annotations of one finding", commands)
	}
	if lines := strings.Count(written(t, writer, "text", r), "\n"); lines != 3 {
		t.Errorf("%d lines of one finding", lines)
	}
	md := written(t, writer, "md", r)
	for _, bad := range []string{"<script", "](http", "@team", "<!--", "https://e"} {
		if strings.Contains(md, bad) {
			t.Errorf("Markdown holds %s:\n%s", bad, md)
		}
	}
}

func TestJUnitIsXML(t *testing.T) {
	for _, r := range []*check.Report{everyRule(), hostile(), {}} {
		var suites struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Cases    []struct {
				Failure *struct{} `xml:"failure"`
			} `xml:"testsuite>testcase"`
		}
		if err := xml.Unmarshal([]byte(written(t, writer, "junit", r)), &suites); err != nil {
			t.Fatal(err)
		}
		failures := 0
		for _, c := range suites.Cases {
			if c.Failure != nil {
				failures++
			}
		}
		if suites.Tests != len(suites.Cases) || suites.Failures != failures || failures != r.Count(check.Warning) {
			t.Errorf("%d tests, %d failures; %d cases, %d failed, %d findings", suites.Tests, suites.Failures, len(suites.Cases), failures, r.Count(check.Warning))
		}
	}
}

// The most significant of many findings are annotations; the others are counted.
func TestAnnotationsAreCapped(t *testing.T) {
	r := &check.Report{Statements: 1}
	for i := range 60 {
		r.Findings = append(r.Findings, check.Finding{Rule: check.ClauseReworded, Severity: check.Warning, Pos: tree.Position{Name: "a", Line: i}, Weight: i, Message: fmt.Sprint("weight ", i)})
	}
	r.Findings[5].Severity = check.Error
	text := written(t, writer, "github", r)
	lines := regexp.MustCompile(`(?m)^::.*$`).FindAllString(text, -1)
	if len(lines) != 50 || !strings.Contains(lines[0], "weight 5") || !strings.Contains(lines[1], "weight 59") || !strings.Contains(lines[49], "11 findings more") {
		t.Errorf("%d annotations, first %s, second %s, last %s", len(lines), lines[0], lines[1], lines[len(lines)-1])
	}
}

// A long report is cut to the limit of a comment, and says so.
func TestMarkdownIsCut(t *testing.T) {
	r := &check.Report{Statements: 1}
	for i := range 2000 {
		r.Findings = append(r.Findings, check.Finding{Rule: check.ClauseAdded, Severity: check.Error, Statement: fmt.Sprint(i), Pos: tree.Position{Name: "a"}, Message: strings.Repeat("双", 60)})
	}
	text := written(t, writer, "md", r)
	if n := utf8.RuneCountInString(text); n > 60_000 || n < 40_000 || !strings.Contains(text, "findings left out here") {
		t.Errorf("%d characters", n)
	}
}

// A report read from JSON equals the one written, and its parts merge into the whole.
func TestJSONIsReadBack(t *testing.T) {
	texts := hostile()
	f := &texts.Findings[0]
	for _, text := range []*string{&f.Statement, &f.Pos.Name, &f.Message, &f.Lead, &f.Old, &f.New, &f.Words[0].Text, &f.Words[1].Text} {
		*text = strings.ToValidUTF8(*text, "\ufffd") // JSON has no invalid UTF-8
	}
	for name, r := range map[string]*check.Report{"every rule": everyRule(), "hostile": texts} {
		want := written(t, writer, "json", r)
		read, err := check.ReadJSON("a.json", []byte(want))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, written(t, writer, "json", read)); d != "" {
			t.Errorf("%s (-want +got)\n%s", name, d)
		}
		half := len(r.Findings) / 2
		part := func(k int) check.Part { return check.Part{Number: k, Of: 2, Corpus: "0123"} }
		whole, err := check.Merge(&check.Report{Part: part(2), Statements: r.Statements - 1, Findings: r.Findings[half:], Waived: r.Waived},
			&check.Report{Part: part(1), Statements: 1, Findings: r.Findings[:half]})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, written(t, writer, "json", whole)); d != "" {
			t.Errorf("%s in two parts (-want +got)\n%s", name, d)
		}
	}
	for _, bad := range []string{"", "{}", `{"schema":"clausediff.check/v1","findings":[{"severity":"much"}]}`, `{"schema":"clausediff.check/v1","findings":[{"severity":"note","words":[{"op":"x"}]}]}`,
		`{"schema":"clausediff.check/v1","part":{"number":3,"of":2,"corpus":""}}`, `{"schema":"clausediff.check/v1","part":{"number":0,"of":0,"corpus":""}}`} {
		if _, err := check.ReadJSON("a.json", []byte(bad)); err == nil {
			t.Errorf("%q is read as a report", bad)
		}
	}
}
