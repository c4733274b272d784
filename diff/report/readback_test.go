package report_test

import (
	"archive/zip"
	stdcsv "encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	unsafe "github.com/yuin/goldmark/renderer/html"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// saysInOrder fails the test where a text does not have every sentence of a statement, in
// their order.
func saysInOrder(t testing.TB, name, text string, s *tree.Statement) {
	t.Helper()
	for _, n := range s.Nodes(tree.KindSentence) {
		want := visible(s.TextOf(n))
		at := strings.Index(text, want)
		if at < 0 {
			t.Errorf("%s: %s:%s is not shown in its place: %q", name, s.ID, n.Locator, want)
			continue
		}
		text = text[at+len(want):]
	}
}

// readChanges accepts all changes of a DOCX file, and rejects them: the texts are those of
// the new statement and of the old one, in order.
func readChanges(t testing.TB, r *diff.Result, file string) {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	document, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var old, new strings.Builder
	var path []string
	inside := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return slices.Contains(path, name) })
	}
	for d := xml.NewDecoder(document); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			path = append(path, x.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if !inside("ins", "moveTo") {
				old.Write(x)
			}
			if !inside("del", "moveFrom") {
				new.Write(x)
			}
		}
	}
	saysInOrder(t, "docx, all rejected", visible(old.String()), r.Old)
	saysInOrder(t, "docx, all accepted", visible(new.String()), r.New)
}

// forge returns what a forge shows of Markdown, without insertions and without deletions.
func forge(t testing.TB, text string) (old, new string) {
	t.Helper()
	var page strings.Builder
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(unsafe.WithUnsafe())).Convert([]byte(text), &page); err != nil {
		t.Fatal(err)
	}
	return visible(elements(t, page.String(), "", "strong")), visible(elements(t, page.String(), "", "del"))
}

// readMarkdown holds the rows that Markdown tells to the statements.
func readMarkdown(t testing.TB, r *diff.Result, rep *report.Report, text string) {
	t.Helper()
	old, new := forge(t, text)
	var told func(row *report.Row)
	told = func(row *report.Row) {
		if row.Stub || row.ShownBefore() || row.Kind == diff.Unchanged || row.Kind == diff.Typographic {
			return
		}
		for i := range row.Clauses {
			told(&row.Clauses[i])
		}
		if row.Clauses != nil {
			return
		}
		for _, n := range row.Old.Nodes() { // nodes of a link need not be neighbours
			if want := visible(r.Old.TextOf(n)); !strings.Contains(old, want) {
				t.Errorf("markdown: %v is not shown: %q", n.Locator, want)
			}
		}
		for _, n := range row.New.Nodes() {
			if want := visible(r.New.TextOf(n)); !strings.Contains(new, want) {
				t.Errorf("markdown: %v is not shown: %q", n.Locator, want)
			}
		}
	}
	for _, s := range rep.Sections {
		for i := range s.Rows {
			told(&s.Rows[i])
		}
	}
}

// readRedlines holds the redlines of a table of links, or of a series, to the statements.
func readRedlines(t testing.TB, table string, old, new func(line int) string) {
	t.Helper()
	lines, err := stdcsv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(lines[0], "redline")
	for i, line := range lines[1:] {
		redline := strings.TrimPrefix(line[at], "'")
		if got, want := visible(insertedWords.ReplaceAllString(deletedWords.ReplaceAllString(redline, "$1"), "")), old(i); want != "" && got != want {
			t.Errorf("csv: line %d has the old text %q, the statement says %q", i+2, got, want)
		}
		if got, want := visible(insertedWords.ReplaceAllString(deletedWords.ReplaceAllString(redline, ""), "$1")), new(i); want != "" && got != want {
			t.Errorf("csv: line %d has the new text %q, the statement says %q", i+2, got, want)
		}
	}
}

// cellText returns the text of nodes as a table has it.
func cellText(s *tree.Statement, nodes []*tree.Node) string {
	text := ""
	for _, n := range nodes {
		text += s.TextOf(n)
	}
	return strings.TrimPrefix(visible(text), "'")
}

// readThreads holds what a report of a series tells of the threads that came and went to
// the statements.
func readThreads(t testing.TB, name, text string, rep *history.Report) {
	t.Helper()
	threads := slices.Clone(rep.Gone)
	for _, s := range rep.Sections {
		threads = append(threads, s.Threads...)
	}
	for i := range threads {
		thread := &threads[i]
		if last := thread.Newest(); last >= 0 && !thread.Again && (thread.Status == series.New || thread.Status == series.Dropped) {
			if want := visible(thread.Cells[last].Text()); !strings.Contains(text, want) {
				t.Errorf("%s: %s %v is not shown: %q", name, rep.Statements[last].ID, thread.Cells[last].Locators, want)
			}
		}
	}
}
