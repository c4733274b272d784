package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/docx"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
)

// change is the element that text or the end of a paragraph stands in: ins, del,
// moveFrom, moveTo, or "" for none.
type readRun struct{ change, text string }

type readParagraph struct {
	runs  []readRun
	end   string
	style string
}

// read is what a document says.
type read struct {
	paragraphs []readParagraph
	ids        []string
	dates      map[string]bool
	moves      map[string]map[string]string // moveFrom, moveTo → name → text between its borders
}

// briefing returns the briefing of a comparison, which becomes comments.
func briefing(r *diff.Result) report.Briefing {
	return report.New(r, report.Options{Findings: finding.Find(r)}).Briefing
}

func render(t testing.TB, r *diff.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Render(&b, r, briefing(r), locale.English); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func part(t testing.TB, file []byte, name string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// readDocument reads the main part with nothing of the package under test.
func readDocument(t testing.TB, file []byte) *read {
	t.Helper()
	out := &read{dates: map[string]bool{}, moves: map[string]map[string]string{"moveFrom": {}, "moveTo": {}}}
	names := map[string]string{} // of open moves, by id
	var path []string
	for d := xml.NewDecoder(bytes.NewReader(part(t, file, "word/document.xml"))); ; {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			path = append(path, x.Name.Local)
			out.element(t, path, x, names)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			out.text(t, path, string(x), names)
		}
	}
}

func attribute(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (d *read) element(t testing.TB, path []string, x xml.StartElement, names map[string]string) {
	t.Helper()
	id, name := attribute(x, "id"), x.Name.Local
	if date := attribute(x, "date"); attribute(x, "author") != "" {
		d.dates[date] = true
	}
	if id != "" && name != "headerReference" && !strings.HasSuffix(name, "RangeEnd") {
		d.ids = append(d.ids, id)
	}
	last := len(d.paragraphs) - 1
	switch {
	case name == "p":
		d.paragraphs = append(d.paragraphs, readParagraph{})
	case strings.HasSuffix(name, "RangeStart"):
		side := strings.TrimSuffix(name, "RangeStart")
		if _, twice := d.moves[side][attribute(x, "name")]; twice {
			t.Errorf("%s %s begins twice", side, attribute(x, "name"))
		}
		names[id] = side + " " + attribute(x, "name")
		d.moves[side][attribute(x, "name")] = ""
	case strings.HasSuffix(name, "RangeEnd"):
		if names[id] == "" {
			t.Errorf("%s %s without a start", name, id)
		}
		delete(names, id)
	case name == "pStyle" && path[len(path)-3] == "p":
		d.paragraphs[last].style = attribute(x, "val")
	case (name == "ins" || name == "del") && path[len(path)-2] == "rPr":
		d.paragraphs[last].end = name
	}
}

func (d *read) text(t testing.TB, path []string, text string, names map[string]string) {
	t.Helper()
	if len(path) < 4 {
		return
	}
	holder, change := path[len(path)-1], path[len(path)-3]
	if change == "p" {
		change = ""
	}
	if (holder == "delText") != (change == "del") {
		t.Errorf("text %q stands in %s", text, strings.Join(path, "/"))
	}
	p := &d.paragraphs[len(d.paragraphs)-1]
	p.runs = append(p.runs, readRun{change, text})
	for _, open := range names {
		if side, name, _ := strings.Cut(open, " "); side == change {
			d.moves[side][name] += text
		}
	}
}

// resolve returns the paragraphs with all changes accepted, or rejected: the
// text of the changes in gone goes, and an end of a paragraph in gone joins it
// with the next.
func (d *read) resolve(gone string) []string {
	var texts []string
	text := ""
	for _, p := range d.paragraphs {
		for _, r := range p.runs {
			if r.change == "" || !strings.Contains(gone, r.change) {
				text += r.text
			}
		}
		if p.end == "" || !strings.Contains(gone, p.end) {
			texts = append(texts, text)
			text = ""
		}
	}
	if text != "" {
		texts = append(texts, "NOT ENDED "+text)
	}
	return texts
}

func (d *read) accept() []string { return d.resolve("del moveFrom") }
func (d *read) reject() []string { return d.resolve("ins moveTo") }

// printed returns the paragraphs of a statement as they should be printed.
func printed(s *tree.Statement) []string {
	var all []string
	if s.Title != "" {
		all = append(all, s.Title)
	}
	marks := ""
	for n := range s.Root.All() {
		switch {
		case n.Kind.IsPart():
			marks += spaced(n.Mark)
		case n.Kind.IsBlock():
			all = append(all, marks+spaced(n.Mark)+s.TextOf(n))
			marks = ""
		}
	}
	if len(all) == 0 {
		return []string{""}
	}
	return all
}

// spaced puts a space behind a mark that ends in ASCII or is a bullet.
func spaced(mark string) string {
	if mark != "" && mark[len(mark)-1] < 0x80 || mark == "•" || mark == "–" {
		return mark + " "
	}
	return mark
}

// show writes a document in short: one paragraph a line.
func (d *read) show() string {
	var b strings.Builder
	signs := map[string][2]string{"": {"", ""}, "ins": {"{+", "+}"}, "del": {"[-", "-]"}, "moveFrom": {"[<", "<]"}, "moveTo": {"{>", ">}"}}
	for _, p := range d.paragraphs {
		fmt.Fprintf(&b, "%-13s ", p.style)
		for _, r := range p.runs {
			b.WriteString(signs[r.change][0] + r.text + signs[r.change][1])
		}
		b.WriteString(signs[p.end][0] + "¶" + signs[p.end][1] + "\n")
	}
	return b.String()
}
