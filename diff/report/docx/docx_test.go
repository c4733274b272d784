package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/docx"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
)

const goldenFolder = "../../../testdata/docx"

// golden compares output with a file of the golden folder, or writes the file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	goldenfile.Compare(t, filepath.Join(goldenFolder, name), got)
}

type fatalist interface {
	Errorf(string, ...any)
	Helper()
}

// check holds a document to what it promises: all changes accepted it is the
// new statement, all rejected the old one; ids are used once; what is moved
// arrives.
func check(t fatalist, r *diff.Result, d *read) {
	t.Helper()
	if diff := cmp.Diff(printed(r.New), d.accept()); diff != "" {
		t.Errorf("accepted: mismatch (-want +got)\n%s\n%s", diff, d.show())
	}
	if diff := cmp.Diff(printed(r.Old), d.reject()); diff != "" {
		t.Errorf("rejected: mismatch (-want +got)\n%s\n%s", diff, d.show())
	}
	ids := slices.Clone(d.ids)
	slices.Sort(ids)
	if n := len(slices.Compact(ids)); n != len(d.ids) {
		t.Errorf("%d of %d ids are used twice", len(d.ids)-n, len(d.ids))
	}
	if diff := cmp.Diff(d.moves["moveFrom"], d.moves["moveTo"]); diff != "" {
		t.Errorf("what is moved is not what arrives (-from +to)\n%s", diff)
	}
	moved := 0
	for _, p := range d.paragraphs {
		for _, r := range p.runs {
			if strings.HasPrefix(r.change, "move") {
				moved += len(r.text)
			}
		}
	}
	for name, text := range d.moves["moveFrom"] {
		moved -= 2 * len(text)
		if text == "" {
			t.Errorf("move %s moves nothing", name)
		}
	}
	if moved != 0 {
		t.Errorf("%d bytes are moved outside the borders of a move", moved)
	}
}

// TestSpecimens renders every pair of specimens, in both directions.
func TestSpecimens(t *testing.T) {
	years := []string{"2021", "2022", "2023"}
	for _, old := range years {
		for _, new := range years {
			r := diff.Compare(reporttest.Specimen(t, old), reporttest.Specimen(t, new))
			d := readDocument(t, render(t, r))
			check(t, r, d)
			counts := map[string]int{}
			for _, p := range d.paragraphs {
				counts["end "+p.end]++
				for _, run := range p.runs {
					counts[run.change]++
				}
			}
			if old == new {
				if n := counts["ins"] + counts["del"] + counts["moveTo"]; n > 0 || len(d.ids) > 0 {
					t.Errorf("%s against itself has %d changes", old, n)
				}
				continue
			}
			for _, want := range []string{"", "ins", "del", "moveFrom", "moveTo", "end ", "end ins", "end del"} {
				if counts[want] == 0 {
					t.Errorf("%s → %s has no %q: %v", old, new, want, counts)
				}
			}
			if want := map[string]bool{reporttest.Specimen(t, new).Date + "T00:00:00Z": true}; !cmp.Equal(d.dates, want) {
				t.Errorf("dates are %v, want %v", d.dates, want)
			}
		}
	}
}

// TestCases renders the cases of package diff.
func TestCases(t *testing.T) {
	for name, r := range reporttest.Results(t, "../../../testdata/diff/*.txtar") {
		t.Run(name, func(t *testing.T) {
			check(t, r, readDocument(t, render(t, r)))
			check(t, r.Reverse(), readDocument(t, render(t, r.Reverse())))
		})
	}
}

// TestShapes renders small statements in which paragraphs come, go, split and
// merge, at every place.
func TestShapes(t *testing.T) {
	line := map[byte]string{
		'a': "岚方支持泽方举办书展，并派代表团与会。", 'b': "双方同意每年轮流主办渔业论坛。",
		'c': "边境口岸的通关时间应当缩短。", 'd': "首批奖学金名额为三百名，面向青年学者。",
	}
	statement := func(shape string) *tree.Statement {
		text := "statement x zh\npreamble\n"
		for _, block := range strings.Fields(shape) {
			text += "  paragraph\n"
			for i := range len(block) {
				text += "    " + line[block[i]] + "\n"
			}
		}
		return reporttest.Outline(t, text)
	}
	shapes := []string{"", "a", "a b", "ab", "b a", "a b c", "abc", "a bc", "c", "d", "d a", "a d", "a d b", "a b d", "c b a", "ad b", "a db"}
	for _, old := range shapes {
		for _, new := range shapes {
			r := diff.Compare(statement(old), statement(new))
			d := readDocument(t, render(t, r))
			check(t, r, d)
			if t.Failed() {
				t.Fatalf("%q → %q\n%s", old, new, d.show())
			}
		}
	}
}

// TestRandomStatements draws statements of few sentences, so that much of what
// is drawn recurs.
func TestRandomStatements(t *testing.T) {
	sentences := []string{
		"双方同意|扩大渔业合作。", "双方同意|扩大渔业合作，|并建立热线。", "各方支持|互办文化周。", "各方支持|互办电影周；",
		"The sides agree|, and say so. ", "The sides agree| to meet, and say so. ", "好。",
	}
	draw := rapid.Custom(func(t *rapid.T) *tree.Statement {
		text := "statement s zh\n"
		if rapid.Bool().Draw(t, "title") {
			text += "title " + rapid.SampledFrom([]string{"联合声明", "联合公报"}).Draw(t, "words") + "\n"
		}
		for range rapid.IntRange(0, 3).Draw(t, "articles") {
			text += "article " + rapid.SampledFrom([]string{"一、", "II.", ""}).Draw(t, "mark") + "\n"
			for range rapid.IntRange(0, 3).Draw(t, "blocks") {
				text += "  " + rapid.SampledFrom([]string{"paragraph", "item ——", "item •", "heading"}).Draw(t, "block") + "\n"
				for _, s := range rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 4).Draw(t, "sentences") {
					text += "    " + strings.ReplaceAll(s+"#", " #", `\s#`)
					text = strings.TrimSuffix(text, "#") + "\n"
				}
			}
		}
		s, err := tree.ParseOutline([]byte(text))
		if err != nil {
			t.Skip(err) // two headings
		}
		return s
	})
	rapid.Check(t, func(rt *rapid.T) {
		r := diff.Compare(draw.Draw(rt, "old"), draw.Draw(rt, "new"))
		d := readDocument(t, render(t, r))
		for _, s := range []*tree.Statement{r.Old, r.New} {
			for n := range s.Root.All() {
				if n.Kind == tree.KindArticle && n.Mark != "" && len(n.Children) == 0 {
					rt.Skip("an article of a label alone")
				}
			}
		}
		check(rt, r, d)
	})
}

func TestGolden(t *testing.T) {
	file := render(t, diff.Compare(reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023")))
	golden(t, "2022-2023.golden", []byte(readDocument(t, file).show()))
	small := diff.Compare(
		reporttest.Outline(t, "statement 2022 zh\ntitle 联合声明\ndate 2022-06-09\narticle 一、\n  paragraph\n    双方同意，|扩大渔业合作。\n    双方将互设文化中心。\narticle 二、\n  heading\n    边境合作\n  item ——\n    开放三处口岸；\n"),
		reporttest.Outline(t, "statement 2023 zh\ntitle 联合公报\ndate 2023-09-21\narticle 一、\n  paragraph\n    双方同意，|扩大渔业和养殖合作。\n  item ——\n    设立共同基金；\narticle 三、\n  heading\n    边境合作\n  item ——\n    开放三处口岸；\n  paragraph\n    双方将互设文化中心。\n"))
	file = render(t, small)
	for _, name := range []string{"word/document.xml", "word/styles.xml", "word/header1.xml", "docProps/core.xml"} {
		golden(t, "small-"+filepath.Base(name)+".golden", part(t, file, name))
	}
	files, err := filepath.Glob(filepath.Join(goldenFolder, "*.golden"))
	if err != nil || len(files) != 5 {
		t.Errorf("%d golden files, 5 outputs (%v)", len(files), err)
	}
}

// TestBytes: the same input gives the same file, and no clock is read.
func TestBytes(t *testing.T) {
	r := diff.Compare(reporttest.Specimen(t, "2021"), reporttest.Specimen(t, "2022"))
	if !bytes.Equal(render(t, r), render(t, r)) {
		t.Error("two files of one result differ")
	}
	r.New.Date = "next spring"
	if d := readDocument(t, render(t, r)); !cmp.Equal(d.dates, map[string]bool{"": true}) {
		t.Errorf("what is not a date gave %v", d.dates)
	}
}

// TestText: what XML has no place for is replaced, and mark-up stays text.
func TestText(t *testing.T) {
	old := reporttest.Outline(t, "statement a en\npreamble\n  paragraph\n    A </w:t> & \"b\"\x00 \x1b \ufffe stays. \n")
	new := reporttest.Outline(t, "statement <b> en\npreamble\n  paragraph\n    A </w:t> & \"b\"\x00 \x1b \ufffe stays. \n    ]]>\x0b came.\n")
	r := diff.Compare(old, new)
	r.Degraded = []string{"windows <of> 5"}
	file := render(t, r)
	want := []string{"A </w:t> & \"b\"\ufffd \ufffd \ufffd stays. ]]>\ufffd came."}
	if d := cmp.Diff(want, readDocument(t, file).accept()); d != "" {
		t.Errorf("mismatch (-want +got)\n%s", d)
	}
	if head := string(part(t, file, "word/header1.xml")); !strings.Contains(head, "coarser method: windows &lt;of&gt; 5") || !strings.Contains(head, "a → &lt;b&gt;") {
		t.Errorf("header is %s", head)
	}
}

func TestErrors(t *testing.T) {
	if err := docx.Render(&bytes.Buffer{}, nil, report.Briefing{}, locale.English); err == nil {
		t.Error("no error for no comparison")
	}
	s := reporttest.Outline(t, "statement a zh\npreamble\n  paragraph\n    好。\n")
	if err := docx.Render(broken{}, diff.Compare(s, s), report.Briefing{}, locale.English); !errors.Is(err, errBroken) {
		t.Errorf("error of the writer is %v", err)
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func Example() {
	old, _ := tree.ParseOutline([]byte("statement 2022 zh\npreamble\n  paragraph\n    双方同意加强合作。\n"))
	new, _ := tree.ParseOutline([]byte("statement 2023 zh\npreamble\n  paragraph\n    双方同意加强渔业合作。\n"))
	var file bytes.Buffer
	r := diff.Compare(old, new)
	if err := docx.Render(&file, r, briefing(r), locale.English); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%q\n", file.Bytes()[:2])
	// Output: "PK"
}

// TestComments: every finding of the briefing is a comment, anchored once.
func TestComments(t *testing.T) {
	r := diff.Compare(reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023"))
	file := render(t, r)
	lines := 0
	for _, item := range briefing(r).Items {
		lines += len(item.Lines)
	}
	var comments struct {
		Comment []struct {
			ID   string   `xml:"id,attr"`
			Text []string `xml:"p>r>t"`
		} `xml:"comment"`
	}
	if err := xml.Unmarshal(part(t, file, "word/comments.xml"), &comments); err != nil {
		t.Fatal(err)
	}
	if len(comments.Comment) != lines || lines == 0 {
		t.Errorf("%d comments, the briefing has %d lines", len(comments.Comment), lines)
	}
	document := string(part(t, file, "word/document.xml"))
	for _, c := range comments.Comment {
		if n := strings.Count(document, `<w:commentReference w:id="`+c.ID+`"/>`); n != 1 {
			t.Errorf("comment %s is anchored %d times: %s", c.ID, n, c.Text)
		}
	}
}
