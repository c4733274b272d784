package parse

import (
	"fmt"
	"html"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/testdata/pages"
	"github.com/clausediff/clausediff/testdata/sample"
)

// ownElements are pages with three parts in separate elements: the first paragraph, the
// others, and the last.
var ownElements = []struct{ name, page string }{
	{"div", `<h1>%[1]s</h1><div class="lead">%[2]s</div><div class="body">%[3]s</div><div class="end">%[4]s</div>`},
	{"article", `<article><h1>%[1]s</h1><div class="lead">%[2]s</div><div class="body">%[3]s</div><div>%[4]s</div></article>`},
	{"header", `<article><header><h1>%[1]s</h1>%[2]s</header><div>%[3]s</div><div>%[4]s</div></article><footer>© 2022 Lanchuan</footer>`},
	{"section", `<main><h1>%[1]s</h1><section>%[2]s</section><section>%[3]s</section><section>%[4]s</section></main>`},
	{"entry", `<div class="read"><h1>%[1]s</h1><div class="read__lead">%[2]s</div><div class="entry-content">%[3]s</div><div class="read__end">%[4]s</div></div>`},
	{"rows", `<table><tr><td><h1>%[1]s</h1></td></tr><tr><td>%[2]s</td></tr><tr><td>%[3]s</td></tr><tr><td>%[4]s</td></tr></table>`},
	{"deep", `<div id="p"><div><h1>%[1]s</h1></div><div><div><div>%[2]s</div></div><div><div>%[3]s</div></div></div><div><div>%[4]s</div></div></div>`},
	{"editor", `<div class="con"><h2 class="title">%[1]s</h2>%[2]s<div class="TRS_Editor">%[3]s</div>%[4]s</div>`},
}

// Wherever the first and the last paragraphs are on the page, they are in the
// statement, or there is a doubt.
func TestOwnElement(t *testing.T) {
	all, err := pages.All(filepath.Join(repoRoot(t), "testdata", "corpus", "truth"))
	if err != nil {
		t.Fatal(err)
	}
	kept, doubted, statements := 0, 0, 0
	for _, p := range all {
		if p.Layout != "article-element" || !strings.HasSuffix(p.ID, "2022") {
			continue
		}
		statements++
		var paras []string
		for _, b := range p.Want.Blocks {
			paras = append(paras, b.Full())
		}
		for i, l := range ownElements {
			if !sample.All() && i%3 != statements%3 {
				continue // each element with one statement
			}
			whole := mustParse(t, printParts(l.page, p.Want.Title, paras, 0, 0))
			for _, n := range sample.Of([][2]int{{1, 0}, {2, 0}, {0, 1}, {0, 3}, {0, 5}, {1, 1}, {3, 3}}, 2) {
				page := printParts(l.page, p.Want.Title, paras, n[0], n[1])
				s := mustParse(t, page)
				switch {
				case s.Text == whole.Text && len(s.Doubts) == 0:
					kept++
				case len(s.Doubts) > 0:
					doubted++
					t.Logf("%s/%s %v: %v", l.name, p.ID, n, s.DoubtLines())
				default:
					t.Errorf("%s/%s %v: %d characters of %d, and no doubt", l.name, p.ID, n, len(s.Text), len(whole.Text))
				}
			}
		}
	}
	t.Logf("kept %d, doubted %d", kept, doubted)
	if kept < 6*doubted {
		t.Errorf("%d pages are doubted, and %d read", doubted, kept)
	}
}

// printParts prints a title and paragraphs, some of them at both ends in elements of
// their own.
func printParts(format, title string, paras []string, first, last int) string {
	print := func(paras []string) string {
		var b strings.Builder
		for _, p := range paras {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
		}
		return b.String()
	}
	n := len(paras) - last
	return "<html><head><meta charset=utf-8><title>" + title + "</title></head><body>" +
		fmt.Sprintf(format, title, print(paras[:first]), print(paras[first:n]), print(paras[n:])) + "</body></html>"
}
