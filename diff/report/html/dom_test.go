package html_test

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	dom "golang.org/x/net/html"
)

func render(t testing.TB, r *report.Report) []byte {
	t.Helper()
	return renderWith(t, html.Renderer{}, r)
}

func renderWith(t testing.TB, x html.Renderer, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := x.Render(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func renderLineage(t testing.TB, l *history.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (html.Renderer{}).RenderLineage(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func renderBlame(t testing.TB, r *blame.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (html.Renderer{}).RenderBlame(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parsePage(t testing.TB, page []byte) *dom.Node {
	t.Helper()
	n, err := dom.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func elements(root *dom.Node) iter.Seq[*dom.Node] {
	return func(yield func(*dom.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == dom.ElementNode && !yield(n) {
				return
			}
		}
	}
}

func attr(n *dom.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *dom.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}

func textOf(n *dom.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == dom.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func find(root *dom.Node, tag string) *dom.Node {
	for n := range elements(root) {
		if n.Data == tag {
			return n
		}
	}
	return nil
}
