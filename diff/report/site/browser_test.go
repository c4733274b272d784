package site_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/clausediff/clausediff/diff/report/site"
)

// newBrowser starts a browser that cannot reach anything, or skips the test.
func newBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes long")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
			t.Fatal("chromium is required and not installed")
		}
		t.Skip("chromium is not installed")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("proxy-server", "127.0.0.1:9"))
	ctx, cancel := context.WithTimeout(t.Context(), 8*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// tab is a tab on a site in a folder, and what it asked for outside the folder
// and complained about.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string // URL of the folder, with a slash

	mu       sync.Mutex
	requests []string
	errors   []string
}

func writeSite(t *testing.T, pages map[string][]byte) string {
	t.Helper()
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

func openTab(t *testing.T, browser context.Context, dir string, width int64) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, base: "file://" + dir + "/"}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(width, 900))
	return b
}

func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.base) {
			b.requests = append(b.requests, e.Request.URL)
		}
	case *log.EventEntryAdded:
		b.errors = append(b.errors, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		b.errors = append(b.errors, e.ExceptionDetails.Text)
	}
}

// quiet fails the test when something was asked for outside the site or the
// browser complained.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.requests) > 0 || len(b.errors) > 0 {
		b.t.Errorf("requests %q, complaints %q, want none", b.requests, b.errors)
	}
}

func (b *tab) do(a chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 2*time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, a); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) open(page string) { b.t.Helper(); b.do(chromedp.Navigate(b.base + page)) }

func eval[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// expect waits until a script has a value.
func expect[T comparable](b *tab, script string, want T) {
	b.t.Helper()
	var got T
	for range 100 {
		if got = eval[T](b, script); got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Errorf("%s = %v, want %v", script, got, want)
}

const (
	hits   = "document.querySelector('#hits').textContent"
	marked = "[...document.querySelectorAll('#results mark')].map(m => m.textContent).join('|')"
	set    = "(text => { const q = document.querySelector('#q'); q.focus(); q.value = text; q.dispatchEvent(new Event('input')); return true })"
)

func TestBrowserSearch(t *testing.T) {
	c := specimens(t)
	b := openTab(t, newBrowser(t), writeSite(t, pagesOf(t, c, site.Options{})), 1400)
	b.open("index.html")
	expect(b, "document.querySelectorAll('script[src]').length", 0)
	eval[bool](b, set+"('建交六十周年')")
	expect(b, "document.querySelector('#results mark') !== null", true)
	expect(b, "new Set("+marked+".split('|')).size", 1)
	for _, tt := range []struct{ query, marked string }{
		{"two heads of state held", "two heads of state held"}, // case
		{"TWO Heads of STATE\u00a0held", "two heads of state held"},
		{"岚川 共和国总统沈砚秋于２０２２年６月７日", "岚川共和国总统沈砚秋于2022年6月7日"}, // spaces, width
		{"声明如下：", "声明如下："},
	} {
		eval[bool](b, set+"("+quoted(tt.query)+")")
		expect(b, "("+marked+").toLowerCase().split('|')[0]", strings.ToLower(tt.marked))
	}
	eval[bool](b, set+"('沈砚秋于2022年6月7日')")
	expect(b, "document.querySelectorAll('#results a').length", 1)
	b.do(chromedp.Click(chromedp.CSS("#results a")))
	expect(b, "location.pathname.split('/').slice(-2).join('/') + location.hash", "statement/2022.html#l-0.1.1.2")
	expect(b, "!!document.querySelector(':target')?.textContent.includes('6月7日')", true)
	expect(b, "(box => box.top > 0 && box.bottom < innerHeight)(document.querySelector(':target').getBoundingClientRect())", true)
	b.open("index.html#q=" + "%E6%B2%A1%E6%9C%89%E8%BF%99%E5%8F%A5%E8%AF%9D")
	b.do(chromedp.Reload())
	expect(b, hits, "nothing found")
	eval[bool](b, set+"('')")
	expect(b, "document.querySelectorAll('#results *').length", 0)
	b.quiet()
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `\'`) + "'" }

// TestBrowserPages opens a page of every kind, wide and narrow: nothing is asked
// for, nothing complained about, nothing wider than the screen.
func TestBrowserPages(t *testing.T) {
	browser := newBrowser(t)
	pages := pagesOf(t, specimens(t), site.Options{})
	dir := writeSite(t, pages)
	thread := ""
	for page := range pages {
		if strings.HasPrefix(page, "thread/") && (thread == "" || page < thread) {
			thread = page
		}
	}
	for _, width := range []int64{1400, 420} {
		b := openTab(t, browser, dir, width)
		for _, page := range []string{"index.html", "statement/2022.html", "statement/2023-ru.html", "pair/2021-en--2022-en.html", "series/joint-zh.html", thread} {
			b.open(page)
			if w := eval[int64](b, "document.documentElement.scrollWidth"); w > width {
				t.Errorf("%s is %d px wide on a screen of %d: %s", page, w, width,
					eval[string](b, `[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName + '.' + e.className).slice(0, 5).join()`))
			}
		}
		b.quiet()
	}
}

func TestBrowserHostile(t *testing.T) {
	c := hostile(t)
	pages := pagesOf(t, c, site.Options{})
	b := openTab(t, newBrowser(t), writeSite(t, pages), 1400)
	for page := range pages {
		if strings.HasSuffix(page, ".html") {
			b.open(page)
			expect(b, "String(window.pwned)", "undefined")
			expect(b, "document.querySelectorAll('img').length", 0)
		}
	}
	b.open("index.html")
	eval[bool](b, set+"('window.pwned')")
	expect(b, "document.querySelectorAll('#results a').length > 0", true)
	expect(b, "document.querySelectorAll('#results img, #results script, script[src]').length", 0)
	expect(b, "String(window.pwned)", "undefined")
	b.quiet()
}

// TestBrowserNotes shows that a site that loads from elsewhere or fails would be
// noticed.
func TestBrowserNotes(t *testing.T) {
	page := []byte(`<!DOCTYPE html><img src="http://127.0.0.1:9/x.png"><script>throw new Error("x")</script>`)
	b := openTab(t, newBrowser(t), writeSite(t, map[string][]byte{"index.html": page}), 1400)
	b.open("index.html")
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.requests) == 0 || len(b.errors) == 0 {
		t.Errorf("requests %q, errors %q: want both", b.requests, b.errors)
	}
}
