package parse

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/clausediff/clausediff/parse/internal/source"
)

const wholePage = `<!doctype html><html><head><title>岚泽联合公报</title></head><body><div id="a"><h1>岚泽联合公报</h1>
<p>双方重申友好，<b>同意</b>共同治理边境河流。</p><!-- 广告 --><script>var a = "1";</script>
<p>双方同意开放新的渡口，手续从简。</p></div></body></html>`

func TestTruncated(t *testing.T) {
	cut := func(before string) string {
		head, _, ok := strings.Cut(wholePage, before)
		if !ok {
			t.Fatalf("no %q", before)
		}
		return head
	}
	tests := []struct {
		name, page string
		truncated  bool
		doubt      bool
	}{
		{"whole", wholePage, false, false},
		{"inside a character", cut("渡口")[:len(cut("渡口"))-1], true, false},
		{"inside a tag", cut(`var a`) + "</scr", true, false},
		{"inside an attribute", cut(`a"><h1>`), true, false},
		{"inside a comment", cut("告 -->"), true, false},
		{"inside a script", cut(`1";`), true, false},
		{"inside a paragraph", cut("，手续从简"), true, false},
		{"inside bold", cut("意</b>"), true, false},
		{"after a paragraph", cut("<!-- 广告"), true, false},
		{"fragment, divs open", `<div><div><p>双方同意开放新的渡口，手续从简。</p>`, false, true},
		{"fragment, in the text of a div", `<div><div>双方同意开放新的渡口，手`, true, false},
		{"end tags that may be left out", `<html><body><p>双方同意开放新的渡口，手续从简。<p>双方重申友好。`, false, false},
		{"fragment without end tags", `<p>双方同意开放新的渡口，手续从简。`, false, false},
	}
	for _, tt := range tests {
		s, err := Any(strings.NewReader(tt.page))
		switch {
		case tt.truncated != errors.Is(err, source.ErrTruncated):
			t.Errorf("%s: got %v", tt.name, err)
		case err == nil && tt.doubt != (len(s.Doubts) > 0):
			t.Errorf("%s: doubts %q", tt.name, s.Doubts)
		}
	}
}

// A page cut at any byte of its text must not be accepted as complete.
func TestCutAnywhere(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(wholePage)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{wholePage, gb} {
		from, to := strings.Index(page, "<p>"), strings.LastIndex(page, "</div>")
		for at := from; at < to; at++ {
			s, err := HTML(strings.NewReader(page[:at]))
			if err == nil && len(s.Doubts) == 0 {
				t.Fatalf("cut at byte %d, after %q: neither error nor doubt", at, page[at-8:at])
			}
		}
	}
}
