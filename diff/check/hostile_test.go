package check_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"os/exec"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/report/safetext"
	"github.com/clausediff/clausediff/parse/tree"
)

// hostileTexts returns texts that are markup or commands in one of the formats.
func hostileTexts() []string {
	return []string{
		"::error file=x::b", "\n::error::c", "\r::warning::d", "a\r\n  ::add-mask::e", "##[error]f", "##vso[task.setvariable variable=g]h",
		"%0A::error::i", "%25 %3A", "a: b, c=d", "]]>", "<script>alert(1)</script>", "<!-- -->", "&amp; & \" '", "`code` ``` fence",
		"| a | b |", "@team @org/team", "#1 org/repo#1", "https://example.org/?a=b", "![i](http://example.org)", "[x](1)", "[x](https://example.org)",
		"{0} {+a+} [-b-]", "}} {{", "**b** ~~c~~", "# heading\n\n- item", "\u202egnihton\u2066", "\x00\x07\x1b[31m\x7f", "\u009b31m\u0085\u2028\u2029",
		"\xff\xfe", "\ufffe\uffff", "😀\U000e0001", "C:\\x\\y", "../../x", "a:b/c", "?q#f", "${{ x }} $(y)", "",
	}
}

// of returns a report of one finding with text in every field of text.
func of(text string) *check.Report {
	f := check.Finding{
		Rule: check.ClauseReworded, Severity: check.Error, Statement: "s" + text, Locator: "1.1", Accepted: "1.2",
		Pos: tree.Position{Name: "f" + text, Line: 3, Col: 2}, Message: text, Lead: text, Old: text, New: text,
		Words: []diff.Edit{{Op: diff.Delete, Text: text}, {Op: diff.Equal, Text: text}, {Op: diff.Insert, Text: text}}, Weight: 3, Fingerprint: "00",
	}
	waived := f
	waived.Fingerprint = "01"
	return &check.Report{Statements: 1, Findings: []check.Finding{f}, Waived: []check.Finding{waived}}
}

// Whatever the text of a page, a report of it is well formed, contains the text, and has
// no other effect.
func TestHostileTexts(t *testing.T) {
	sarif := schemaOf(t, "../../testdata/check/sarif-schema-2.1.0.json")
	for _, text := range hostileTexts() {
		t.Run(fmt.Sprintf("%q", text), func(t *testing.T) { holdAll(t, sarif, text) })
	}
}

// holdAll checks the properties of the reports of one text, in every format.
func holdAll(t *testing.T, sarif *jsonschema.Schema, text string) {
	t.Helper()
	r := of(text)
	holdText(t, written(t, writer, "text", r))
	holdJSON(t, text, written(t, writer, "json", r))
	holdGitHub(t, text, written(t, writer, "github", r))
	holdSARIF(t, sarif, text, written(t, writer, "sarif", r))
	holdJUnit(t, text, written(t, writer, "junit", r))
	holdMarkdown(t, written(t, writer, "md", r))
}

// FuzzWriters is [TestHostileTexts] for arbitrary texts.
func FuzzWriters(f *testing.F) {
	for _, text := range hostileTexts() {
		f.Add(text)
	}
	sarif := schemaOf(f, "../../testdata/check/sarif-schema-2.1.0.json")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 200 {
			return // reports cut long texts
		}
		holdAll(t, sarif, text)
	})
}

func schemaOf(t testing.TB, file string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// unseen returns the characters of a text that are invisible or that a terminal acts on.
func unseen(text string) []rune {
	var bad []rune
	for _, r := range text {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			bad = append(bad, r)
		}
	}
	return bad
}

func holdText(t *testing.T, got string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	if len(lines) != 4 || !strings.HasSuffix(lines[0], " [clause-reworded] 00") || !strings.HasSuffix(lines[1], " [clause-reworded] 01") {
		t.Errorf("text: %d lines: %q", len(lines), got)
	}
	for _, line := range lines {
		if bad := unseen(line); bad != nil {
			t.Errorf("text: %q in %q", bad, line)
		}
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") || strings.Contains(line, "##vso[") {
			t.Errorf("text: a command in %q", line)
		}
	}
}

func holdJSON(t *testing.T, text, got string) {
	t.Helper()
	var doc struct {
		Findings, Waived []struct {
			Statement, Message, Old, New, File string
			Words                              []struct{ Text string }
		}
	}
	if err := json.Unmarshal([]byte(got), &doc); err != nil || len(doc.Findings) != 1 || len(doc.Waived) != 1 {
		t.Fatalf("json: %v, %d findings", err, len(doc.Findings))
	}
	want := string([]rune(text)) // each invalid byte becomes U+FFFD
	f := doc.Findings[0]
	for _, got := range []string{f.Message, f.Old, f.New, strings.TrimPrefix(f.Statement, "s"), strings.TrimPrefix(f.File, "f"), f.Words[2].Text} {
		if got != want {
			t.Errorf("json: %q, want %q", got, want)
		}
	}
}

// holdGitHub parses the commands as a runner does.
func holdGitHub(t *testing.T, text, got string) {
	t.Helper()
	lines := strings.FieldsFunc(got, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) != 2 || strings.HasPrefix(strings.TrimSpace(lines[1]), "::") {
		t.Fatalf("github: lines %q", lines)
	}
	if bad := unseen(strings.ReplaceAll(got, "\n", "")); bad != nil {
		t.Errorf("github: %q in %q", bad, got)
	}
	info, message, _ := strings.Cut(strings.TrimPrefix(lines[0], "::"), "::")
	command, rest, _ := strings.Cut(info, " ")
	properties := map[string]string{}
	for _, p := range strings.Split(rest, ",") {
		name, value, _ := strings.Cut(p, "=")
		properties[name] = strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",", "%25", "%").Replace(value)
	}
	message = strings.NewReplacer("%0A", "\n", "%0D", "\r", "%25", "%").Replace(message)
	file := safetext.Of(path.Join("statements", "f"+text))
	if command != "error" || message != safetext.Of(text) || properties["file"] != file || properties["line"] != "3" || properties["col"] != "2" || len(properties) != 4 {
		t.Errorf("github: %s %q %q, want %q", command, properties, message, safetext.Of(text))
	}
}

func holdSARIF(t *testing.T, schema *jsonschema.Schema, text, got string) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("sarif: %v", err)
	}
	for _, r := range sarifResults(t, got) {
		rest := strings.NewReplacer("{{", "", "}}", "").Replace(r.Message.Text)
		if bad := unseen(r.Message.Text); bad != nil || strings.ContainsAny(rest, "{}") || strings.Contains(rest, "](") {
			t.Errorf("sarif: %q has %q, a placeholder or a link", r.Message.Text, bad)
		}
		at := r.Locations[0].PhysicalLocation.ArtifactLocation
		u, err := url.Parse(at.URI)
		if want := path.Join("statements", "f"+text); err != nil || u.IsAbs() || u.Host != "" || u.RawQuery != "" || u.Fragment != "" || u.Path != want {
			t.Errorf("sarif: %q is %+v (%v), want the path %q", at.URI, u, err, want)
		}
	}
}

type sarifResult struct {
	Level     string
	Message   struct{ Text string }
	Locations []struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI, URIBaseID string }
		}
	}
	Suppressions *[]struct{ Kind string }
}

func sarifResults(t *testing.T, text string) []sarifResult {
	t.Helper()
	var doc struct {
		Runs []struct{ Results []sarifResult }
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Runs[0].Results
}

func holdJUnit(t *testing.T, text, got string) {
	t.Helper()
	var doc struct {
		Cases []struct {
			File    string `xml:"file,attr"`
			Failure struct {
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
		} `xml:"testsuite>testcase"`
	}
	if err := xml.Unmarshal([]byte(got), &doc); err != nil || len(doc.Cases) != 1 {
		t.Fatalf("junit: %v, %d cases:\n%s", err, len(doc.Cases), got)
	}
	c := doc.Cases[0]
	if c.Failure.Message != safetext.Of(text) || !strings.HasSuffix(c.Failure.Text, safetext.Of(text)) {
		t.Errorf("junit: %q %q, want %q", c.Failure.Message, c.Failure.Text, safetext.Of(text))
	}
	if bad := unseen(c.Failure.Text + c.File); bad != nil {
		t.Errorf("junit: %q in %q", bad, c.Failure.Text)
	}
}

// escaped matches escapes of Markdown. live matches text without escapes that a forge acts
// on, or markup that the report did not write.
var (
	escaped = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&(lt|gt|amp|#8203);|<span>\\$</span>")
	live    = regexp.MustCompile("(?i)@[a-z]|#[0-9]|://|\\]\\(|<(script|!--)|`|~~|\\*\\*[a-z]\\*\\*|[$&]")
)

// addresses matches ids, locators and fingerprints, which are written as code.
var addresses = regexp.MustCompile("`[\\pL\\pN_.:,~@-]+`")

func holdMarkdown(t *testing.T, got string) {
	t.Helper()
	_, entries, _ := strings.Cut(got, "### Findings\n\n")
	if strings.Count(entries, "\n- ") != 1 || strings.Count(entries, "\n") != 5 || strings.Count(got, "\n| ") != 3 {
		t.Errorf("md: more than an entry, or than a row:\n%s", got)
	}
	if bad := unseen(strings.ReplaceAll(got, "\n", "")); bad != nil {
		t.Errorf("md: %q in %s", bad, got)
	}
	if found := live.FindString(escaped.ReplaceAllString(addresses.ReplaceAllString(got, "_"), "_")); found != "" {
		t.Errorf("md: %q in\n%s", found, got)
	}
}

// TestMarkdownReference renders reports with the reference implementation, if it is
// installed.
func TestMarkdownReference(t *testing.T) {
	reference, err := exec.LookPath("cmark-gfm")
	if err != nil {
		t.Skip("cmark-gfm is not installed: no other implementation has read the text")
	}
	tags := regexp.MustCompile(`</?[a-zA-Z0-9]+[^>]*>|<!--`)
	ours := regexp.MustCompile(`^</?(h2|h3|p|ul|li|table|thead|tbody|tr|td|th|strong|em|code|del|ins|sub|span)( align="right"| /)?>$`)
	for _, text := range hostileTexts() {
		cmd := exec.Command(reference, "--unsafe", "-e", "autolink", "-e", "strikethrough", "-e", "table", "-e", "tasklist", "-e", "footnotes")
		cmd.Stdin = strings.NewReader(written(t, writer, "md", of(text)))
		page, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range tags.FindAllString(string(page), -1) {
			if !ours.MatchString(tag) {
				t.Errorf("%q: the page has %s", text, tag)
			}
		}
		if n := strings.Count(string(page), "<li>"); n != 2 {
			t.Errorf("%q: %d entries", text, n)
		}
	}
}

// A file name in a log does not begin a command.
func TestTextBeginsNoCommand(t *testing.T) {
	r := of("x")
	r.Findings[0].Pos.Name = "::error::y"
	holdText(t, written(t, writer, "text", r))
}

// In SARIF, either all results say whether they are accepted, or none does.
func TestSARIFSuppressions(t *testing.T) {
	results := sarifResults(t, written(t, writer, "sarif", everyRule()))
	for i, r := range results {
		want := 0
		if i == len(results)-1 {
			want = 1
		}
		if r.Suppressions == nil || len(*r.Suppressions) != want {
			t.Errorf("result %d of %d has the suppressions %v", i, len(results), r.Suppressions)
		}
	}
}

// No report contains findings of rules that are off.
func TestOffIsNotWritten(t *testing.T) {
	for _, format := range check.Formats() {
		r := of("so it is")
		r.Findings[0].Severity, r.Waived[0].Severity = check.Off, check.Off
		if got := written(t, writer, format, r); strings.Contains(got, "so it is") {
			t.Errorf("%s:\n%s", format, got)
		}
	}
}

// The address of a missing watched phrase is in the previous statement, so it is not shown
// as one of this statement.
func TestWatchedPhraseHasNoFalseAddress(t *testing.T) {
	r := of("x")
	f := &r.Findings[0]
	f.Rule, f.Statement, f.Locator, f.Words = check.WatchMissing, "2023", "", nil
	for _, format := range []string{"text", "github", "sarif", "junit", "md"} {
		got := written(t, writer, format, &check.Report{Findings: r.Findings})
		if found := regexp.MustCompile(`2023(:|%3A)(&#8203;)?1\\?\.2`).FindString(got); found != "" {
			t.Errorf("%s has %s:\n%s", format, found, got)
		}
	}
}

// A finding that is too long does not displace the others.
func TestMarkdownLongFinding(t *testing.T) {
	r := of(strings.Repeat("双方", 40_000))
	for i := range 5 {
		r.Findings = append(r.Findings, check.Finding{Rule: check.Whole, Severity: check.Note, Statement: "s", Message: fmt.Sprint("short ", i)})
	}
	got := written(t, writer, "md", r)
	if n := len([]rune(got)); n > 60_000 || !strings.Contains(got, "short 4") {
		t.Errorf("%d characters, the others are hidden", n)
	}
	r.Findings[0].Words = nil
	for range 30_000 {
		r.Findings[0].Words = append(r.Findings[0].Words, diff.Edit{Op: diff.Delete, Text: "甲"}, diff.Edit{Op: diff.Equal, Text: "乙"})
	}
	got = written(t, writer, "md", r)
	if n := len([]rune(got)); n > 60_000 || !strings.Contains(got, "short 4") {
		t.Errorf("%d characters, the others are hidden", n)
	}
}

// Words separated by a line break stay separate.
func TestMarkdownKeepsSpaces(t *testing.T) {
	r := of("x")
	r.Findings[0].Words = []diff.Edit{{Op: diff.Equal, Text: "one\n"}, {Op: diff.Delete, Text: "two"}, {Op: diff.Equal, Text: "\u00a0three"}}
	if got := written(t, writer, "md", r); !strings.Contains(got, "one <del>two</del> ") {
		t.Errorf("%s", got)
	}
}
