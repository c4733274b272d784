package parse

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// An overlong title element is left out, so that no rule about titles reads it. One
// that ends with the sections of the site is the title.
func TestLongTitle(t *testing.T) {
	const text = "<p>双方重申友好，同意共同治理河流，并将扩大贸易。</p>"
	long := strings.Repeat("友好声明", 100_000)
	s, err := HTML(strings.NewReader("<title>" + long + "</title>" + text))
	if err != nil {
		t.Fatal(err)
	}
	if s.Title != "" || len(s.Discarded) != 1 || s.Discarded[0].Text != long || s.Discarded[0].Reason != page.ReasonTitle {
		t.Errorf("a title of %d bytes, %d pieces left out", len(s.Title), len(s.Discarded))
	}
	s, err = HTML(strings.NewReader("<title>关于合作的联合声明 - " + strings.Repeat("中国新闻网", 50) + "</title>" + text))
	if err != nil || s.Title != "关于合作的联合声明" {
		t.Errorf("title %q, %v", s.Title, err)
	}
	s, err = Any(strings.NewReader(string(wordFile(t, `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>`+long+`</w:t></w:r></w:p>`, para("双方重申友好。")))))
	if err != nil || s.Title != "" || !strings.Contains(s.Text, long) {
		t.Errorf("a title of %d bytes, %v", len(s.Title), err)
	}
}
