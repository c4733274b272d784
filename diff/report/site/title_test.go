package site_test

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	dom "golang.org/x/net/html"

	"github.com/clausediff/clausediff/diff/report/site"
)

// Browser tabs, the history and web searches identify a page by its title, so no two
// pages may have the same one.
func TestTitlesTellPagesApart(t *testing.T) {
	for _, name := range []string{"specimens", "many", "hostile"} {
		pages, of := siteOf(t, name), map[string]string{}
		for file, data := range pages {
			if path.Ext(file) != ".html" {
				continue
			}
			title := titleOf(t, string(data))
			if other, ok := of[title]; ok {
				t.Errorf("%s: %s and %s are both called %q", name, other, file, title)
			}
			of[title] = file
		}
	}
}

// The first page, the feed and the page of a comparison show the same counts of what
// became of the sentences, and of the merely possible links among them.
func TestCountsOfAPairAreTheSame(t *testing.T) {
	pages := siteOf(t, "specimens")
	row := regexp.MustCompile(`(?s)<th scope="row">sentences</th>(.*?)</tr>`)
	cell, shown := regexp.MustCompile(`<td[^>]*>(\d+)</td>`), regexp.MustCompile(`<span>[^<]*</span>`)
	words := []string{"unchanged", "typographic", "reworded", "possibly reworded", "dropped", "added"}
	index, feed, doubtful := string(pages["index.html"]), string(pages["feed.xml"]), 0
	for file, data := range pages {
		if !strings.HasPrefix(file, "pair/") {
			continue
		}
		signs, said := "sentences:", []string(nil)
		for i, n := range cell.FindAllStringSubmatch(row.FindString(string(data)), len(words)+1) {
			if n[1] == "0" {
				continue
			}
			signs += " " + []string{"=", "≈", "~", "?", "−", "+", "↕"}[i] + " " + n[1]
			if i < len(words) {
				said = append(said, n[1]+" "+words[i])
			}
			doubtful += one(i == 3)
		}
		_, after, _ := strings.Cut(index, `<li><a href="`+file+`">`)
		line, _, _ := strings.Cut(after, "</li>")
		var got []string
		for _, span := range shown.FindAllString(line, -1) {
			got = append(got, strings.TrimSuffix(strings.TrimPrefix(span, "<span>"), "</span>"))
		}
		if g := strings.ReplaceAll(strings.Join(got, " "), "&#43;", "+"); g != signs {
			t.Errorf("%s: the first page says %q, want %q", file, g, signs)
		}
		if want := "sentences: " + strings.Join(said, " · "); !strings.Contains(feed, want) {
			t.Errorf("%s: the feed does not say %q", file, want)
		}
	}
	if doubtful == 0 {
		t.Error("no pair has a link that is only possible")
	}
}

// titleOf returns the title of a page.
func titleOf(t *testing.T, page string) string {
	t.Helper()
	z := dom.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case dom.ErrorToken:
			t.Fatal("no title")
		case dom.StartTagToken:
			if name, _ := z.TagName(); string(name) == "title" {
				z.Next()
				return strings.TrimSpace(string(z.Text()))
			}
		}
	}
}

// The order of the series in the manifest does not affect the first page and the feed,
// and neither names the rule of a finding.
func TestFirstPageKnowsNoOrderOfSeries(t *testing.T) {
	pages := siteOf(t, "specimens")
	c := specimens(t)
	slices.Reverse(c.Series)
	reversed := pagesOf(t, c, site.Options{})
	for _, name := range []string{"index.html", "feed.xml"} {
		if !bytes.Equal(pages[name], reversed[name]) {
			t.Errorf("%s depends on the order of the series", name)
		}
	}
	if !bytes.Contains(pages["index.html"], []byte(`class="finding"`)) {
		t.Error("the first page tells no finding")
	}
	if rule := regexp.MustCompile(`class="rule"|\b(en|zh|ru)/[a-z]+`).Find(pages["index.html"]); rule != nil {
		t.Errorf("the first page names a rule: %s", rule)
	}
}
