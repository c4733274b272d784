package html_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// newBrowser starts a browser that cannot reach anything, or skips the test.
func newBrowser(t *testing.T) context.Context {
	t.Helper()
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

// tab is a page in a tab of its own, and what the tab asked for and complained
// about.
type tab struct {
	t   *testing.T
	ctx context.Context
	url string

	mu       sync.Mutex
	requests []string
	errors   []string
}

func openTab(t *testing.T, browser context.Context, page []byte, width int64) *tab {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, page, 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, url: "file://" + path}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(width, 900))
	b.do(chromedp.Navigate(b.url))
	return b
}

func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if e.Request.URL != b.url {
			b.requests = append(b.requests, e.Request.URL)
		}
	case *log.EventEntryAdded:
		b.errors = append(b.errors, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		b.errors = append(b.errors, e.ExceptionDetails.Text)
	}
}

// quiet fails the test when the page asked for anything or complained.
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

func eval[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// expect compares the value of a script.
func expect[T comparable](b *tab, script string, want T) {
	b.t.Helper()
	if got := eval[T](b, script); got != want {
		b.t.Errorf("%s = %v, want %v", script, got, want)
	}
}

func (b *tab) media(media string, features ...*emulation.MediaFeature) {
	b.t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: media, Features: features}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, p); err != nil {
		b.t.Fatal(err)
	}
}

// visibleRows is a script that lists the visible rows' first addresses.
const visibleRows = `[...document.querySelectorAll('.r')].filter(r => r.getClientRects().length && !r.closest('details:not([open])')).map(r => r.querySelector('.l a').getAttribute('href')).join(' ')`

func TestBrowser(t *testing.T) {
	browser := newBrowser(t)
	tests := []struct {
		name string
		page []byte
		run  func(b *tab)
	}{
		{"text", render(t, specimen()), testText},
		{"keys", render(t, specimen()), testKeys},
		{"filter", render(t, specimen()), testFilter},
		{"certainty", render(t, specimen()), testCertainty},
		{"search", render(t, specimen()), testSearch},
		{"ruler", render(t, specimen()), testRuler},
		{"folds", render(t, specimen()), testFolds},
		{"views", render(t, specimen()), testViews},
		{"views narrow", render(t, specimen()), testViewsNarrow},
		{"pair", render(t, specimen()), testPair},
		{"copy", render(t, specimen()), testCopy},
		{"theme", render(t, specimen()), testTheme},
		{"narrow", render(t, specimen()), testNarrow},
		{"print", render(t, specimen()), testPrint},
		{"hostile", render(t, hostile()), testHostile},
		{"hostile narrow", render(t, hostile()), testNarrow},
		{"lineage", renderLineage(t, specimenLineage()), testLineage},
		{"lineage narrow", renderLineage(t, specimenLineage()), testNarrow},
		{"lineage hostile narrow", renderLineage(t, hostileLineage()), testNarrow},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			width := int64(1400)
			if strings.Contains(tt.name, "narrow") {
				width = 420
			}
			b := openTab(t, browser, tt.page, width)
			tt.run(b)
			b.quiet()
		})
	}
}

func testText(b *tab) {
	text := eval[string](b, "document.body.innerText")
	for _, want := range []string{"澄国和岚国关于新时期睦邻合作的联合声明", "双方将互设文化中心。", "reworded", "possible?", "moved to"} {
		if !strings.Contains(text, want) {
			b.t.Errorf("the page does not show %q", want)
		}
	}
	expect(b, "document.title", "2022 – 2023")
}

func testKeys(b *tab) {
	here := `(document.querySelector('.here .n .l a') || document.querySelector('.here .l a')).hash`
	for _, step := range []struct{ key, at, count string }{
		{"j", "#new-1.1.1", "1 / 11"}, {"j", "#new-1.2.1", "2 / 11"}, {"j", "#new-1.2.2", "3 / 11"}, {"k", "#new-1.2.1", "2 / 11"},
	} {
		b.do(chromedp.KeyEvent(step.key))
		expect(b, here, step.at)
		expect(b, "document.querySelector('#at').textContent", step.count)
	}
	expect(b, "document.activeElement.classList.contains('here')", true)
	b.do(chromedp.Click(chromedp.CSS("#next")))
	expect(b, here, "#new-1.2.2")
}

func testFilter(b *tab) {
	all := eval[string](b, visibleRows)
	b.do(chromedp.Click(chromedp.CSS("#f-added")))
	expect(b, visibleRows, "#old-1.1.1 #new-2.1.1 #new-3.1.1") // 1.1.1 has an added clause
	b.do(chromedp.Click(chromedp.CSS("#f-moved")))
	expect(b, visibleRows, "#old-1.1.1 #old-1.2.1 #new-2.1.1 #old-1.2.1 #new-3.1.1")
	b.do(chromedp.Click(chromedp.CSS("#f-added")))
	b.do(chromedp.Click(chromedp.CSS("#f-moved")))
	expect(b, visibleRows, all)
}

func testCertainty(b *tab) {
	all := eval[string](b, visibleRows)
	shown := "[...document.querySelectorAll('.r[data-q]')].filter(r => r.getClientRects().length).map(r => r.dataset.q).sort().join()"
	before := eval[string](b, shown)
	if !strings.Contains(before, "likely") || !strings.Contains(before, "possible") {
		b.t.Fatalf("the page shows links that are %q", before)
	}
	b.do(chromedp.Click(chromedp.CSS("#q-likely")))
	if got := eval[string](b, shown); strings.Contains(got, "possible") || !strings.Contains(got, "likely") {
		b.t.Errorf("shows %q", got)
	}
	b.do(chromedp.Click(chromedp.CSS("#q-certain")))
	expect(b, shown, "")
	b.do(chromedp.Click(chromedp.CSS("#q-all")))
	expect(b, visibleRows, all)
}

func testSearch(b *tab) {
	b.do(chromedp.KeyEvent("/"))
	expect(b, "document.activeElement.id", "find")
	eval[string](b, "document.activeElement.value = ''") // the driver types the key all the same
	b.do(chromedp.SendKeys(chromedp.CSS("#find"), "文化中心"))
	expect(b, "document.querySelector('#found').textContent", "1")
	b.do(chromedp.SendKeys(chromedp.CSS("#find"), "\r"))
	expect(b, "document.querySelector('#found').textContent", "1 / 1")
	expect(b, "document.querySelector('.here').textContent.includes('文化中心')", true)
	expect(b, "CSS.highlights.get('find').size > 0", true)
	b.do(chromedp.SendKeys(chromedp.CSS("#find"), "没有"))
	expect(b, "document.querySelector('#found').textContent", "0")
}

func testRuler(b *tab) {
	ticks := "document.querySelectorAll('.ruler i:not(.view)').length"
	expect(b, ticks, 11)
	b.do(chromedp.Click(chromedp.CSS("#f-added")))
	if n := eval[int](b, ticks); n == 0 || n >= 11 {
		b.t.Errorf("%d ticks for the added rows only", n)
	}
	b.do(chromedp.Click(chromedp.CSS("#f-added")))
	expect(b, "document.querySelector('.ruler').getAttribute('aria-hidden')", "true")
}

func testFolds(b *tab) {
	closed := "document.querySelectorAll('details.fold:not([open])').length"
	expect(b, closed, 2)
	b.do(chromedp.Click(chromedp.CSS("#all")))
	expect(b, closed, 0)
	b.do(chromedp.Click(chromedp.CSS("#all")))
	expect(b, closed, 2)
	eval[string](b, "location.hash = 'new-0.1.2'")
	b.do(chromedp.WaitVisible(chromedp.CSS("#new-0\\.1\\.2")))
	expect(b, closed, 1)
}

// shownText is the text of the rows that a reader sees.
const shownText = "[...document.querySelectorAll('.art .r')].map(r => r.innerText).join(' ').replace(/\\s+/g, '')"

func testViews(b *tab) {
	view := "document.documentElement.dataset.view"
	expect(b, view, "side")
	expect(b, "getComputedStyle(document.querySelector('.w .n del')).display", "none")
	b.do(chromedp.Click(chromedp.CSS("#v-red")))
	expect(b, view, "red")
	expect(b, "getComputedStyle(document.querySelector('.w .n del')).display", "inline")
	expect(b, "document.querySelector('.r.w:not(.g, .ap) > .o').getClientRects().length", 0)
	b.do(chromedp.KeyEvent("v"))
	expect(b, view, "new")
	if text := eval[string](b, shownText); !strings.Contains(text, "严格恪守二〇二二年边境安排，") || strings.Contains(text, "一九九〇年") {
		b.t.Errorf("the new text alone is %s", text)
	}
	b.do(chromedp.KeyEvent("v"))
	expect(b, view, "old")
	if text := eval[string](b, shownText); !strings.Contains(text, "恪守一九九〇年边境安排，") || strings.Contains(text, "二〇二二年") {
		b.t.Errorf("the old text alone is %s", text)
	}
	b.do(chromedp.KeyEvent("v"))
	eval[bool](b, "dispatchEvent(new Event('beforeprint'))")
	expect(b, view, "red")
	eval[bool](b, "dispatchEvent(new Event('afterprint'))")
	expect(b, view, "side")
}

func testViewsNarrow(b *tab) {
	expect(b, "document.documentElement.dataset.view", "red")
	expect(b, "document.querySelector('#v-red').checked", true)
}

func testPair(b *tab) {
	lit := "[...document.querySelectorAll('.pairon')].map(r => r.className).join()"
	eval[bool](b, "document.querySelector('.r.stub a').focus(), true")
	expect(b, lit, "r stub m b pairon,r u m b pairon")
	b.do(chromedp.Click(chromedp.CSS(".r.stub .k a")))
	expect(b, "getComputedStyle(document.getElementById('new-2.2.1').closest('.r')).backgroundColor", "rgb(255, 243, 191)")
	b.do(chromedp.Click(chromedp.CSS("#next")))
	expect(b, lit, "")
}

func testCopy(b *tab) {
	eval[bool](b, "navigator.clipboard.writeText = async text => { window.copied = text }, true")
	eval[bool](b, "document.querySelector('.g .copy').click(), true")
	expect(b, "window.copied", "2022:1.1.1\n双方重申，恪守一九九〇年边境安排，通过友好协商处理分歧，并保持高层往来，加强气象数据交换。\n\n"+
		"2023:1.1.1\n双方重申，严格恪守二〇二二年边境安排，通过友好协商处理分歧，不诉诸威胁。")
}

func testTheme(b *tab) {
	const paper, light, dark = "getComputedStyle(document.body).backgroundColor", "rgb(251, 250, 246)", "rgb(23, 24, 27)"
	expect(b, paper, light)
	b.media("", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
	expect(b, paper, dark)
	b.do(chromedp.Click(chromedp.CSS("#t-light")))
	expect(b, paper, light)
	b.media("")
	b.do(chromedp.Click(chromedp.CSS("#t-dark")))
	expect(b, paper, dark)
	b.do(chromedp.Reload())
	expect(b, paper, dark)
	eval[bool](b, "localStorage.clear(), true")
}

// testNarrow checks that nothing is wider than a small screen.
func testNarrow(b *tab) {
	if w := eval[int](b, "document.documentElement.scrollWidth"); w > 420 {
		b.t.Errorf("the page is %d px wide on a screen of 420: %s", w, eval[string](b, `[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 421).map(e => e.tagName + '.' + e.className).slice(0, 5).join()`))
	}
	expect(b, "(document.querySelector('nav details') || {open: false}).open", false)
}

func testPrint(b *tab) {
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
	if err != nil {
		b.t.Fatal(err)
	}
	if !strings.HasPrefix(string(pdf), "%PDF-") {
		b.t.Errorf("print gives %.10q, no PDF", pdf)
	}
	b.media("print")
	expect(b, "getComputedStyle(document.querySelector('nav')).display", "none")
	expect(b, "document.getElementById('new-0.1.2').getBoundingClientRect().height > 0", true)
	expect(b, "getComputedStyle(document.querySelector('.w .o del')).textDecorationLine", "line-through")
}

func testHostile(b *tab) {
	expect(b, "String(window.pwned)", "undefined")
	expect(b, "document.querySelectorAll('img, main script').length", 0)
	expect(b, "document.querySelector('.z').textContent", "\u202e")
}

func testLineage(b *tab) {
	text := eval[string](b, "document.body.innerText")
	for _, want := range []string{"No longer said", "last seen 2022", "absent 2022", "since 2022"} {
		if !strings.Contains(text, want) {
			b.t.Errorf("the page does not show %q", want)
		}
	}
	b.do(chromedp.Click(chromedp.CSS("#f-new")))
	expect(b, visibleRows, "#2023-2.2.1.1")
	b.do(chromedp.Click(chromedp.CSS("#f-new")))
	b.do(chromedp.KeyEvent("j"))
	expect(b, "document.querySelector('.here') !== null", true)
}

// TestBrowserWithoutScripts checks what must work by markup and style alone.
func TestBrowserWithoutScripts(t *testing.T) {
	b := openTab(t, newBrowser(t), render(t, specimen()), 1400)
	p := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, p); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Reload())
	expect(b, "document.documentElement.className", "")
	expect(b, "document.querySelector('#all').getClientRects().length", 0)
	b.do(chromedp.Click(chromedp.CSS("details.fold summary")))
	expect(b, "document.querySelector('details.fold').open", true)
	b.do(chromedp.Click(chromedp.CSS("#f-added")))
	expect(b, visibleRows, "#old-1.1.1 #new-2.1.1 #new-3.1.1")
	b.do(chromedp.Click(chromedp.CSS("#t-dark")))
	expect(b, "getComputedStyle(document.body).backgroundColor", "rgb(23, 24, 27)")
	b.quiet()
}

// TestBrowserNotes shows that a page that loads or fails would be noticed.
func TestBrowserNotes(t *testing.T) {
	page := []byte(`<!DOCTYPE html><img src="http://127.0.0.1:9/x.png"><script>throw new Error("x")</script>`)
	b := openTab(t, newBrowser(t), page, 1400)
	b.mu.Lock()
	defer b.mu.Unlock()
	if !slices.Contains(b.requests, "http://127.0.0.1:9/x.png") || len(b.errors) == 0 {
		t.Errorf("requests %q, errors %q: want both", b.requests, b.errors)
	}
}
