package main

import (
	"archive/zip"
	"bytes"
	stdcsv "encoding/csv"
	stdjson "encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/docx"
	htmlreport "github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/term"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// FuzzReports writes every kind of report of any two texts, and reads each as
// those do for whom it is made.
func FuzzReports(f *testing.F) {
	f.Add([]byte(oldText), []byte(newText))
	for i, text := range hostileTexts() {
		filler := strings.Repeat("双方将在平等互利的基础上继续扩大贸易。", 10)
		f.Add([]byte(text+"是双方的说法，双方友好。"+filler), []byte(fmt.Sprintf("%s是%d次说法。%s%s", text, i, filler, text)))
	}
	f.Fuzz(func(t *testing.T, oldText, newText []byte) {
		old, new := statementOf(t, oldText), statementOf(t, newText)
		r := diff.Compare(old, new)
		rep := report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
		written := func(write func(io.Writer) error) []byte {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
		for _, width := range []int{60, 160} {
			out := string(written(func(w io.Writer) error { return term.Renderer{Width: width}.Render(w, rep) }))
			if found := active(out); found != nil {
				t.Errorf("the terminal gets %q", found)
			}
		}
		if out := string(written(func(w io.Writer) error { return markdown.Renderer{}.Render(w, rep) })); active(out) != nil {
			t.Errorf("Markdown has %q", active(out))
		}
		if out := written(func(w io.Writer) error {
			return json.WriteComparison(w, r, func() []finding.Finding { return finding.Find(r) }, report.Filter{})
		}); !stdjson.Valid(out) {
			t.Errorf("no JSON: %s", out)
		}
		readCSV(t, written(func(w io.Writer) error { return csv.Render(w, r, nil) }), r)
		readHTML(t, written(func(w io.Writer) error { return htmlreport.Renderer{}.Render(w, rep) }))
		readDOCX(t, written(func(w io.Writer) error { return docx.Render(w, r, rep.Briefing, locale.English) }))
	})
}

func statementOf(t *testing.T, text []byte) *tree.Statement {
	t.Helper()
	if len(text) > 4000 {
		t.Skip("long texts take their time")
	}
	st, err := parse.Text(bytes.NewReader(text))
	if err != nil {
		t.Skip("not a text")
	}
	return st
}

func readCSV(t *testing.T, data []byte, r *diff.Result) {
	t.Helper()
	in := stdcsv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	rows, err := in.ReadAll()
	if err != nil || len(rows) != len(r.Links)+1 {
		t.Fatalf("%d rows for %d links (%v)", len(rows), len(r.Links), err)
	}
	for i, l := range r.Links {
		text := ""
		for _, n := range l.New {
			text += r.New.TextOf(n)
		}
		cell := rows[i+1][14]
		if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r\n") {
			t.Errorf("the cell %q", cell)
		}
		if got := strings.TrimPrefix(cell, "'"); got != text {
			t.Errorf("the text %q became %q", text, cell)
		}
	}
}

func readHTML(t *testing.T, data []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" {
			scripts++
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if scripts > 1 {
		t.Errorf("%d scripts", scripts)
	}
}

func readDOCX(t *testing.T, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		for err == nil {
			_, err = d.Token()
		}
		if err != io.EOF {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// FuzzHarmless holds that a text for a terminal has nothing that it acts on, and
// that JSON means the same.
func FuzzHarmless(f *testing.F) {
	for _, text := range hostileTexts() {
		f.Add(text + "\n" + text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := screen.Harmless(text, false)
		if found := active(strings.NewReplacer("\t", "", "\r\n", "\n").Replace(strings.TrimSuffix(got, "\r"))); found != nil {
			t.Errorf("%q has %q", got, found)
		}
		if screen.Harmless(got, false) != got {
			t.Errorf("%q is not harmless yet", got)
		}
		data, err := stdjson.Marshal([]string{text})
		if err != nil {
			t.Fatal(err)
		}
		var before, after []string
		if stdjson.Unmarshal(data, &before) != nil || stdjson.Unmarshal([]byte(screen.Harmless(string(data), true)), &after) != nil || !reflect.DeepEqual(before, after) {
			t.Errorf("%q became %q", before, after)
		}
	})
}

// FuzzArguments holds that any arguments are parsed, or refused in words, and that none
// before which stands -- is lost.
func FuzzArguments(f *testing.F) {
	f.Add("old\n--format\njson\nnew")
	f.Add("--\n-x\n--help")
	f.Add("--max-size=1\n-o\n-\n-")
	f.Add("-v=\n--=x\n---")
	f.Fuzz(func(t *testing.T, lines string) {
		args := strings.Split(lines, "\n")
		c, err := parseCall("compare", args)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		if at := slices.Index(args, "--"); at >= 0 && !slices.Contains(c.flagValues(), "--") {
			if rest := args[at+1:]; !slices.Equal(rest, c.args[len(c.args)-len(rest):]) {
				t.Errorf("%q became %q", rest, c.args)
			}
		}
	})
}

// flagValues returns the values of the flags that were given.
func (c *call) flagValues() []string {
	var all []string
	for _, f := range c.command.flags {
		all = append(append(all, c.String(f.name)), c.StringSlice(f.name)...)
	}
	return all
}

// FuzzSize holds that a size is one, or refused.
func FuzzSize(f *testing.F) {
	for _, value := range []string{"64MB", "1", "", "-1KB", "5GB", "9999999999GB", " 1 mb", "1e3"} {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		if size, ok := sizeOf(value); ok && (size < 1<<10 || size > 4<<30) {
			t.Errorf("%q is %d bytes", value, size)
		}
	})
}

// FuzzTrace takes any bytes for a file of phrases, and any words for what to
// trace.
func FuzzTrace(f *testing.F) {
	f.Add([]byte("双方\n# 注\n\n各国*权利\n"), "old:1.1.1")
	f.Add([]byte("\ufeff* *\n*\n"), "双方*友好")
	f.Add([]byte("\x00\n("), "c:c.1.s2")
	f.Add([]byte(strings.Repeat("友", 30_000)), "old.txt:99999999999999999999")
	dir := f.TempDir()
	name := func(file string) string { return filepath.Join(dir, file) }
	for file, text := range map[string]string{"old.txt": oldText, "new.txt": newText} {
		if err := os.WriteFile(name(file), []byte(text), 0o666); err != nil {
			f.Fatal(err)
		}
	}
	f.Fuzz(func(t *testing.T, terms []byte, query string) {
		if err := os.WriteFile(name("terms.txt"), terms, 0o666); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"--term", name("terms.txt"), name("old.txt"), name("new.txt")}, {"--", query, name("old.txt"), name("new.txt")}} {
			var stdout, stderr bytes.Buffer
			args = append([]string{"clausediff", "trace", "--corpus", dir}, args...)
			switch status := run(t.Context(), args, nil, &stdout, &stderr); {
			case status == exitFailed:
				refusal(t, "", status, stdout.String(), stderr.String())
			case active(stdout.String()) != nil:
				t.Errorf("%q: the terminal gets %q", args, active(stdout.String()))
			}
		}
	})
}
