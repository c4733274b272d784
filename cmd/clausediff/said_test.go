package main

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/said"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/testdata/sample"
)

// A phrase is not ruled out if parsing may join it or drop what splits it.
func TestFilterKeeps(t *testing.T) {
	f := said.NewFilter("和平统一")
	if f != nil {
		t.Error("一 is a numeral")
	}
	f = said.NewFilter("和平统战")
	for _, text := range []string{
		"双方主张和平统战。", "双方主張和平統戰。", "和平\n统战", "和\n平统\n战", "和平 统 战", "和<b>平</b>统战", "和平[3]统战", "和平\n\n  第 12 页\n\n统战",
		"和平   左栏\n统战   右栏", "**和平**统战", "和平\u200b统战", "和&#24179;统战", "=E5=92=8C quoted-printable", "%PDF-1.7", "\xba\xcd", "⽇和平统战",
	} {
		if f.Rules([]byte(text)) {
			t.Errorf("%q is ruled out", text)
		}
	}
	if f.Rules([]byte("和平"), []byte("统战")) {
		t.Error("a phrase over two files is ruled out")
	}
}

// A phrase that is missing is ruled out unless there is a doubt; else the filter is
// useless.
func TestFilterRules(t *testing.T) {
	f := said.NewFilter("和平统战")
	for _, text := range []string{"", "双方主张和平。", "和平\n统计", "统战工作，和平发展", "和平、统战", "爱好和平。统战工作", "<p>和平</p><p>发展</p>"} {
		if !f.Rules([]byte(text)) {
			t.Errorf("%q is not ruled out", text)
		}
	}
	for _, phrase := range []string{"", "peace", "和 平", "三农", "*和平"} {
		if said.NewFilter(phrase).Rules([]byte("x")) {
			t.Errorf("%q rules something out", phrase)
		}
	}
}

// No phrase that a statement says is ruled out, in real documents, if present, and in the
// specimens.
func TestFilterOfDocuments(t *testing.T) {
	draw, oneIn := rand.New(rand.NewPCG(20, 26)), sample.Size(400, 4)
	tried := 0
	for i, root := range []string{"../../testdata/corpus", "../../../shared/corpus", "../../../shared/real", "../../../shared/pages"} {
		filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() || !slices.Contains([]string{".txt", ".html", ".htm", ".md", ".docx", ".pdf", ".mhtml"}, filepath.Ext(name)) || i > 0 && draw.IntN(oneIn) > 0 {
				return nil // skip a missing file
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return nil
			}
			st, err := parse.Any(strings.NewReader(string(data)), parse.Name(name))
			if err != nil {
				return nil // not a statement
			}
			text, spoken := []rune(st.Text), wording.Spoken(st.Text, st.Lang)
			for range sample.Size(6, 30) {
				from := draw.IntN(max(1, len(text)-6))
				phrase := string(slices.DeleteFunc(slices.Clone(text[from:min(len(text), from+2+draw.IntN(5))]), func(r rune) bool { return !chars.IsHan(r) }))
				if wording.NewPhrase(phrase, st.Lang).Count(spoken) == 0 {
					continue
				}
				tried++
				if said.NewFilter(phrase).Rules(data) {
					t.Errorf("%s says %q, which is ruled out", name, phrase)
				}
			}
			return nil
		})
	}
	if tried < sample.Size(40, 100) {
		t.Errorf("%d phrases were tried", tried)
	}
	t.Logf("%d phrases", tried)
}
