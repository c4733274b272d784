package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
	"github.com/clausediff/clausediff/parse/tree"
)

// body cuts the page to what depends on the report.
func body(page []byte) []byte {
	start, end := bytes.Index(page, []byte("<body")), bytes.LastIndex(page, []byte("<script>"))
	return page[start:end]
}

func TestGolden(t *testing.T) {
	golden(t, "report.golden", body(render(t, specimen())))
	golden(t, "lineage.golden", body(renderLineage(t, specimenLineage())))
}

// TestSeeAlso: what else changed on a subject leads to its place.
func TestSeeAlso(t *testing.T) {
	r := specimen()
	row := dropped(side("3.1.1", "[-双方将在本年度内完成跨境湿地联合普查。-]"))
	r.Briefing = report.Briefing{Items: []report.Item{{Lines: []report.Line{{
		Findings: []report.Finding{{Type: finding.Dropped}}, Old: []string{"3.1.1"}, Row: row, Also: []string{"−3.1.2", "+3.1.1", "+9.9.9"}}}}}}
	var got []string
	for n := range elements(parsePage(t, render(t, r))) {
		if hasClass(n, "also") {
			for a := range elements(n) {
				if a.Data == "a" {
					got = append(got, attr(a, "href")+" "+textOf(a))
				}
			}
			got = append(got, textOf(n))
		}
	}
	if d := cmp.Diff([]string{"#old-3.1.2 −3.1.2", "#new-3.1.1 +3.1.1", "see also −3.1.2, +3.1.1, +9.9.9"}, got); d != "" {
		t.Errorf("see also (-want +got):\n%s", d)
	}
}

// TestBlame: every run has its colour, and its statement where that changes.
func TestBlame(t *testing.T) {
	heads := []passage.Head{{ID: "2021"}, {ID: "2022"}, {ID: "2023", Lang: tree.Chinese}}
	part := passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一"}
	run := func(since int, text string) blame.Run {
		return blame.Run{Since: since, ID: heads[since].ID, Text: text}
	}
	page := renderBlame(t, &blame.Report{Head: heads[2], Statements: heads, Characters: []int{5, 0, 5}, Clauses: []blame.Clause{
		{Locator: "1.1.1.1", Part: part, Block: "1.1", Runs: []blame.Run{run(0, "双方"), run(2, "坚决"), run(0, "，")}},
		{Locator: "1.1.1.2", Part: part, Block: "1.1", Runs: []blame.Run{run(2, "<反对>。")}},
	}})
	var got []string
	for n := range elements(parsePage(t, page)) {
		if n.Data == "span" && strings.HasPrefix(attr(n, "class"), "g") {
			got = append(got, attr(n, "class")+" "+attr(n, "data-y")+" "+textOf(n))
		}
	}
	if d := cmp.Diff([]string{"g0 2021 双方", "g4 2023 坚决，", "g4  <反对>。"}, got); d != "" {
		t.Errorf("runs (-want +got):\n%s", d)
	}
	for n := range elements(parsePage(t, page)) {
		checkInert(t, "blame", n)
	}
}

// TestTitlesAreWords holds the titles of articles without a heading, and of a
// text without articles, to words of the page's language.
func TestTitlesAreWords(t *testing.T) {
	r := &report.Report{
		Old: passage.Head{ID: "2022", Lang: tree.Chinese}, New: passage.Head{ID: "2023", Lang: tree.Chinese},
		Sections: []report.Section{
			{Old: passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一"},
				New: passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一"}, Rows: []report.Row{same("1.1.1", "双方愿继续努力。")}},
			{Old: passage.Part{Kind: tree.KindArticle, Locator: "2", Label: "二", Heading: "人文"},
				New: passage.Part{Kind: tree.KindArticle, Locator: "2", Label: "二", Heading: "人文"}, Rows: []report.Row{same("2.1.1", "双方互设文化中心。")}},
			{Old: passage.Part{Kind: tree.KindArticle, Locator: "3", Whole: true},
				New: passage.Part{Kind: tree.KindArticle, Locator: "3", Whole: true}, Rows: []report.Row{same("3.1.1", "双方感谢东道主。")}},
		},
	}
	for language, want := range map[locale.Language]string{
		locale.English: "Article 一|二|Text", locale.Chinese: "第一条|二|正文", locale.Russian: "Статья 一|二|Текст",
	} {
		var b bytes.Buffer
		if err := (html.Renderer{Language: language}).Render(&b, r); err != nil {
			t.Fatal(err)
		}
		var titles []string
		for n := range elements(parsePage(t, b.Bytes())) {
			if hasClass(n, "lb") && n.Parent.Data == "h2" {
				titles = append(titles, textOf(n))
			}
		}
		if got := strings.Join(titles, "|"); got != want {
			t.Errorf("%s: titles %s, want %s", language, got, want)
		}
	}
}

// TestTitlesOfASeriesAreWords is the same for the page of many statements.
func TestTitlesOfASeriesAreWords(t *testing.T) {
	l := specimenLineage()
	l.Sections[0].Heading = ""
	var titles []string
	for n := range elements(parsePage(t, renderLineage(t, l))) {
		if hasClass(n, "lb") && n.Parent.Data == "h2" {
			titles = append(titles, textOf(n))
		}
	}
	if got, want := strings.Join(titles[:2], "|"), "Article 一|二"; got != want {
		t.Errorf("titles %s, want %s", got, want)
	}
}

// TestClausesShownAboveAreFolded: a sentence in two links shows its clauses once,
// and the second time in a fold.
func TestClausesShownAboveAreFolded(t *testing.T) {
	row := reworded(side("1.1.1 1.1.2", "双方互访。双方[-都-]满意。"), side("1.1.1", "双方互访，双方满意。"))
	row.Clauses = []report.Row{
		reworded(repeated(clauseSide("1.1.1.1", "双方互访[-。-]")), repeated(clauseSide("1.1.1.1", "双方互访{+，+}"))),
		reworded(repeated(clauseSide("1.1.2.1", "双方[-都-]满意。")), repeated(clauseSide("1.1.1.2", "双方满意。"))),
		dropped(clauseSide("1.1.2.2", "[-并致谢。-]")),
	}
	page := parsePage(t, render(t, &report.Report{Sections: []report.Section{{Old: passage.Part{Kind: tree.KindArticle, Locator: "1"}, New: passage.Part{Kind: tree.KindArticle, Locator: "1"}, Rows: []report.Row{row}}}}))
	var folds []string
	for n := range elements(page) {
		if hasClass(n, "sub") {
			folds = append(folds, textOf(find(n, "summary")))
		}
		if hasClass(n, "rep") && !hasClass(n.Parent.Parent.Parent, "sub") {
			t.Errorf("outside of the fold: %q", textOf(n))
		}
	}
	if d := cmp.Diff([]string{"↑ .1–.2 also above"}, folds); d != "" {
		t.Errorf("folds (-want +got):\n%s", d)
	}
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(render(t, specimen()), render(t, specimen())) {
		t.Error("two renderings of one report differ")
	}
	if !bytes.Equal(renderLineage(t, specimenLineage()), renderLineage(t, specimenLineage())) {
		t.Error("two renderings of one lineage differ")
	}
}

// pages are all pages that must hold the page's promises.
func pages(t *testing.T) map[string][]byte {
	return map[string][]byte{
		"specimen":         render(t, specimen()),
		"empty":            render(t, &report.Report{}),
		"hostile":          render(t, hostile()),
		"lineage":          renderLineage(t, specimenLineage()),
		"empty lineage":    renderLineage(t, &history.Report{}),
		"hostile lineage":  renderLineage(t, hostileLineage()),
		"versions":         renderVersions(t, html.Renderer{}, reporttest.Versions(t), reporttest.Versions(t)),
		"brief versions":   renderVersions(t, html.Renderer{Detail: report.DetailBriefing}, reporttest.Versions(t)),
		"no versions":      renderVersions(t, html.Renderer{}, &versions.Report{}),
		"hostile versions": renderVersions(t, html.Renderer{}, hostileVersions()),
	}
}

func TestLoadsNothing(t *testing.T) {
	for name, page := range pages(t) {
		for n := range elements(parsePage(t, page)) {
			checkInert(t, name, n)
		}
		if strings.Contains(string(page), "://") && !strings.HasPrefix(name, "hostile") {
			t.Errorf("%s: the page names an address outside", name)
		}
	}
}

func checkInert(t *testing.T, page string, n *dom.Node) {
	t.Helper()
	switch n.Data {
	case "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "marquee":
		t.Errorf("%s: element %s", page, n.Data)
	}
	for _, a := range n.Attr {
		bad := strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" || a.Key == "action"
		if bad || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
			t.Errorf("%s: <%s %s=%q>", page, n.Data, a.Key, a.Val)
		}
	}
}

func TestPolicyNamesTheEmbeddedStyleAndScript(t *testing.T) {
	for name, page := range pages(t) {
		root := parsePage(t, page)
		policy, styles, scripts := "", 0, 0
		for n := range elements(root) {
			switch n.Data {
			case "meta":
				if attr(n, "http-equiv") == "Content-Security-Policy" {
					policy = attr(n, "content")
				}
			case "style":
				styles++
			case "script":
				scripts++
			}
		}
		if styles != 1 || scripts != 1 {
			t.Fatalf("%s: %d styles and %d scripts, want one of each", name, styles, scripts)
		}
		for _, want := range []string{"default-src 'none'", "style-src '" + digest(find(root, "style")) + "'", "script-src '" + digest(find(root, "script")) + "'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("%s: policy %q lacks %q", name, policy, want)
			}
		}
	}
}

func digest(n *dom.Node) string {
	sum := sha256.Sum256([]byte(textOf(n)))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func TestIDs(t *testing.T) {
	for name, page := range pages(t) {
		seen := map[string]bool{}
		for n := range elements(parsePage(t, page)) {
			id := attr(n, "id")
			if id != "" && seen[id] {
				t.Errorf("%s: id %q given twice", name, id)
			}
			seen[id] = true
		}
		if !strings.HasPrefix(name, "hostile") {
			checkLinks(t, name, page, seen)
		}
	}
}

func checkLinks(t *testing.T, name string, page []byte, ids map[string]bool) {
	t.Helper()
	for n := range elements(parsePage(t, page)) {
		if href := attr(n, "href"); href != "" && !ids[href[1:]] {
			t.Errorf("%s: link to %s leads nowhere", name, href)
		}
	}
}

func TestEveryLocatorIsAnID(t *testing.T) {
	ids := map[string]bool{}
	for n := range elements(parsePage(t, render(t, specimen()))) {
		ids[attr(n, "id")] = true
	}
	check := func(prefix string, s passage.Side) {
		for _, l := range s.Locators {
			if !ids[prefix+l] {
				t.Errorf("no element has the id %s%s", prefix, l)
			}
		}
	}
	for _, s := range specimen().Sections {
		for _, r := range s.Rows {
			for _, row := range append(r.Clauses, r) {
				check("old-", row.Old)
				check("new-", row.New)
			}
		}
	}
}

// TestMovedEndsLinkToEachOther checks that the old place has the old address,
// though both rows show it.
func TestMovedEndsLinkToEachOther(t *testing.T) {
	root := parsePage(t, render(t, specimen()))
	want := map[string]string{"r stub so m b": "#new-2.2.1", "r u m b": "#old-1.2.1"}
	got := map[string]string{}
	for n := range elements(root) {
		if attr(n, "data-l") != "mv1" {
			continue
		}
		for a := range elements(n) {
			if a.Data == "a" && hasClass(a.Parent.Parent, "k") {
				got[attr(n, "class")] = attr(a, "href")
			}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("links of the two ends mismatch (-want +got):\n%s", d)
	}
	for n := range elements(root) {
		if attr(n, "id") == "old-1.2.1" && !hasClass(n.Parent.Parent.Parent, "stub") {
			t.Error("old-1.2.1 is not at the old place")
		}
	}
}

// langOf returns the language of an element, which one round it may tell.
func langOf(n *dom.Node) string {
	for ; n != nil; n = n.Parent {
		if lang := attr(n, "lang"); lang != "" {
			return lang
		}
	}
	return ""
}

func TestLanguages(t *testing.T) {
	tests := []struct {
		lang tree.Lang
		want string
	}{{tree.Chinese, "zh-Hans"}, {tree.Russian, "ru"}, {tree.English, "en"}}
	for i, tt := range append(tests, tests...) {
		r := specimen()
		r.Old.Lang, r.New.Lang = tree.English, tt.lang
		if i >= len(tests) {
			r.Old.Lang = tt.lang
		}
		for n := range elements(parsePage(t, render(t, r))) {
			if hasClass(n, "x") && hasClass(n.Parent, "n") && langOf(n) != tt.want {
				t.Fatalf("new text has lang %q, want %q", langOf(n), tt.want)
			}
			if hasClass(n, "k") && langOf(n) != "en" {
				t.Fatalf("what became of a text has lang %q, want en", langOf(n))
			}
		}
	}
}

func TestSize(t *testing.T) {
	const limit = 1_500_000
	if n := len(render(t, large(200))); n > limit {
		t.Errorf("200 reworded sentences make %d bytes, more than %d", n, limit)
	}
}

// large is a report of n reworded sentences of six clauses.
func large(n int) *report.Report {
	r := &report.Report{Old: passage.Head{ID: "1", Lang: tree.Chinese}, New: passage.Head{ID: "2", Lang: tree.Chinese}}
	s := report.Section{Old: passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一"},
		New: passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一"}}
	for i := range n {
		at := fmt.Sprintf("1.%d.1", i+1)
		row := reworded(side(at, ""), side(at, ""))
		for j := range 6 {
			c := fmt.Sprintf("%s.%d", at, j+1)
			row.Clauses = append(row.Clauses, reworded(
				clauseSide(c, "双方同意在"+strings.Repeat("合作", 12)+"[-领域-]开展，"),
				clauseSide(c, "双方同意在"+strings.Repeat("合作", 12)+"{+方面+}开展，")))
		}
		s.Rows = append(s.Rows, row)
		s.Stats.Reworded++
	}
	r.Sections = []report.Section{s}
	r.Sentences = diff.Stats{Reworded: n}
	return r
}

type brokenWriter struct{}

var errBroken = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteError(t *testing.T) {
	if err := (html.Renderer{}).Render(brokenWriter{}, specimen()); !errors.Is(err, errBroken) {
		t.Errorf("Render: %v, want %v", err, errBroken)
	}
	if err := (html.Renderer{}).RenderLineage(brokenWriter{}, specimenLineage()); !errors.Is(err, errBroken) {
		t.Errorf("RenderLineage: %v, want %v", err, errBroken)
	}
}

// TestAround: a page of a site leads to the others; one that stands alone leads
// nowhere.
func TestAround(t *testing.T) {
	x := html.Renderer{Links: html.SiteLinks{
		Trail:  []html.Ref{{Text: "Corpus", Href: "../index.html"}, {Text: "here"}},
		Beside: []html.Ref{{Text: "next", Href: "b.html"}},
		Statement: func(id string) string {
			if id == "2021" {
				return ""
			}
			return "../statement/" + id + ".html"
		},
		Thread: func(id string) string { return "../thread/" + id + ".html" },
	}}
	var pair, lineage bytes.Buffer
	if err := x.Render(&pair, specimen()); err != nil {
		t.Fatal(err)
	}
	if err := x.RenderLineage(&lineage, specimenLineage()); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		page []byte
		want []string
	}{
		"pair":    {pair.Bytes(), []string{"../index.html", "b.html", "../statement/2022.html", "../statement/2023.html"}},
		"lineage": {lineage.Bytes(), []string{"../index.html", "../statement/2023.html", "../thread/t1.html", "../thread/t6.html"}},
	} {
		got := map[string]bool{}
		for n := range elements(parsePage(t, tt.page)) {
			got[attr(n, "href")] = true
		}
		for _, want := range tt.want {
			if !got[want] {
				t.Errorf("%s: no link to %s", name, want)
			}
		}
		if got["../statement/2021.html"] || got[""] && bytes.Contains(tt.page, []byte(`href=""`)) {
			t.Errorf("%s: a link without an address", name)
		}
	}
}

// TestNeighboursOfOneKind: sentences of a paragraph that were all dropped, or all added,
// are one row, in which each has its address; one that more is told of has its own.
func TestNeighboursOfOneKind(t *testing.T) {
	told := dropped(side("1.1.3", "[-第三句。-]"))
	told.Types = []finding.Type{finding.Weaker}
	r := &report.Report{Sections: []report.Section{{New: passage.Part{Kind: tree.KindArticle, Locator: "1"}, Rows: []report.Row{
		dropped(side("1.1.1", "[-第一句。-]")), dropped(side("1.1.2", "[-第二句。-]")), told,
		dropped(side("1.2.1", "[-第四句。-]")),
		added(side("1.3.1", "{+新一句。+}")), added(side("1.3.2", "{+新二句。+}")), added(side("1.3.3", "{+新三句。+}")),
	}}}}
	var got []string
	for n := range elements(parsePage(t, render(t, r))) {
		if hasClass(n, "r") {
			got = append(got, textOf(n))
		}
	}
	want := []string{"1.1.1第一句。\n1.1.2第二句。− dropped", "1.1.3第三句。− dropped ▼ weaker", "1.2.1第四句。− dropped", "+ added1.3.1新一句。\n1.3.2新二句。\n1.3.3新三句。"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("rows (-want +got):\n%s", d)
	}
}

// A page of omissions or formulas follows no clauses: it counts none, and does not say that it
// has every clause.
func TestLedgerCountsNoClauses(t *testing.T) {
	l := specimenLineage()
	page := string(renderLineage(t, &history.Report{Statements: l.Statements, Ledger: &history.Ledger{}}))
	for _, unwanted := range []string{"Every clause across", `id="sum"`} {
		if strings.Contains(page, unwanted) {
			t.Errorf("the page of a ledger has %q", unwanted)
		}
		if !strings.Contains(string(renderLineage(t, l)), unwanted) {
			t.Errorf("the page of a series lacks %q", unwanted)
		}
	}
}
