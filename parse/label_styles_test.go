package parse

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/testdata/pages"
)

const hanOrdinals = "一 二 三 四 五 六 七 八 九 十"

// styleOf prints the n-th label of articles and sections: the mark before the text, and
// the label that is read.
type styleOf struct {
	name             string
	article, section func(n int) (mark, label string)
}

func han(n int) string { return strings.Fields(hanOrdinals)[n-1] }

func counted(mark, label string) func(int) (string, string) {
	return func(n int) (string, string) { return fmt.Sprintf(mark, n), fmt.Sprintf(label, n) }
}

func countedHan(mark, label string) func(int) (string, string) {
	return func(n int) (string, string) { return fmt.Sprintf(mark, han(n)), fmt.Sprintf(label, han(n)) }
}

var otherLabels = map[string][]styleOf{
	"zh": {
		{"条 and numbers", countedHan("第%s条　", "第%s条"), counted("%d．", "%d")},
		{"章 and Han", countedHan("第%s章　", "第%s章"), countedHan("%s、", "%s")},
		{"points", counted("%d. ", "%d"), countedHan("（%s）", "（%s）")},
		{"commas", counted("%d、", "%d"), countedHan("(%s)", "(%s)")},
	},
	"ru": {
		{"Статья", counted("Статья %d. ", "Статья %d"), counted("%d. ", "%d")},
		{"numbers", counted("%d. ", "%d"), counted("Пункт %d. ", "Пункт %d")},
	},
	"en": {
		{"Article", counted("Article %d. ", "Article %d"), counted("%d. ", "%d")},
		{"numbers", counted("%d. ", "%d"), counted("Article %d: ", "Article %d")},
	},
}

// TestLabelStyles prints the specimens with other styles of numbering, on a page and as
// text.
func TestLabelStyles(t *testing.T) {
	truth := filepath.Join(repoRoot(t), "testdata", "corpus", "truth")
	for lang, styles := range otherLabels {
		s, err := pages.Read(lang, string(mustRead(t, filepath.Join(truth, lang+"-2022.txt"))))
		if err != nil {
			t.Fatal(err)
		}
		for _, style := range styles {
			paras, want := relabelled(s, style)
			page := "<html><body><h1>" + s.Title + "</h1><div>" + each(paras, "<p>%s</p>\n") + "</div></body></html>"
			for form, source := range map[string]string{"page": page, "text": s.Title + "\n\n" + strings.Join(paras, "\n\n")} {
				t.Run(lang+" "+style.name+" "+form, func(t *testing.T) {
					got := truthOutline(outline(mustParse(t, source)))[2:]
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("(-want +got):\n%.2500s", diff)
					}
				})
			}
		}
	}
}

// relabelled returns the paragraphs with other labels, and the expected outline.
func relabelled(s *pages.Statement, style styleOf) (paras, want []string) {
	articles, sections := 0, 0
	for i, line := range truthOutline(s.Outline)[2:] {
		b := s.Blocks[i]
		mark, label := b.Mark(), b.Label
		switch {
		case b.Article():
			articles, sections = articles+1, 0
			mark, label = style.article(articles)
		case b.Part():
			sections++
			mark, label = style.section(sections)
		}
		paras = append(paras, mark+b.Text)
		columns := strings.Split(line, "\t")
		if label != "" {
			columns[1] = label
		}
		want = append(want, strings.Join(columns, "\t"))
	}
	return paras, want
}
