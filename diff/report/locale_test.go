package report_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/locale"
)

func TestCountedWords(t *testing.T) {
	tests := []struct {
		language locale.Language
		n        int
		want     string
	}{
		{locale.English, 1, "1 unchanged sentence"},
		{locale.English, 0, "0 unchanged sentences"},
		{locale.English, 21, "21 unchanged sentences"},
		{locale.Chinese, 1, "1句未变"},
		{locale.Chinese, 7, "7句未变"},
		{locale.Russian, 1, "1 предложение без изменений"},
		{locale.Russian, 3, "3 предложения без изменений"},
		{locale.Russian, 11, "11 предложений без изменений"},
		{locale.Russian, 112, "112 предложений без изменений"},
		{locale.Russian, 121, "121 предложение без изменений"},
		{locale.Russian, 25, "25 предложений без изменений"},
	}
	for _, tt := range tests {
		if got := tt.language.N(tt.n, "%d unchanged sentences"); got != tt.want {
			t.Errorf("%s %d: %q, want %q", tt.language, tt.n, got, tt.want)
		}
	}
}

func TestUnknownTextStays(t *testing.T) {
	if got := locale.Russian.T("no such text %d", 3); got != "no such text 3" {
		t.Errorf("%q", got)
	}
}

// wordsTable reads the data as the package does.
func wordsTable(t *testing.T) [][]string {
	t.Helper()
	b, err := os.ReadFile("locale/words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(b)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return rows
}

// Every text has all languages, each with the same verbs and as many forms as it
// tells numbers apart, and stands once.
func TestTableOfWords(t *testing.T) {
	seen := map[string]bool{}
	verbs := regexp.MustCompile(`%(?:\[\d\])?[a-z%]`)
	for _, row := range wordsTable(t) {
		if len(row) != 3 || row[1] == "" || row[2] == "" {
			t.Errorf("%q is not in three languages", row)
			continue
		}
		en := strings.Split(row[0], "|")
		if text := en[len(en)-1]; seen[text] {
			t.Errorf("%q stands twice", text)
		} else {
			seen[text] = true
		}
		want := verbs.FindAllString(en[0], -1)
		for k, cell := range row {
			forms := strings.Split(cell, "|")
			if n := []int{2, 1, 3}[k]; len(en) > 1 && len(forms) != n {
				t.Errorf("%q has %d forms, the language has %d", cell, len(forms), n)
			}
			for _, form := range forms {
				if got := verbs.FindAllString(form, -1); len(got) != len(want) {
					t.Errorf("%q has the verbs %q, %q has %q", form, got, en[0], want)
				}
			}
		}
	}
}

// keys finds the texts that renderers ask for by name.
var keys = regexp.MustCompile(`\{(?:\{-?\s*)?t "([^"]+)"|\bs\.t\("([^"]+)"|\.T\("((?:[^"\\]|\\.)+)"|\.N\([^"\n]*, "((?:[^"\\]|\\.)+)"`)

// TestWordsAreComplete: what a renderer says, the table has.
func TestWordsAreComplete(t *testing.T) {
	known := map[string]bool{}
	for _, row := range wordsTable(t) {
		en := strings.Split(row[0], "|")
		known[en[len(en)-1]] = true
	}
	reasons, err := os.ReadFile("../../parse/internal/page/reason.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`tree\.Reason = +"([^"]+)"`).FindAllStringSubmatch(string(reasons), -1) {
		if !known[m[1]] {
			t.Errorf("why text is left out: %q is not in words.tsv", m[1])
		}
	}
	asked := 0
	err = fs.WalkDir(os.DirFS("."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") ||
			!strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".tmpl") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range keys.FindAllStringSubmatch(string(b), -1) {
			asked++
			if text := m[1] + m[2] + m[3] + m[4]; !known[text] {
				t.Errorf("%s: %q is not in words.tsv", path, text)
			}
		}
		return nil
	})
	if err != nil || asked < 100 {
		t.Fatalf("%d texts are asked for (%v)", asked, err)
	}
}
