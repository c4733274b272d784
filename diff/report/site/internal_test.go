package site

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/tree"
)

func TestFileName(t *testing.T) {
	for id, want := range map[string]string{
		"2023":       "2023",
		"2023-en":    "2023-en",
		"UN-2023":    "un-2023_",
		"声明2023":     "声明2023",
		"Заявление":  "zayavlenie_",
		"a--b":       "a-b_",
		"-a-":        "a_",
		"../x":       "x_",
		"v1.2":       "v1-2_",
		"con":        "con_",
		"com1":       "com1_",
		"council":    "council",
		"a_b":        "a-b_",
		"2023\u0301": "2023_",
		"...":        "_",
	} {
		got := fileName(id)
		if strings.HasSuffix(want, "_") && len(got) == len(want)+8 { // the hash
			got = got[:len(want)]
		}
		if got != want {
			t.Errorf("%q: %s, want %s", id, got, want)
		}
	}
}

// TestFileNames checks that different ids have different safe names, and that the two
// names in the name of a pair can be told apart.
func TestFileNames(t *testing.T) {
	safe := regexp.MustCompile(`^[a-z0-9_声](?:[a-z0-9_声-]*[a-z0-9_声])?$`)
	id := rapid.StringOfN(rapid.SampledFrom([]rune("ab0-._A声/~ ")), 1, 12, -1)
	rapid.Check(t, func(t *rapid.T) {
		x, y := id.Draw(t, "x"), id.Draw(t, "y")
		for _, name := range []string{fileName(x), fileName(y)} {
			if !safe.MatchString(name) || strings.Contains(name, "--") {
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

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"We reaffirm our support for ASEAN’s unity and centrality, as before.": "we-reaffirm-our-support-for-aseans-unity",
		"Стороны выступают за мир и развитие.":                                 "storony-vystupayut-za-mir-i-razvitie",
		"The décor of 12 halls": "the-dcor-of-12-halls",
		"双方同意扩大合作，深化互信。":        "双方同意扩大合作-深化互信",
		"双方同意在高山茶叶贸易方面扩大合作":     "双方同意在高山茶叶贸",
		"COVID-19疫情":            "covid-19疫情",
		"——":                    "",
		"النص":                  "",
		"../../etc/passwd <b>":  "etc-passwd-b",
	} {
		if got := slug(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLongFileName(t *testing.T) {
	x, y := fileName(strings.Repeat("声", 300)), fileName(strings.Repeat("声", 301))
	if len(x) > 120 || x == y || !utf8.ValidString(x) {
		t.Errorf("%s, %s", x, y)
	}
}

// TestFoundIn checks that the search reads the text, and a folded form only where folding
// needs tables that the page does not have.
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

func TestScriptIsSmall(t *testing.T) {
	const limit = 8 << 10
	if n := len(file("search.js")); n > limit {
		t.Errorf("search.js has %d bytes, more than %d", n, limit)
	}
}
