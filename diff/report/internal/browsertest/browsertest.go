// Package browsertest shows pages to a real browser that cannot reach anything. One
// browser serves a test binary; a page has a tab to itself, which the next page gets as
// it was: that costs a third of a new one.
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
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

// Main runs the tests of a package and ends the browser, where one was started.
//
//	func TestMain(m *testing.M) { browsertest.Main(m) }
func Main(m *testing.M) {
	code := m.Run()
	if started.cancel != nil {
		started.cancel()
	}
	os.Exit(code)
}

// started is the browser of the process.
var started struct {
	once   sync.Once
	ctx    context.Context
	cancel context.CancelFunc
	err    error
	mu     sync.Mutex
	free   []*Tab // tabs that no test has
}

// browser returns the browser, or skips the test where there is none.
func browser(t testing.TB) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
			t.Fatal("chromium is required and not installed")
		}
		t.Skip("chromium is not installed")
	}
	started.once.Do(func() { started.ctx, started.cancel, started.err = start(path) })
	if started.err != nil {
		t.Fatal(started.err)
	}
	return started.ctx
}

func start(path string) (context.Context, context.CancelFunc, error) {
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("proxy-server", "127.0.0.1:9"),
		// Nothing here is animated or scrolled by hand: one thread draws a page in four fifths of the time.
		chromedp.Flag("disable-threaded-compositing", true), chromedp.Flag("disable-threaded-animation", true),
		chromedp.Flag("disable-checker-imaging", true))
	ctx, stop := context.WithTimeout(context.Background(), 9*time.Minute)
	ctx, end := chromedp.NewExecAllocator(ctx, opts...)
	ctx, cancel := chromedp.NewContext(ctx)
	return ctx, func() { cancel(); end(); stop() }, chromedp.Do(ctx)
}

// Tab is a tab on pages below one address, and what they asked for elsewhere and
// complained about.
type Tab struct {
	T    testing.TB
	Ctx  context.Context
	Base string

	mu       sync.Mutex
	requests []string
	errors   []string
}

// Open opens a tab of a width in pixels. Pages may load what is at addresses that
// begin with base. It skips the test where there is no browser.
func Open(t testing.TB, base string, width int64) *Tab {
	t.Helper()
	b := take(t)
	b.mu.Lock()
	b.T, b.Base, b.requests, b.errors = t, base, nil, nil
	b.mu.Unlock()
	t.Cleanup(b.leave)
	b.Do(chromedp.EmulateViewport(width, 900))
	return b
}

// take returns a tab that no other test has.
func take(t testing.TB) *Tab {
	t.Helper()
	ctx := browser(t)
	started.mu.Lock()
	defer started.mu.Unlock()
	if last := len(started.free) - 1; last >= 0 {
		b := started.free[last]
		started.free = started.free[:last]
		return b
	}
	ctx, _ = chromedp.NewContext(ctx) // ends with the browser
	b := &Tab{Ctx: ctx}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	return b
}

// leave undoes what a test set in its tab, for the next one.
func (b *Tab) leave() {
	if b.T.Failed() {
		return // in whatever state the tab is
	}
	if _, err := chromedp.Call(b.Ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{}); err != nil {
		b.T.Fatal(err)
	}
	b.Media("")
	b.Do(chromedp.Navigate("about:blank"))
	started.mu.Lock()
	defer started.mu.Unlock()
	started.free = append(started.free, b)
}

func (b *Tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.Base) {
			b.requests = append(b.requests, e.Request.URL)
		}
	case *log.EventEntryAdded:
		b.errors = append(b.errors, e.Entry.Text)
	case *runtime.EventExceptionThrown:
		b.errors = append(b.errors, e.ExceptionDetails.Text)
	}
}

// Noted returns what the pages asked for elsewhere, and what they complained about.
func (b *Tab) Noted() (requests, errors []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.requests, b.errors
}

// Quiet fails the test when the pages asked for anything elsewhere or complained.
func (b *Tab) Quiet() {
	b.T.Helper()
	if requests, errors := b.Noted(); len(requests) > 0 || len(errors) > 0 {
		b.T.Errorf("requests %q, complaints %q, want none", requests, errors)
	}
}

// Go opens a page, by its address after the base.
func (b *Tab) Go(page string) { b.T.Helper(); b.Do(chromedp.Navigate(b.Base + page)) }

// Do does what is asked of the tab, or ends the test.
func (b *Tab) Do(a chromedp.Action[chromedp.Void]) {
	b.T.Helper()
	ctx, cancel := context.WithTimeout(b.Ctx, 2*time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, a); err != nil {
		b.T.Fatal(err)
	}
}

// Media shows the page on a medium, "" for the screen, or to a reader with
// preferences.
func (b *Tab) Media(media string, features ...*emulation.MediaFeature) {
	b.T.Helper()
	p := emulation.SetEmulatedMediaParams{Media: media, Features: features}
	if _, err := chromedp.Call(b.Ctx, emulation.SetEmulatedMedia, p); err != nil {
		b.T.Fatal(err)
	}
}

// Print returns the page as a PDF.
func (b *Tab) Print() []byte {
	b.T.Helper()
	pdf, err := chromedp.Run(b.Ctx, chromedp.PrintToPDF())
	if err != nil {
		b.T.Fatal(err)
	}
	return pdf
}

// Narrow fails the test when a page is wider than the screen, and names what is.
func (b *Tab) Narrow(page string, width int) {
	b.T.Helper()
	if w := Eval[int](b, "document.documentElement.scrollWidth"); w > width {
		b.T.Errorf("%s is %d px wide on a screen of %d: %s", page, w, width, Eval[string](b, fmt.Sprintf(
			`[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > %d).map(e => e.tagName + '.' + e.className).slice(0, 5).join()`, width+1)))
	}
}

// Eval returns the value of a script, or ends the test.
func Eval[T any](b *Tab, script string) T {
	b.T.Helper()
	v, err := chromedp.Run(b.Ctx, chromedp.Evaluate[T](script))
	if err != nil {
		b.T.Fatalf("%s: %v", script, err)
	}
	return v
}

// Expect waits a little until a script has a value. A script that fails, as when
// the page is just left for another, is tried again.
func Expect[T comparable](b *Tab, script string, want T) {
	b.T.Helper()
	var got T
	var err error
	for range 60 {
		if got, err = chromedp.Run(b.Ctx, chromedp.Evaluate[T](script)); err == nil && got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		b.T.Fatalf("%s: %v", script, err)
	}
	b.T.Errorf("%s = %v, want %v", script, got, want)
}
