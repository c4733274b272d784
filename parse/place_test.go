package parse

import (
	"fmt"
	"strings"
	"testing"
)

// Every block has the line, and the column in characters, at which it begins.
func TestColumns(t *testing.T) {
	const page = "<html><body><h1>关于合作的联合声明</h1><div class=a><p>双方指出，合作很好。</p><p>&nbsp;\u3000双方<b>同意</b>会晤。</p>\n\n<p>\n  双方支持贸易。</p>" +
		"<pre>双方将见面。\n\n双方 < 大家。\n双方欢迎。</pre><p>双方再次见面。</p></div></body></html>"
	st, err := Any(strings.NewReader(page), Name("x.html"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(page, "\n")
	for _, a := range st.Source.Anchors {
		text := []rune(st.Text[a.Offset:])[:2]
		if a.Col < 1 {
			t.Errorf("%s: no column", string(text))
			continue
		}
		got := string([]rune(lines[a.Line-1])[a.Col-1:])
		if !strings.HasPrefix(got, string(text)) {
			t.Errorf("%d:%d is %.12q, want %q", a.Line, a.Col, got, string(text))
		}
	}
	if p := st.Position(len(st.Text)); p.Line != 7 || p.Col == 0 {
		t.Errorf("the last block is at %+v", p)
	}
}

// Computing positions costs no more than one walk over the page, whatever the page.
func TestColumnsOfHostilePages(t *testing.T) {
	var b strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&b, "<pre>x&#10;&#10;双方见面 %d。</pre>", i)
	}
	b.WriteString("\n")
	if _, err := Any(strings.NewReader(b.String()), Name("x.html")); err != nil {
		t.Fatal(err)
	}
}
