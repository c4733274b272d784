package term

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/testdata/goldenfile"
)

const goldenFolder = "../../../testdata/term"

// golden compares output with a file of the golden folder, or writes the file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	goldenfile.Compare(t, filepath.Join(goldenFolder, name), got)
}

func TestGolden(t *testing.T) {
	renders := 0
	for _, width := range []int{60, 80, 120, 200} {
		for _, color := range []bool{false, true} {
			r := Renderer{Width: width, Color: color}
			suffix := fmt.Sprintf("-%d", width)
			if color {
				suffix += "-color"
			}
			golden(t, "compare"+suffix+".golden", render(t, func(b *bytes.Buffer) error { return r.Render(b, specimenReport()) }))
			golden(t, "lineage"+suffix+".golden", render(t, func(b *bytes.Buffer) error { return r.RenderLineage(b, specimenLineage()) }))
			golden(t, "outline"+suffix+".golden", render(t, func(b *bytes.Buffer) error { return r.RenderOutline(b, specimenStatement()) }))
			renders += 3
		}
	}
	extra := Renderer{Width: 80, Clauses: true, AmbiguousWide: true}
	golden(t, "outline-clauses-wide.golden", render(t, func(b *bytes.Buffer) error { return extra.RenderOutline(b, specimenStatement()) }))
	extra.Layout = SideBySide
	golden(t, "compare-80-beside-wide.golden", render(t, func(b *bytes.Buffer) error { return extra.Render(b, specimenReport()) }))
	inline := Renderer{Width: 80, Layout: Inline}
	golden(t, "compare-80-inline.golden", render(t, func(b *bytes.Buffer) error { return inline.Render(b, specimenReport()) }))
	for _, color := range []bool{false, true} {
		r := Renderer{Width: 60, Color: color}
		golden(t, fmt.Sprintf("blame-60-%t.golden", color), render(t, func(b *bytes.Buffer) error { return r.RenderBlame(b, specimenBlame()) }))
	}
	files, err := filepath.Glob(filepath.Join(goldenFolder, "*.golden"))
	if err != nil || len(files) != renders+5 {
		t.Errorf("%d golden files, %d outputs (%v)", len(files), renders+5, err)
	}
}

func render(t *testing.T, f func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGoldenLines holds the goldens to what every line must satisfy.
func TestGoldenLines(t *testing.T) {
	for _, width := range []int{60, 80, 120, 200} {
		r := Renderer{Width: width}
		out := render(t, func(b *bytes.Buffer) error { return r.Render(b, specimenReport()) })
		m := newRuler(false)
		for i, line := range strings.Split(string(out), "\n") {
			if w := m.width(line); w > width {
				t.Errorf("width %d: line %d takes %d columns: %q", width, i+1, w, line)
			}
			if strings.Contains(line, "│") && m.width(line) != width {
				t.Errorf("width %d: line %d in columns takes %d: %q", width, i+1, m.width(line), line)
			}
		}
	}
}
