package html_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/internal/browsertest"
	"github.com/clausediff/clausediff/testdata/sample"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// openTab opens a page that may load nothing.
func openTab(t *testing.T, page []byte, width int64) *browsertest.Tab {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, page, 0o666); err != nil {
		t.Fatal(err)
	}
	b := browsertest.Open(t, "file://"+path, width)
	b.Go("")
	return b
}

// visibleRows is a script that lists the visible rows' first addresses.
const visibleRows = `[...document.querySelectorAll('.r')].filter(r => r.getClientRects().length && !r.closest('details:not([open])')).map(r => r.querySelector('.l a').getAttribute('href')).join(' ')`

func TestBrowser(t *testing.T) {
	tests := []struct {
		name string
		page []byte
		run  func(b *browsertest.Tab)
	}{
		{"text", render(t, specimen()), testText},
		{"keys", render(t, specimen()), testKeys},
		{"filter", render(t, specimen()), testFilter},
		{"certainty", render(t, specimen()), testCertainty},
		{"search", render(t, specimen()), testSearch},
		{"ruler", render(t, specimen()), testRuler},
		{"folds", render(t, specimen()), testFolds},
		{"views", render(t, specimen()), testViews},
		{"substance", renderWith(t, html.Renderer{Detail: report.DetailSubstance}, specimenPair(t, "joint-zh")), testSubstance},
		{"substance narrow", renderWith(t, html.Renderer{Detail: report.DetailSubstance}, specimenPair(t, "joint-zh")), testViewsNarrow},
		{"views narrow", render(t, specimen()), testViewsNarrow},
		{"pair", render(t, specimen()), testPair},
		{"copy", render(t, specimen()), testCopy},
		{"theme", render(t, specimen()), testTheme},
		{"narrow", render(t, specimen()), testNarrow},
		{"print", render(t, specimen()), testPrint},
		{"hostile", render(t, hostile()), testHostile},
		{"hostile narrow", render(t, hostile()), testNarrow},
		{"lineage", renderLineage(t, specimenLineage()), testLineage},
		{"right to left", render(t, arabic()), testRightToLeft},
		{"right to left narrow", render(t, arabic()), testNarrow},
		{"columns", renderLineage(t, specimenLineage()), testColumns},
		{"lineage narrow", renderLineage(t, specimenLineage()), testNarrow},
		{"lineage hostile narrow", renderLineage(t, hostileLineage()), testNarrow},
	}
	for _, tt := range sample.Of(tests, 8) {
		t.Run(tt.name, func(t *testing.T) {
			width := int64(1400)
			if strings.Contains(tt.name, "narrow") {
				width = 420
			}
			b := openTab(t, tt.page, width)
			tt.run(b)
			b.Quiet()
		})
	}
}

func testText(b *browsertest.Tab) {
	text := browsertest.Eval[string](b, "document.body.innerText")
	for _, want := range []string{"澄国和岚国关于新时期睦邻合作的联合声明", "双方将互设文化中心。", "reworded", "possible?", "moved to"} {
		if !strings.Contains(text, want) {
			b.T.Errorf("the page does not show %q", want)
		}
	}
	browsertest.Expect(b, "document.title", "2022 – 2023")
}

func testKeys(b *browsertest.Tab) {
	here := `(document.querySelector('.here .n .l a') || document.querySelector('.here .l a')).hash`
	for _, step := range []struct{ key, at, count string }{
		{"j", "#new-1.1.1", "1 / 10"}, {"j", "#new-1.2.1", "2 / 10"}, {"j", "#new-1.2.2", "3 / 10"}, {"k", "#new-1.2.1", "2 / 10"},
	} {
		b.Do(chromedp.KeyEvent(step.key))
		browsertest.Expect(b, here, step.at)
		browsertest.Expect(b, "document.querySelector('#at').textContent", step.count)
	}
	browsertest.Expect(b, "document.activeElement.classList.contains('here')", true)
	b.Do(chromedp.Click(chromedp.CSS("#next")))
	browsertest.Expect(b, here, "#new-1.2.2")
}

func testFilter(b *browsertest.Tab) {
	all := browsertest.Eval[string](b, visibleRows)
	b.Do(chromedp.Click(chromedp.CSS("#f-added")))
	browsertest.Expect(b, visibleRows, "#old-1.1.1 #new-2.1.1 #new-3.1.1") // 1.1.1 has an added clause
	b.Do(chromedp.Click(chromedp.CSS("#f-moved")))
	browsertest.Expect(b, visibleRows, "#old-1.1.1 #old-1.2.1 #new-2.1.1 #old-1.2.1 #new-3.1.1")
	b.Do(chromedp.Click(chromedp.CSS("#f-added")))
	b.Do(chromedp.Click(chromedp.CSS("#f-moved")))
	browsertest.Expect(b, visibleRows, all)
}

func testCertainty(b *browsertest.Tab) {
	all := browsertest.Eval[string](b, visibleRows)
	shown := "[...document.querySelectorAll('.r[data-q]')].filter(r => r.getClientRects().length).map(r => r.dataset.q).sort().join()"
	before := browsertest.Eval[string](b, shown)
	if !strings.Contains(before, "likely") || !strings.Contains(before, "possible") {
		b.T.Fatalf("the page shows links that are %q", before)
	}
	b.Do(chromedp.Click(chromedp.CSS("#q-likely")))
	if got := browsertest.Eval[string](b, shown); strings.Contains(got, "possible") || !strings.Contains(got, "likely") {
		b.T.Errorf("shows %q", got)
	}
	b.Do(chromedp.Click(chromedp.CSS("#q-certain")))
	browsertest.Expect(b, shown, "")
	b.Do(chromedp.Click(chromedp.CSS("#q-all")))
	browsertest.Expect(b, visibleRows, all)
}

func testSearch(b *browsertest.Tab) {
	b.Do(chromedp.KeyEvent("/"))
	browsertest.Expect(b, "document.activeElement.id", "find")
	browsertest.Eval[string](b, "document.activeElement.value = ''") // the driver types the key all the same
	b.Do(chromedp.SendKeys(chromedp.CSS("#find"), "文化中心"))
	browsertest.Expect(b, "document.querySelector('#found').textContent", "1")
	b.Do(chromedp.SendKeys(chromedp.CSS("#find"), "\r"))
	browsertest.Expect(b, "document.querySelector('#found').textContent", "1 / 1")
	browsertest.Expect(b, "document.querySelector('.here').textContent.includes('文化中心')", true)
	browsertest.Expect(b, "CSS.highlights.get('find').size > 0", true)
	b.Do(chromedp.SendKeys(chromedp.CSS("#find"), "没有"))
	browsertest.Expect(b, "document.querySelector('#found').textContent", "0")
}

func testRuler(b *browsertest.Tab) {
	ticks := "document.querySelectorAll('.ruler i:not(.view)').length"
	browsertest.Expect(b, ticks, 10)
	b.Do(chromedp.Click(chromedp.CSS("#f-added")))
	if n := browsertest.Eval[int](b, ticks); n == 0 || n >= 10 {
		b.T.Errorf("%d ticks for the added rows only", n)
	}
	b.Do(chromedp.Click(chromedp.CSS("#f-added")))
	browsertest.Expect(b, "document.querySelector('.ruler').getAttribute('aria-hidden')", "true")
}

func testFolds(b *browsertest.Tab) {
	closed := "document.querySelectorAll('details.fold:not([open])').length"
	browsertest.Expect(b, closed, 2)
	b.Do(chromedp.Click(chromedp.CSS("#all")))
	browsertest.Expect(b, closed, 0)
	b.Do(chromedp.Click(chromedp.CSS("#all")))
	browsertest.Expect(b, closed, 2)
	browsertest.Eval[string](b, "location.hash = 'new-0.1.2'")
	b.Do(chromedp.WaitVisible(chromedp.CSS("#new-0\\.1\\.2")))
	browsertest.Expect(b, closed, 1)
}

// shownText is the text of the rows that a reader sees.
const shownText = "[...document.querySelectorAll('.art .r')].map(r => r.innerText).join(' ').replace(/\\s+/g, '')"

func testViews(b *browsertest.Tab) {
	view := "document.documentElement.dataset.view"
	browsertest.Expect(b, view, "side")
	browsertest.Expect(b, "getComputedStyle(document.querySelector('.w .n del')).display", "none")
	b.Do(chromedp.Click(chromedp.CSS("#v-red")))
	browsertest.Expect(b, view, "red")
	browsertest.Expect(b, "getComputedStyle(document.querySelector('.w .n del')).display", "inline")
	browsertest.Expect(b, "document.querySelector('.r.w:not(.g, .ap) > .o').getClientRects().length", 0)
	b.Do(chromedp.KeyEvent("v"))
	browsertest.Expect(b, view, "new")
	if text := browsertest.Eval[string](b, shownText); !strings.Contains(text, "严格恪守二〇二二年边境安排，") || strings.Contains(text, "一九九〇年") {
		b.T.Errorf("the new text alone is %s", text)
	}
	b.Do(chromedp.KeyEvent("v"))
	browsertest.Expect(b, view, "old")
	if text := browsertest.Eval[string](b, shownText); !strings.Contains(text, "恪守一九九〇年边境安排，") || strings.Contains(text, "二〇二二年") {
		b.T.Errorf("the old text alone is %s", text)
	}
	b.Do(chromedp.KeyEvent("v"))
	browsertest.Expect(b, view, "sub")
	b.Do(chromedp.KeyEvent("v"))
	browsertest.Eval[bool](b, "dispatchEvent(new Event('beforeprint'))")
	browsertest.Expect(b, view, "red")
	browsertest.Eval[bool](b, "dispatchEvent(new Event('afterprint'))")
	browsertest.Expect(b, view, "side")
}

// testSubstance: a page of the substance shows what changed, and shows all where a link or
// the search leads to what did not; on paper it is whole.
func testSubstance(b *browsertest.Tab) {
	view := "document.documentElement.dataset.view"
	browsertest.Expect(b, view, "sub")
	browsertest.Expect(b, "[...document.querySelectorAll('.min')].filter(r => r.getClientRects().length).length", 0)
	browsertest.Expect(b, "document.querySelectorAll('.min').length > 5", true)
	browsertest.Expect(b, "[...document.querySelectorAll('.r:not(.min)')].every(r => r.getClientRects().length)", true)
	browsertest.Expect(b, "document.querySelector('.art > .rest').innerText.startsWith('⋯ ')", true)
	const folded = "document.querySelector('.fold [id^=new-]')"
	const foldShown = folded + ".getClientRects().length > 0"
	browsertest.Expect(b, foldShown, false)
	browsertest.Eval[bool](b, "dispatchEvent(new Event('beforeprint'))")
	browsertest.Expect(b, view, "red")
	browsertest.Eval[bool](b, "dispatchEvent(new Event('afterprint'))")
	browsertest.Expect(b, view, "sub")
	b.Do(chromedp.Click(chromedp.CSS("#f-unchanged")))
	browsertest.Expect(b, "[...document.querySelectorAll('.fold')].filter(r => r.getClientRects().length).length > 0", true)
	b.Do(chromedp.Click(chromedp.CSS("#f-unchanged")))
	browsertest.Eval[string](b, "location.hash = "+folded+".id")
	browsertest.Expect(b, foldShown, true)
	browsertest.Expect(b, view, "side")
}

func testViewsNarrow(b *browsertest.Tab) {
	browsertest.Expect(b, "document.documentElement.dataset.view", "red")
	browsertest.Expect(b, "document.querySelector('#v-red').checked", true)
}

func testPair(b *browsertest.Tab) {
	lit := "[...document.querySelectorAll('.pairon')].map(r => r.className).join()"
	browsertest.Eval[bool](b, "document.querySelector('.r.stub a').focus(), true")
	browsertest.Expect(b, lit, "r stub so m b pairon,r u m b pairon")
	b.Do(chromedp.Click(chromedp.CSS(".r.stub .k a")))
	browsertest.Expect(b, "getComputedStyle(document.getElementById('new-2.2.1').closest('.r')).backgroundColor", "rgb(255, 243, 191)")
	b.Do(chromedp.Click(chromedp.CSS("#next")))
	browsertest.Expect(b, lit, "")
}

func testCopy(b *browsertest.Tab) {
	browsertest.Eval[bool](b, "navigator.clipboard.writeText = async text => { window.copied = text }, true")
	browsertest.Eval[bool](b, "document.querySelector('.g .copy').click(), true")
	browsertest.Expect(b, "window.copied", "2022:1.1.1\n双方重申，恪守一九九〇年边境安排，通过友好协商处理分歧，并保持高层往来，加强气象数据交换。\n\n"+
		"2023:1.1.1\n双方重申，严格恪守二〇二二年边境安排，通过友好协商处理分歧，不诉诸威胁。")
}

func testTheme(b *browsertest.Tab) {
	const paper, light, dark = "getComputedStyle(document.body).backgroundColor", "rgb(251, 250, 246)", "rgb(23, 24, 27)"
	browsertest.Expect(b, paper, light)
	b.Media("", &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"})
	browsertest.Expect(b, paper, dark)
	b.Do(chromedp.Click(chromedp.CSS("#t-light")))
	browsertest.Expect(b, paper, light)
	b.Media("")
	b.Do(chromedp.Click(chromedp.CSS("#t-dark")))
	browsertest.Expect(b, paper, dark)
	b.Do(chromedp.Reload())
	browsertest.Expect(b, paper, dark)
	browsertest.Eval[bool](b, "localStorage.clear(), true")
}

// testNarrow checks that nothing is wider than a small screen.
func testNarrow(b *browsertest.Tab) {
	b.Narrow("the page", 420)
	browsertest.Expect(b, "(document.querySelector('nav details') || {open: false}).open", false)
}

func testPrint(b *browsertest.Tab) {
	pdf := b.Print()
	if !strings.HasPrefix(string(pdf), "%PDF-") {
		b.T.Errorf("print gives %.10q, no PDF", pdf)
	}
	b.Media("print")
	browsertest.Expect(b, "getComputedStyle(document.querySelector('nav')).display", "none")
	browsertest.Expect(b, "document.getElementById('new-0.1.2').getBoundingClientRect().height > 0", true)
	browsertest.Expect(b, "getComputedStyle(document.querySelector('.w .o del')).textDecorationLine", "line-through")
}

func testHostile(b *browsertest.Tab) {
	browsertest.Expect(b, "String(window.pwned)", "undefined")
	browsertest.Expect(b, "document.querySelectorAll('img, main script').length", 0)
	browsertest.Expect(b, "document.querySelector('.z').textContent", "\u202e")
}

func testLineage(b *browsertest.Tab) {
	text := browsertest.Eval[string](b, "document.body.innerText")
	for _, want := range []string{"Threads that ended", "last seen 2022", "absent 2022", "since 2022"} {
		if !strings.Contains(text, want) {
			b.T.Errorf("the page does not show %q", want)
		}
	}
	b.Do(chromedp.Click(chromedp.CSS("#f-new")))
	browsertest.Expect(b, visibleRows, "#2023-2.2.1.1")
	b.Do(chromedp.Click(chromedp.CSS("#f-new")))
	b.Do(chromedp.KeyEvent("j"))
	browsertest.Expect(b, "document.querySelector('.here') !== null", true)
}

// testRightToLeft: texts of a right-to-left script run so, and the page round them
// does not; the old title stays at the left of the axis, the new one at its right.
func testRightToLeft(b *browsertest.Tab) {
	// A text runs to the left when its first letter stands at the right of its second.
	const letters = `(selector => {
  const text = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT, node => /\S{2}/.test(node.data) ? 1 : 3).nextNode();
  const start = text.data.search(/\S{2}/);
  return [start, start + 1].map(i => { const r = document.createRange(); r.setStart(text, i); r.setEnd(text, i + 1); return r.getBoundingClientRect().left });
})`
	for selector, want := range map[string]bool{".w .n .x": true, ".w .o .x": true, ".brief .x": true, ".w > .k": false, ".sum": false} {
		browsertest.Expect(b, "(([first, second]) => first > second)("+letters+"('"+selector+"'))", want)
	}
	for _, selector := range []string{".w .n .x", ".w .o .x", ".brief .x"} { // which begin at the right
		browsertest.Expect(b, "(x => x.getBoundingClientRect().right - Math.max(...[...x.querySelectorAll('*'), x].flatMap(e => { const r = document.createRange(); r.selectNodeContents(e); return [...r.getClientRects()].map(c => c.right) })) < 2)(document.querySelector('"+selector+"'))", true)
	}
	browsertest.Expect(b, "document.querySelectorAll('.title')[1].getBoundingClientRect().left > document.querySelector('.to').getBoundingClientRect().left", true)
	browsertest.Expect(b, "getComputedStyle(document.querySelectorAll('.title')[1]).textAlign", "left")
	b.Do(chromedp.Click(chromedp.CSS("#v-red")))
	browsertest.Expect(b, "document.querySelector('.w .n .x').innerText.includes('الراسخ')", true)
}

// testColumns compares the first and the last of three statements, and goes back.
func testColumns(b *browsertest.Tab) {
	text := func(selector string) string {
		return browsertest.Eval[string](b, "[...document.querySelectorAll('"+selector+"')].filter(e => e.getClientRects().length).map(e => e.innerHTML).join('|')")
	}
	const cells = "tr.r td .x, .gr .w > .x"
	all := text(cells)
	if !strings.Contains(all, "恪守<del>一九九〇年</del><ins class=\"by\">二〇二二年</ins>边境安排，") {
		b.T.Errorf("the page marks no deletion: %s", all)
	}
	for _, n := range []string{"1", "3"} {
		b.Do(chromedp.Click(chromedp.CSS(".cols p:nth-child(" + n + " of :has(button)) button")))
	}
	want := []string{"双方重申，", "恪守一九九〇年边境安排，", "<ins>严格</ins>恪守<del>一九九</del><ins>二</ins>〇<ins>二二</ins>年边境安排，",
		"通过友好协商处理分歧，", "通过友好协商处理分歧，", "<ins>双方支持两国青年互访。</ins>", "<ins>双方决定建立部长级对话机制。</ins>", "<del>双方将完成跨境湿地普查。</del>"}
	if d := cmp.Diff(want, strings.Split(text(cells), "|")); d != "" {
		b.T.Errorf("2021 and 2023 (-want +got):\n%s", d)
	}
	b.Do(chromedp.Click(chromedp.CSS(".cols p:nth-child(3 of :has(button)) button")))
	if d := cmp.Diff(all, text(cells)); d != "" {
		b.T.Errorf("after the comparison (-want +got):\n%s", d)
	}
}

// TestPrintIsWhole prints a page and reads it back: every sentence of the two texts is
// there, what was reworded with both versions in it.
func TestPrintIsWhole(t *testing.T) {
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	pair := specimenPair(t, "joint-en")
	b := openTab(t, render(t, pair), 1400)
	file := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, b.Print(), 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(reader, "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	squash := func(text string) string { // hyphens at the ends of lines are gone in print
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Cc, r) {
				return -1
			}
			return r
		}, norm.NFKC.String(text))
	}
	printed, rows := squash(string(out)), 0
	for _, s := range pair.Sections {
		for i := range s.Rows {
			row := &s.Rows[i]
			if row.Stub || row.Clauses != nil || row.Apart || row.Old.Repeated || row.New.Repeated {
				continue
			}
			text := ""
			for _, r := range row.Redline() {
				text += r.Text
			}
			if rows++; !strings.Contains(printed, squash(text)) {
				t.Errorf("%v → %v is not printed: %s", row.Old.Locators, row.New.Locators, text)
			}
		}
	}
	if rows < 30 {
		t.Errorf("%d rows were looked for", rows)
	}
}

// TestBrowserWithoutScripts checks what must work by markup and style alone.
func TestBrowserWithoutScripts(t *testing.T) {
	b := openTab(t, render(t, specimen()), 1400)
	p := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(b.Ctx, emulation.SetScriptExecutionDisabled, p); err != nil {
		t.Fatal(err)
	}
	b.Do(chromedp.Reload())
	browsertest.Expect(b, "document.documentElement.className", "")
	browsertest.Expect(b, "document.querySelector('#all').getClientRects().length", 0)
	b.Do(chromedp.Click(chromedp.CSS("details.fold summary")))
	browsertest.Expect(b, "document.querySelector('details.fold').open", true)
	b.Do(chromedp.Click(chromedp.CSS("#f-added")))
	browsertest.Expect(b, visibleRows, "#old-1.1.1 #new-2.1.1 #new-3.1.1")
	b.Do(chromedp.Click(chromedp.CSS("#t-dark")))
	browsertest.Expect(b, "getComputedStyle(document.body).backgroundColor", "rgb(23, 24, 27)")
	b.Quiet()
}

// TestBrowserNotes shows that a page that loads or fails would be noticed.
func TestBrowserNotes(t *testing.T) {
	page := []byte(`<!DOCTYPE html><img src="http://127.0.0.1:9/x.png"><script>throw new Error("x")</script>`)
	b := openTab(t, page, 1400)
	if requests, errors := b.Noted(); !slices.Contains(requests, "http://127.0.0.1:9/x.png") || len(errors) == 0 {
		t.Errorf("requests %q, errors %q: want both", requests, errors)
	}
}
