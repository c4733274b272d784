package site_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/clausediff/clausediff/diff/report/internal/browsertest"
	"github.com/clausediff/clausediff/testdata/sample"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// openTab opens a tab on the folder of a site. The tab may load only the site's own
// files.
func openTab(t *testing.T, dir string, width int64) *browsertest.Tab {
	t.Helper()
	return browsertest.Open(t, "file://"+dir+"/", width)
}

func writeSite(t *testing.T, pages map[string][]byte) string {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes long")
	}
	dir := t.TempDir()
	for name, data := range pages {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	hits   = "document.querySelector('#hits').textContent"
	marked = "[...document.querySelectorAll('#results mark')].map(m => m.textContent).join('|')"
	loaded = "document.querySelectorAll('script[src^=search]').length" // texts not loaded yet
	topics = "[...document.querySelectorAll('#results > ul > li > a')]"
	set    = "(text => { const q = document.querySelector('#q'); q.focus(); q.value = text; q.dispatchEvent(new Event('input')); return true })"
)

func TestBrowser(t *testing.T) {
	pages := siteOf(t, "specimens")
	dir := writeSite(t, pages)
	t.Run("search", func(t *testing.T) { testSearch(t, dir) })
	for _, width := range []int64{1400, 420} {
		t.Run(fmt.Sprint(width), func(t *testing.T) { testPages(t, dir, pages, width) })
	}
}

func testSearch(t *testing.T, dir string) {
	b := openTab(t, dir, 1400)
	b.Go("index.html")
	browsertest.Expect(b, loaded, 0)
	browsertest.Eval[bool](b, set+"('建交六十周年')")
	browsertest.Expect(b, "document.querySelector('#results mark') !== null", true)
	browsertest.Expect(b, "new Set("+marked+".split('|')).size", 1)
	for _, tt := range []struct{ query, marked string }{
		{"two heads of state held", "two heads of state held"}, // case
		{"TWO Heads of STATE\u00a0held", "two heads of state held"},
		{"岚川 共和国总统沈砚秋于２０２２年６月７日", "岚川共和国总统沈砚秋于2022年6月7日"}, // spaces, width
		{"声明如下：", "声明如下："},
	} {
		browsertest.Eval[bool](b, set+"("+quoted(tt.query)+")")
		browsertest.Expect(b, "("+marked+").toLowerCase().split('|')[0]", strings.ToLower(tt.marked))
	}
	browsertest.Eval[bool](b, set+"('岚川共和国')")
	browsertest.Expect(b, "document.querySelector('#results .times').textContent.replace(/: [0-9]+/g, '')", "2021 · 2022 · 2023 · 2024")
	browsertest.Expect(b, "document.querySelectorAll('#results .years a').length > 0", true)
	browsertest.Eval[bool](b, set+"('卫星')") // a subject, with the years that say it
	browsertest.Expect(b, topics+"[0]?.getAttribute('href').startsWith('wording/')", true)
	browsertest.Expect(b, topics+".length > 0 && "+topics+".every(a => a.nextElementSibling.querySelectorAll('a').length > 0)", true)
	browsertest.Eval[bool](b, set+"('沈砚秋于2022年6月7日')")
	browsertest.Expect(b, "document.querySelectorAll('#results a').length", 1)
	b.Do(chromedp.Click(chromedp.CSS("#results a")))
	browsertest.Expect(b, "location.pathname.split('/').slice(-2).join('/') + location.hash", "statement/2022.html#l-0.1.1.2")
	browsertest.Expect(b, "!!document.querySelector(':target')?.textContent.includes('6月7日')", true)
	browsertest.Expect(b, "(box => box.top > 0 && box.bottom < innerHeight)(document.querySelector(':target').getBoundingClientRect())", true)
	b.Go("index.html#q=" + "%E6%B2%A1%E6%9C%89%E8%BF%99%E5%8F%A5%E8%AF%9D")
	b.Do(chromedp.Reload())
	browsertest.Expect(b, hits, "nothing found")
	browsertest.Eval[bool](b, set+"('')")
	browsertest.Expect(b, "document.querySelectorAll('#results *').length", 0)
	b.Quiet()
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `\'`) + "'" }

// testPages opens a page of every kind: none requests anything from outside, logs an
// error, or is wider than the screen.
func testPages(t *testing.T, dir string, pages map[string][]byte, width int64) {
	thread := ""
	for page := range pages {
		if strings.HasPrefix(page, "thread/") && (thread == "" || page < thread) {
			thread = page
		}
	}
	b := openTab(t, dir, width)
	for _, page := range sample.Of([]string{"pair/2021-en--2022-en.html", "index.html", "statement/2022.html", "series/joint-zh.html", "statement/2023-ru.html", thread}, 3) {
		b.Go(page)
		b.Narrow(page, int(width))
	}
	b.Quiet()
}

func TestBrowserHostile(t *testing.T) {
	pages := siteOf(t, "hostile")
	b := openTab(t, writeSite(t, pages), 1400)
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(pages)), func(name string) bool { return !strings.HasSuffix(name, ".html") })
	for _, page := range sample.Of(names, 6) {
		b.Go(page)
		browsertest.Expect(b, "String(window.pwned)", "undefined")
		browsertest.Expect(b, "document.querySelectorAll('img').length", 0)
	}
	b.Go("index.html")
	browsertest.Eval[bool](b, set+"('window.pwned')")
	browsertest.Expect(b, "document.querySelectorAll('#results a').length > 0", true)
	browsertest.Expect(b, "document.querySelectorAll('#results img, #results script').length", 0)
	browsertest.Expect(b, loaded, 0)
	browsertest.Expect(b, "String(window.pwned)", "undefined")
	b.Quiet()
}

// TestBrowserNotes checks that a page that loads from elsewhere or fails is noticed.
func TestBrowserNotes(t *testing.T) {
	page := []byte(`<!DOCTYPE html><img src="http://127.0.0.1:9/x.png"><script>throw new Error("x")</script>`)
	b := openTab(t, writeSite(t, map[string][]byte{"index.html": page}), 1400)
	b.Go("index.html")
	if requests, errors := b.Noted(); len(requests) == 0 || len(errors) == 0 {
		t.Errorf("requests %q, errors %q: want both", requests, errors)
	}
}
