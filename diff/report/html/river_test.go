package html_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// TestRiver reads the picture as a reader does who cannot see it, and finds
// every band and every end in it.
func TestRiver(t *testing.T) {
	root := parsePage(t, renderLineage(t, specimenLineage()))
	svg := picture(t, root)
	paths := map[string]int{}
	for n := range elements(svg) {
		if n.Data != "path" {
			continue
		}
		paths[attr(n, "class")]++
		if title := find(n, "title"); title == nil || textOf(title) == "" {
			t.Errorf("path %s has no title", attr(n, "d"))
		}
	}
	for class, want := range map[string]int{"fs": 2, "fw": 2, "fm": 1, "fr": 1, "a": 2, "d": 1} {
		if paths[class] != want {
			t.Errorf("%d paths of class %s, want %d", paths[class], class, want)
		}
	}
	desc := textOf(find(svg, "desc"))
	for _, want := range []string{"2021 → 2022: carried 2, reworded 1, moved 0, returned 0, added 1, dropped 0;",
		"2022 → 2023: carried 1, reworded 1, moved 1, returned 1, added 1, dropped 1."} {
		if !strings.Contains(desc, want) {
			t.Errorf("the description %q lacks %q", desc, want)
		}
	}
}

// picture returns the river of a page.
func picture(t *testing.T, root *dom.Node) *dom.Node {
	t.Helper()
	for n := range elements(root) {
		if n.Data == "svg" && attr(n, "aria-labelledby") != "" {
			return n
		}
	}
	t.Fatal("the page has no river")
	return nil
}

// TestRiverStaysInside: every coordinate is a number inside the picture.
func TestRiverStaysInside(t *testing.T) {
	wide := &history.Report{River: &flow.River{}}
	for i := range 12 {
		id := strconv.Itoa(i)
		wide.River.Columns = append(wide.River.Columns, flow.Column{Statement: id, Parts: []flow.Part{{Part: passage.Part{Label: "一"}, Clauses: i}, {Part: passage.Part{Label: "二"}}}})
	}
	numbers := regexp.MustCompile(`-?[0-9.]+|NaN|Inf`)
	for _, l := range []*history.Report{specimenLineage(), wide} {
		svg := picture(t, parsePage(t, renderLineage(t, l)))
		width, _ := strconv.ParseFloat(attr(svg, "width"), 64)
		height, _ := strconv.ParseFloat(attr(svg, "height"), 64)
		for n := range elements(svg) {
			for _, number := range numbers.FindAllString(attr(n, "d")+" "+attr(n, "x")+" "+attr(n, "y"), -1) {
				if x, err := strconv.ParseFloat(number, 64); err != nil || x < 0 || x > max(width, height) {
					t.Errorf("<%s>: coordinate %s outside %v × %v", n.Data, number, width, height)
				}
			}
		}
	}
}

// TestNoRiver: one statement has no way to go, and what was asked for by phrase
// is shown without the rest.
func TestNoRiver(t *testing.T) {
	asked := specimenLineage()
	asked.Timeline = true
	one := specimenLineage()
	one.River.Columns, one.River.Bands = one.River.Columns[:1], nil
	for _, l := range []*history.Report{{}, asked, one} {
		if strings.Contains(string(body(renderLineage(t, l))), `id="river"`) {
			t.Error("the page has a river")
		}
	}
}
