package fetch_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/fetch"
	"github.com/clausediff/clausediff/parse/tree"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// Every specimen matches its manifest entry, and no other entry.
func TestMissingOfSpecimens(t *testing.T) {
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Entries {
		data, err := specimen.FS.ReadFile(e.Files[0])
		if err != nil {
			t.Fatal(err)
		}
		st, err := c.Found(e.ID, []parse.Part{{Name: e.Files[0], Reader: strings.NewReader(string(data))}})
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range c.Entries {
			missing := fetch.Missing(other, st)
			if same := e.ID == other.ID; same && len(missing) > 0 || !same && len(missing) == 0 {
				t.Errorf("the page of %s as %s: missing %q", e.ID, other.ID, missing)
			}
		}
	}
}

func TestMissing(t *testing.T) {
	const page = "关于睦邻合作的联合声明\n\n2023年3月21日于甲城\n\n甲国和乙国声明如下：双方同意扩大贸易。\n\n一、政治\n\n双方支持对话。\n\n二、贸易\n\n双方将修桥。\n"
	st, err := parse.Text(strings.NewReader(page), parse.Name("page.txt"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		entry corpus.Entry
		want  string // "" if nothing is missing
	}{
		{"nothing expected", corpus.Entry{}, ""},
		{"title", corpus.Entry{Title: "关于睦邻合作的联合声明"}, ""},
		{"title with other marks", corpus.Entry{Title: "《关于睦邻合作的联合声明》"}, ""},
		{"another title", corpus.Entry{Title: "关于友好合作的联合声明"}, "the title is"},
		{"a word of the title", corpus.Entry{Title: "声明"}, ""},
		{"date", corpus.Entry{Date: "2023-03-21"}, ""},
		{"another date", corpus.Entry{Date: "2023-03-22"}, "the date 2023-03-22 is not on the page"},
		{"parties", corpus.Entry{Parties: []string{"甲国", "乙国"}}, ""},
		{"another party", corpus.Entry{Parties: []string{"甲国", "丙国"}}, `the party "丙国" is not named`},
		{"language", corpus.Entry{Lang: tree.Russian}, `the language is "zh", expected "ru"`},
		{"articles", corpus.Entry{Articles: 2}, ""},
		{"more articles", corpus.Entry{Articles: 3}, "2 articles, expected 3"},
	}
	for _, tt := range tests {
		got := strings.Join(fetch.Missing(tt.entry, st), "; ")
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The pages of the bundled manifest can be fetched.
func TestOfficialManifest(t *testing.T) {
	c, err := corpus.Load(officialFS{}, corpus.ManifestName, corpus.AllowMissingFiles())
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Entries) != 7 {
		t.Errorf("%d statements", len(c.Entries))
	}
	for _, e := range c.Entries {
		if len(e.URLs) == 0 || e.Title == "" || e.Date == "" || len(e.Parties) != 2 || e.Lang == "" {
			t.Errorf("%s lacks an address or something to know the page by", e.ID)
		}
		if !strings.HasPrefix(e.ID, e.Date[:4]) || !strings.HasPrefix(e.Files[0], string(e.Lang)+"/") {
			t.Errorf("%s: date %s, file %s", e.ID, e.Date, e.Files[0])
		}
	}
}
