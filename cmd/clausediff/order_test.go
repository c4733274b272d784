package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Time tells what is before what, and not where the manifest lists it.
func TestOrderOfTheManifest(t *testing.T) {
	folder(t)
	const rivers, trade, visits = "The Sides protect the rivers of the border.", "The Sides lower the tariffs of their trade.", "The Ministers meet in each capital once a year."
	texts := map[string]string{
		"2021": rivers, "2022": rivers + " " + trade,
		"2023": rivers + " " + trade + " " + visits, "2024": trade + " " + visits + " Both sides welcome the new bridge.",
	}
	for id, text := range texts {
		write(t, id+".md", "---\ntitle: Statement of "+id+"\ndate: "+id+"-05-04\n---\n\n# 1. Neighbours\n\n"+text+"\n")
	}
	for _, date := range []string{", date: \"%s-05-04\"", ""} { // without: that of the file
		var want map[string]string
		for _, order := range []string{"2021 2022 2023 2024", "2024 2023 2022 2021", "2023 2021 2024 2022"} {
			manifest := "version: 1\nstatements:\n"
			for id := range strings.FieldsSeq(order) {
				manifest += "  - {id: \"" + id + "\", series: joint, file: " + id + ".md"
				if date != "" {
					manifest += fmt.Sprintf(date, id)
				}
				manifest += "}\n"
			}
			write(t, "corpus.yaml", manifest)
			got := map[string]string{}
			for _, args := range []string{"compare 2021 2022 --detail all", "compare 2023 2024 --format json", "trace trade --series joint", "trace --formulas --format json", "trace --tables quantities --format csv"} {
				got[args] = succeed(t, args+" --ui-lang en")
			}
			got["check"] = strings.Join(sortedFingerprints(t), " ")
			succeed(t, "site --quiet --ui-lang en out")
			for name, text := range pagesOf(t, "out") {
				got[name] = text
			}
			if want == nil {
				want = got
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("listed as %s, dates %q: other reports than in order\n%.3000s", order, date, d)
			}
		}
	}
}

// sortedFingerprints returns those of what check finds in the folder.
func sortedFingerprints(t *testing.T) []string {
	t.Helper()
	_, out, stderr := clausediff(t, "", "check", "--format", "json", "--fail-on", "note")
	var report struct {
		Findings []struct{ Fingerprint string }
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatalf("%v: %s%s", err, out, stderr)
	}
	var all []string
	for _, f := range report.Findings {
		all = append(all, f.Fingerprint)
	}
	slices.Sort(all)
	return all
}

// pagesOf returns the pages of a site.
func pagesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for name, text := range held(t) {
		if strings.HasPrefix(filepath.ToSlash(name), dir+"/") && !strings.HasPrefix(filepath.Base(name), ".") && !strings.HasSuffix(name, ".json") {
			pages[name] = text
		}
	}
	return pages
}
