package parse

import (
	"errors"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/source"
)

// Pages without a statement are refused, and the error says what they contain. A
// statement about the same subjects is read.
func TestRefusals(t *testing.T) {
	text := ""
	for _, who := range strings.Fields("travellers drivers pilots sailors students doctors teachers merchants farmers") {
		text += "<p>The Sides will not ask " + who + " to log in to the register, and no page of it may say that it was not found.</p>"
	}
	tests := []struct{ page, want string }{
		{"<title>Page not found | Ministry</title><main><h1>Page not found</h1><p>The page you are looking for may have been moved. Please use the search, or go to our home page.</p></main>", "not found"},
		{"<title>404</title><div><p>很抱歉，您要访问的页面不存在或者已被删除！</p><p>请检查网址，或者返回首页。</p></div>", "not found"},
		{"<title>Ошибка</title><h1>Страница не найдена</h1><p>К сожалению, такой страницы у нас нет. Возможно, она была удалена.</p>", "not found"},
		{"<title>Just a moment...</title><h2>Checking if the site connection is secure</h2><p>Verify you are human by completing the action below.</p>", "a person reads it"},
		{"<title>Access Denied</title><h1>Access Denied</h1><p>You do not have permission to access this page on this server.</p>", "a person reads it"},
		{"<h1>Statement on the River</h1><p>This article is for members only. Please log in to continue.</p>", "log in"},
		{"<h1>Before you continue to Lan News</h1><p>We use cookies and data to deliver our services, and for ads.</p>", "cookies"},
		{`<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script>s={}</script>`, "script"},
		{`<div id="__next"><p>Loading...</p></div><script>window.__NUXT__={data:[{content:"` + strings.Repeat("The Sides will build a bridge. ", 12) + `"}]}</script>`, "only in a script"},
		{`<frameset cols="20%,80%"><frame src="menu.html"><frame src="text.html"><noframes>Your browser has no frames.</noframes></frameset>`, "made of frames"},
		{`<div id="root"></div><script type="application/ld+json">{"articleBody":"` + strings.Repeat("The Sides will build a bridge. ", 12) + `"}</script>`, "only in a script"},
		{"<h1>404</h1>" + text, ""},
		{"<noscript><p>Please enable JavaScript.</p></noscript><h1>Statement</h1>" + text, ""},
	}
	for _, tt := range tests {
		s, err := HTML(strings.NewReader("<html><body>" + tt.page + "</body></html>"))
		switch {
		case tt.want == "" && (err != nil || len(s.Doubts) > 0):
			t.Errorf("%.60s: %v", tt.page, err)
		case tt.want != "" && (!errors.Is(err, source.ErrNoContent) || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%.60s: got %v, want an error with %q", tt.page, err, tt.want)
		}
	}
}

// Names of any length are examined once, and truncated.
func TestLongNames(t *testing.T) {
	text := strings.Repeat("<p>The Sides oppose interference in internal affairs.</p>", 50)
	for _, class := range []string{strings.Repeat("a", 1<<20), strings.Repeat("ab ", 10_000)} {
		s, err := HTML(strings.NewReader("<html><body><div class='" + class + "'>" + text + "</div></body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range s.Source.Anchors {
			if len(a.Why) > 200 {
				t.Fatalf("the reason of a paragraph has %d bytes", len(a.Why))
			}
		}
	}
}
