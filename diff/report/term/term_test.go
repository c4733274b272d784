package term

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
	"pgregory.net/rapid"
)

// hostile lists characters that widths, terminals and graphemes stumble over.
var hostile = []rune("，。“”《》（）——…中文國字한글カナéеёж aZ09-/%\u0301\u200d\ufe0f\u202e\u2066\u200b\u00ad\ufeff\u0600\u093e\u0e33" +
	"\x1b\x00\x07\x7f\u009b\u0085\n\r\t\u2028\u3000\u00a0\ufffd🇨🇳👩🔬😀\U000e0041각①·№\ue000")

// hostileText draws text with those characters, broken bytes included.
func hostileText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := rapid.StringOfN(rapid.RuneFrom(hostile), 0, 60, -1).Draw(t, "text")
		if rapid.Bool().Draw(t, "broken") {
			text += "\xff\xe4\xb8"
		}
		return text
	})
}

func hostileSide(mark passage.Mark) *rapid.Generator[passage.Side] {
	return rapid.Custom(func(t *rapid.T) passage.Side {
		s := passage.Side{Locators: []string{"1.2.1"}, Block: "1.2", Label: rapid.SampledFrom([]string{"", "——", "•", "(a)", "\x1b["}).Draw(t, "label")}
		for i := range rapid.IntRange(0, 4).Draw(t, "runs") {
			m := passage.Same
			if i%2 == 1 {
				m = mark
			}
			s.Runs = append(s.Runs, passage.Run{Mark: m, Text: hostileText().Draw(t, "run")})
		}
		return s
	})
}

func hostileRow() *rapid.Generator[report.Row] {
	return rapid.Custom(func(t *rapid.T) report.Row {
		row := report.Row{
			Kind: rapid.SampledFrom([]diff.Kind{diff.Unchanged, diff.Typographic, diff.Reworded, diff.Dropped, diff.Added}).Draw(t, "kind"), Shape: "1:1",
			Moved: rapid.Bool().Draw(t, "moved"), Certainty: diff.Possible,
		}
		if row.Kind != diff.Added {
			row.Old = hostileSide(passage.Deleted).Draw(t, "old")
		}
		if row.Kind != diff.Dropped {
			row.New = hostileSide(passage.Inserted).Draw(t, "new")
		}
		return row
	})
}

// TestColumnsFillTheWidth holds every line of two columns to exactly the width,
// and all others to at most the width, measured on the whole line.
func TestColumnsFillTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRenderer(t)
		row := hostileRow().Draw(t, "row")
		if rapid.Bool().Draw(t, "clauses") {
			row.Clauses = rapid.SliceOfN(hostileRow(), 1, 3).Draw(t, "clauses")
		}
		var b bytes.Buffer
		rep := report.Report{Sections: []report.Section{{New: passage.Part{Locator: "1", Heading: hostileText().Draw(t, "heading")}, Rows: []report.Row{row}}}, Briefing: briefingOf(hostileText().Draw(t, "words"), row)}
		if err := r.Render(&b, &rep); err != nil {
			t.Fatal(err)
		}
		checkLines(t, r, b.String())
		c := r.comparison(&rep)
		c.rowBeside(&row)
		for _, line := range strings.Split(strings.TrimSuffix(plainText(c.out.String()), "\n"), "\n") {
			if w := c.ruler.width(line); w != r.Width {
				t.Fatalf("line of two columns takes %d of %d columns: %q", w, r.Width, line)
			}
		}
	})
}

func drawRenderer(t *rapid.T) Renderer {
	return Renderer{
		Width: rapid.IntRange(60, 200).Draw(t, "width"), Color: rapid.Bool().Draw(t, "color"),
		AmbiguousWide: rapid.Bool().Draw(t, "ambiguous"),
		Layout:        rapid.SampledFrom([]Layout{Auto, SideBySide, Stacked, Inline}).Draw(t, "layout"),
	}
}

var sgrSequence = regexp.MustCompile("\x1b\\[[0-9;]*m")

func plainText(out string) string { return sgrSequence.ReplaceAllString(out, "") }

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkLines fails where output has a line that is too wide, a character that
// a terminal acts on, or a style that is not closed.
func checkLines(t failer, r Renderer, out string) {
	t.Helper()
	if !r.Color && strings.Contains(out, "\x1b") {
		t.Fatalf("escape byte without colour: %q", out)
	}
	m := newRuler(r.AmbiguousWide)
	for _, line := range strings.Split(out, "\n") {
		if open := strings.Count(line, "\x1b["); open != 2*strings.Count(line, "\x1b[0m") {
			t.Fatalf("style runs over the end of the line: %q", line)
		}
		line = plainText(line)
		if w := m.width(line); w > r.Width {
			t.Fatalf("line takes %d of %d columns: %q", w, r.Width, line)
		}
		if i := strings.IndexFunc(line, forbidden); i >= 0 || !utf8.ValidString(line) {
			t.Fatalf("character for the terminal at %d: %q", i, line)
		}
	}
}

func forbidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == '\u200b'
}

func FuzzRender(f *testing.F) {
	f.Add("双方指出，", "双方强调，", 60, false, false)
	f.Add("\x1b[31mred\x1b[0m", "\u202ertl\u0301", 80, true, true)
	f.Add("🇨", "🇳 ᄀ", 120, true, false)
	f.Add(strings.Repeat("，", 90), strings.Repeat("long", 60), 111, false, true)
	f.Fuzz(func(t *testing.T, old, new string, width int, color, ambiguous bool) {
		r := Renderer{Width: 60 + max(width, -width, 0)%141, Color: color, AmbiguousWide: ambiguous}
		row := report.Row{Kind: diff.Reworded, Shape: "1:1", Old: side("1.1.1", "a"), New: side("1.1.1", "b")}
		row.Old.Runs = []passage.Run{{Mark: passage.Same, Text: new}, {Mark: passage.Deleted, Text: old}}
		row.New.Runs = []passage.Run{{Mark: passage.Same, Text: new}, {Mark: passage.Inserted, Text: old + new}}
		clauses := row
		clauses.Clauses = []report.Row{row}
		rep := report.Report{
			Old: passage.Head{ID: old, Title: new, Doubts: []string{old}}, New: passage.Head{ID: new, Source: old},
			Sections: []report.Section{{Old: passage.Part{Locator: "1", Label: old}, New: passage.Part{Locator: "1", Label: new, Heading: new}, Rows: []report.Row{row, clauses}}}, Briefing: briefingOf(old, row),
		}
		var b bytes.Buffer
		if err := r.Render(&b, &rep); err != nil {
			t.Fatal(err)
		}
		checkLines(t, r, b.String())
	})
}

// TestColorOnlyAddsStyle: the specimen with colour is the same lines as
// without, but for the brackets round changed words, and each style is known.
func TestColorOnlyAddsStyle(t *testing.T) {
	known := map[string]bool{"0": true}
	for s := plain; s <= warning; s++ {
		known[s.sgr(AnyBackground)] = true
	}
	r := Renderer{Width: 200, Color: true, Layout: Stacked}
	colored := string(render(t, func(b *bytes.Buffer) error { return r.Render(b, specimenReport()) }))
	for _, s := range sgrSequence.FindAllString(colored, -1) {
		if !known[strings.Trim(s, "\x1b[m")] {
			t.Errorf("unknown style %q", s)
		}
	}
	r.Color = false
	bare := string(render(t, func(b *bytes.Buffer) error { return r.Render(b, specimenReport()) }))
	brackets := strings.NewReplacer("-]{+", " ", "+}[-", " ", "[-", "", "-]", "", "{+", "", "+}", "")
	if got := plainText(colored); got != brackets.Replace(bare) {
		t.Errorf("text differs:\n%s\n%s", got, bare)
	}
}

func TestLineageAndOutlineLines(t *testing.T) {
	for width := 60; width <= 200; width += 7 {
		for _, ambiguous := range []bool{false, true} {
			r := Renderer{Width: width, AmbiguousWide: ambiguous, Clauses: width%2 == 0}
			l := specimenLineage()
			l.Gone[0].Cells[1].Woven[0].Text += "\x1b[2J\u202e"
			long := passage.Part{Kind: tree.KindArticle, Locator: "3", Heading: strings.Repeat("“Growth” and 繁荣 — ", 9)}
			l.Sections = append(l.Sections, history.Section{Part: long, Threads: l.Sections[0].Threads})
			checkLines(t, r, string(render(t, func(b *bytes.Buffer) error { return r.RenderLineage(b, l) })))
			s := specimenStatement()
			s.Discarded[0].Text += "\x1b]0;title\x07"
			checkLines(t, r, string(render(t, func(b *bytes.Buffer) error { return r.RenderOutline(b, s) })))
		}
	}
}

type brokenWriter struct{}

var errBroken = errors.New("pipe closed")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestErrors(t *testing.T) {
	var r Renderer
	if err := r.Render(brokenWriter{}, specimenReport()); !errors.Is(err, errBroken) {
		t.Errorf("Render: %v", err)
	}
	if err := r.RenderLineage(brokenWriter{}, specimenLineage()); !errors.Is(err, errBroken) {
		t.Errorf("RenderLineage: %v", err)
	}
	if err := r.RenderOutline(brokenWriter{}, specimenStatement()); !errors.Is(err, errBroken) {
		t.Errorf("RenderOutline: %v", err)
	}
	for _, err := range []error{r.Render(nil, nil), r.RenderLineage(nil, nil), r.RenderOutline(nil, nil)} {
		if err == nil {
			t.Error("nothing to render is not an error")
		}
	}
}

// TestEmpty renders what has no content at all.
func TestEmpty(t *testing.T) {
	var r Renderer
	render(t, func(b *bytes.Buffer) error { return r.Render(b, &report.Report{}) })
	render(t, func(b *bytes.Buffer) error { return r.RenderLineage(b, &history.Report{}) })
	out := render(t, func(b *bytes.Buffer) error {
		return r.Render(b, &report.Report{Sections: []report.Section{{}}, Briefing: briefingOf("", report.Row{})})
	})
	checkLines(t, Renderer{Width: 80}, string(out))
}
