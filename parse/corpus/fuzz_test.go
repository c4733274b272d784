package corpus_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/clausediff/clausediff/parse/corpus"
)

// oneLine checks that an error is one line that begins with a position in a file.
func oneLine(t *testing.T, file string, err error) {
	t.Helper()
	var bad *corpus.Error
	if text := err.Error(); !errors.As(err, &bad) || !strings.HasPrefix(text, file+":") || strings.ContainsAny(text, "\n\r") {
		t.Errorf("error %q", text)
	}
}

// FuzzPins uses any words for the ends of a link, and any selectors for a profile:
// either the manifest is refused at its line, or the statements are read and the link
// is found or refused.
func FuzzPins(f *testing.F) {
	f.Add("old:1.1.1", "new:1.1.1", "div p:nth-child(2)", "p[class", "双方")
	f.Add("old:双方指出", "new:2.1.1.1", "#a > .b", ":not(:has(a))", "")
	f.Add("old:1.s1.2", "new:c.1", "*", "p:contains('x')", "二、")
	f.Add("old:", ":1", "", ":matches(^(a+)+$)", "\x00")
	f.Add("old:1", "new:1", ":\nT", ":Contains(", "")
	f.Fuzz(func(t *testing.T, from, to, selector, drop, start string) {
		quoted := func(text string) string {
			data, err := json.Marshal(text)
			if err != nil {
				t.Fatal(err)
			}
			return string(data)
		}
		fsys := memory()
		fsys["page.html"] = &fstest.MapFile{Data: []byte("<html><body><div class=a><p>一、双方指出，各国都有权利。</p><p>二、双方主张合作。</p></div></body></html>")}
		fsys["corpus.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "version: 1\nprofiles:\n  - {name: p, selector: %s, drop: [%s], keep: [%s], start: %s}\n"+
			"statements:\n  - {id: old, file: page.html, profile: p}\n  - {id: new, file: zh/new.txt}\nlinks:\n  - {old: %s, new: %s}\n",
			quoted(selector), quoted(drop), quoted(selector), quoted(start), quoted(from), quoted(to))}
		c, err := corpus.Load(fsys, corpus.ManifestName)
		if err != nil {
			oneLine(t, "corpus.yaml", err)
			return
		}
		old, err := c.Statement("old", "")
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("error %q", err)
			}
			return
		}
		new, err := c.Statement("new", "")
		if err != nil {
			t.Fatal(err)
		}
		pins, err := c.Pins(old, new)
		if err != nil {
			oneLine(t, "corpus.yaml", err)
		}
		for _, p := range pins {
			if p.Old == nil || p.New == nil || p.Old.Kind != p.New.Kind {
				t.Errorf("pin %+v", p)
			}
		}
	})
}
