package html_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/internal/browsertest"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
	specimens "github.com/clausediff/clausediff/testdata/corpus"
	"github.com/clausediff/clausediff/testdata/goldenfile"
)

const screenshots = "../../../testdata/screenshots"

// specimenSeries reads a series of the specimens, the oldest first.
func specimenSeries(t *testing.T, name string) []*tree.Statement {
	t.Helper()
	c, err := corpus.Load(specimens.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	var all []*tree.Statement
	for _, e := range c.Series(name) {
		st, err := c.Statement(e.ID, "")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, st)
	}
	return all
}

// specimenPair compares the newest two of a series.
func specimenPair(t *testing.T, name string) *report.Report {
	t.Helper()
	all := specimenSeries(t, name)
	r := diff.Compare(all[len(all)-2], all[len(all)-1])
	return report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
}

// TestScreenshots takes the pictures of the README and the guide with -update;
// without it, it checks that they are there and shown. Pictures of two browsers
// differ, so they are not compared.
func TestScreenshots(t *testing.T) {
	all := specimenSeries(t, "joint-zh")
	pair := render(t, specimenPair(t, "joint-zh"))
	changes := renderWith(t, html.Renderer{Detail: report.DetailSubstance}, specimenPair(t, "joint-zh"))
	lineage := renderLineage(t, history.New(series.Link(all, nil), finding.Find(diff.Compare(all[len(all)-2], all[len(all)-1]))))
	var shown []byte
	for _, name := range []string{"README.md", "cmd/clausediff/GUIDE.md"} {
		text, err := os.ReadFile(filepath.Join("../../..", name))
		if err != nil {
			t.Fatal(err)
		}
		shown = append(shown, text...)
	}
	for _, shot := range []struct {
		name   string
		page   []byte
		scroll string // what is brought to the top
		scheme string
		press  string // keys that are pressed first
	}{
		{"briefing", pair, ".brief", "light", ""},
		{"changes", changes, "main", "light", ""},
		{"pair", pair, "main", "light", ""},
		{"redline-dark", pair, "main", "dark", "v"},
		{"series", lineage, "#river", "light", ""},
	} {
		file := filepath.Join(screenshots, shot.name+".png")
		if goldenfile.Updating(t) {
			b := openTab(t, shot.page, 1200)
			b.Media("", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: shot.scheme})
			if shot.press != "" {
				b.Do(chromedp.KeyEvent(shot.press))
			}
			browsertest.Eval[bool](b, "document.querySelector('"+shot.scroll+"').scrollIntoView(), true")
			picture, err := chromedp.Run(b.Ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll(screenshots, 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, picture, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		picture, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(picture))
		if err != nil || config.Width != 1200 || config.Height != 900 {
			t.Errorf("%s: %d × %d (%v)", file, config.Width, config.Height, err)
		}
		if !strings.Contains(string(shown), "testdata/screenshots/"+shot.name+".png") {
			t.Errorf("neither README.md nor GUIDE.md shows %s", shot.name)
		}
	}
}
