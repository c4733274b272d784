package site

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestFileName(t *testing.T) {
	for id, want := range map[string]string{
		"2023":       "2023",
		"2023-en":    "2023-en",
		"UN-2023":    "_55-4e_-2023",
		"声明2023":     "_58f0-660e_2023",
		"a--b":       "a_2d-2d_b",
		"-a-":        "_2d_a_2d_",
		"../x":       "_2e-2e-2f_x",
		"v1.2":       "v1.2",
		"v1..2.":     "v1._2e_2_2e_",
		"con":        "_63_on",
		"com1.html":  "_63_om1.html",
		"council":    "council",
		"a_b":        "a_5f_b",
		"2023\u0301": "2023_301_",
	} {
		if got := fileName(id); got != want {
			t.Errorf("%q: %s, want %s", id, got, want)
		}
	}
}

// TestFileNames: different ids, different safe names, whose pairs can be told
// apart.
func TestFileNames(t *testing.T) {
	safe := regexp.MustCompile(`^[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?$`)
	id := rapid.StringOfN(rapid.SampledFrom([]rune("ab0-._A声/~ ")), 1, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		x, y := id.Draw(t, "x"), id.Draw(t, "y")
		for _, name := range []string{fileName(x), fileName(y)} {
			if !safe.MatchString(name) || strings.Contains(name, "--") || strings.Contains(name, "..") {
				t.Fatalf("name %q", name)
			}
		}
		if x != y && strings.EqualFold(fileName(x), fileName(y)) {
			t.Fatalf("%q and %q are both %s", x, y, fileName(x))
		}
		if pairFile(x, y) == pairFile(y, x) && x != y {
			t.Fatalf("the pairs of %q and %q are one file", x, y)
		}
	})
}

func TestLongFileName(t *testing.T) {
	x, y := fileName(strings.Repeat("声", 300)), fileName(strings.Repeat("声", 301))
	if len(x) > 120 || x == y {
		t.Errorf("%s, %s", x, y)
	}
}

// TestFoundIn: what the search reads is the text, and a second form only where
// folding needs tables.
func TestFoundIn(t *testing.T) {
	st, err := tree.ParseOutline([]byte("statement x zh\narticle 一、\n  paragraph\n    双方指出，|“和平”很重要。\n    雙方於二〇二三年簽署協議，|反对</script>。\n"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(foundIn(st))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"x","sentences":[["1.1.1",["双方指出，","“和平”很重要。"]],` +
		`["1.1.2",["雙方於二〇二三年簽署協議，","反对\u003c/script\u003e。"],["双方于2023年签署协议,","反对\u003c/script\u003e."]]]}`
	if d := cmp.Diff(want, string(data)); d != "" {
		t.Errorf("mismatch (-want +got):\n%s", d)
	}
}

// texts match what templates and code say.
var texts = regexp.MustCompile(`\{\{-?\s*t "([^"]+)"|\{t "([^"]+)"|\bt\("([^"]+)"`)

// TestWordsAreComplete: whatever the pages say is there in every language, and
// nothing that they never say.
func TestWordsAreComplete(t *testing.T) {
	said := map[string]bool{}
	for _, pattern := range []string{"*.tmpl", "*.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no files: %v", err)
		}
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, "_test.go") || name == "words.go" {
				continue
			}
			for _, m := range texts.FindAllStringSubmatch(string(b), -1) {
				said[m[1]+m[2]+m[3]] = true
			}
		}
	}
	for text := range said {
		for _, tongue := range []html.Tongue{html.Chinese, html.Russian} {
			if (html.Kit{Tongue: tongue, Words: words}).T(text) == text {
				t.Errorf("%q is not said in %s", text, tongue)
			}
		}
	}
	// Names and places of facts come from the parser.
	for _, text := range []string{"title", "date", "parties", "language", "given", "the closing", "the title", "the preamble", "the line under the title", "the letters of the text"} {
		said[text] = true
	}
	for text, w := range words {
		if !said[text] {
			t.Errorf("%q is never said", text)
		}
		for _, other := range w {
			if strings.Count(text, "%s") != strings.Count(other, "%s") {
				t.Errorf("%q and %q have different verbs", text, other)
			}
		}
	}
}

func TestScriptIsSmall(t *testing.T) {
	const limit = 8 << 10
	if n := len(file("search.js")); n > limit {
		t.Errorf("search.js has %d bytes, more than %d", n, limit)
	}
}
