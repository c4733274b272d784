package html

import (
	"html/template"
	"strings"
	"testing"
)

// What is written without a template is escaped as in one.
func FuzzElement(f *testing.F) {
	for _, text := range []string{"各位代表：", `<script>alert("1")</script>`, `" onclick='x()`, "a+b &amp; c", "\x00\xff\u2028", "]]>-->"} {
		f.Add(text)
	}
	page := template.Must(template.New("").Parse(`<p title="{{.}}" href="#{{.}}">{{.}}</p>`))
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" {
			t.Skip("attributes without a value are left out")
		}
		var want strings.Builder
		if err := page.Execute(&want, text); err != nil {
			t.Fatal(err)
		}
		var got writer
		if got.element("p", text, attribute{"title", text}, attribute{"href", "#" + fragmentOf(text)}); got.String() != want.String() {
			t.Errorf("got %q, want %q", got.String(), want.String())
		}
	})
}
