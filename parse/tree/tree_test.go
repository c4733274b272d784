package tree_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/tree"
)

const outline = `statement 2022 zh
title 联合声明
date 2022-02-18
preamble
  paragraph
    应邀来访。
article 一、
  heading
    深化合作
  paragraph
    双方指出，|前景广阔。
    双方同意加强协调。
  item ——
    扩大贸易；
  section （一）
    paragraph
      a \| b, |c \\ d.\s
      E f.
closing
  paragraph
    二〇二二年于某地
`

func parsed(t *testing.T, text string) *tree.Statement {
	t.Helper()
	s, err := tree.ParseOutline([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOutlineRoundTrip(t *testing.T) {
	s := parsed(t, outline)
	if diff := cmp.Diff(outline, string(tree.Format(s))); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	if want := "a | b, c \\ d. E f."; !strings.Contains(s.Text, want) {
		t.Errorf("text %q lacks %q", s.Text, want)
	}
}

func TestLocators(t *testing.T) {
	s := parsed(t, outline)
	tests := []struct {
		locator tree.Locator
		text    string
		kind    tree.Kind
	}{
		{"0", "应邀来访。", tree.KindPreamble},
		{"0.1.1.1", "应邀来访。", tree.KindClause},
		{"1.0", "深化合作", tree.KindParagraph},
		{"1.1.1.2", "前景广阔。", tree.KindClause},
		{"1.1.2", "双方同意加强协调。", tree.KindSentence},
		{"1.2", "扩大贸易；", tree.KindItem},
		{"1.s1.1.2", "E f.", tree.KindSentence},
		{"c.1", "二〇二二年于某地", tree.KindParagraph},
	}
	for _, tt := range tests {
		n := s.At(tt.locator)
		if n == nil {
			t.Errorf("%s: no node", tt.locator)
			continue
		}
		if got := s.TextOf(n); got != tt.text || n.Kind != tt.kind {
			t.Errorf("%s: %s %q, want %s %q", tt.locator, n.Kind, got, tt.kind, tt.text)
		}
	}
	if n := s.At("9.9"); n != nil {
		t.Errorf("9.9 is %v", n)
	}
	if got := s.At("1").Heading; got != "深化合作" {
		t.Errorf("heading %q", got)
	}
}

func TestEveryKindIsVisited(t *testing.T) {
	seen := map[tree.Kind]bool{}
	for n := range parsed(t, outline).Root.All() {
		seen[n.Kind] = true
	}
	for _, k := range tree.Kinds() {
		if !seen[k] {
			t.Errorf("no %s visited", k)
		}
		if k.String() == "unknown" {
			t.Errorf("kind %d has no word", k)
		}
	}
}

// TestValidateFindsDamage breaks a valid tree in one place at a time.
func TestValidateFindsDamage(t *testing.T) {
	tests := []struct {
		name  string
		wreck func(s *tree.Statement)
		want  string
	}{
		{"text beyond the tree", func(s *tree.Statement) { s.Text += "余" }, "root spans"},
		{"not UTF-8", func(s *tree.Statement) { s.Text = s.Text[:1] + "\xff" + s.Text[2:] }, "UTF-8"},
		{"cut character", func(s *tree.Statement) { s.At("1.1.1.1").Span.End-- }, "cuts a character"},
		{"gap between clauses", func(s *tree.Statement) { s.At("1.1.1.2").Span.Start += 3 }, "expected"},
		{"clause too long", func(s *tree.Statement) { s.At("1.1.1.2").Span.End += 3 }, "after its parent"},
		{"sentence too short", func(s *tree.Statement) {
			n := s.At("1.2.1")
			n.Span.End -= 3
			n.Children[0].Span.End -= 3
		}, "it ends at"},
		{"words in no clause", func(s *tree.Statement) {
			article := s.At("1")
			article.Children = append(article.Children[:1:1], article.Children[2:]...)
		}, "is in no clause"},
		{"locator twice", func(s *tree.Statement) { s.At("1.2").Locator = "1.1" }, "used twice"},
		{"sentence in an article", func(s *tree.Statement) { s.At("1.2").Kind = tree.KindSentence }, "holds a sentence"},
		{"empty clause", func(s *tree.Statement) {
			n := s.At("1.2.1")
			at := n.Span.End
			n.Children = append(n.Children, &tree.Node{Kind: tree.KindClause, Locator: "x", Span: tree.Span{Start: at, End: at}})
		}, "is empty"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := parsed(t, outline)
			tt.wreck(s)
			if err := s.Validate(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestParseOutlineErrors(t *testing.T) {
	for _, text := range []string{"article 一、\n      paragraph", "chapter 1", "preamble\n  article 一、", "paragraph\n  x"} {
		if _, err := tree.ParseOutline([]byte(text)); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

func TestCodePoints(t *testing.T) {
	text := strings.Repeat("aé中𠀀", 200)
	points := tree.NewCodePoints(text)
	count := 0
	for i := range text {
		if got := points.At(i); got != count {
			t.Fatalf("byte %d: %d code points, want %d", i, got, count)
		}
		count++
	}
	if got := points.At(len(text)); got != count {
		t.Errorf("end: %d, want %d", got, count)
	}
	if got := tree.NewCodePoints("").At(0); got != 0 {
		t.Errorf("empty text: %d", got)
	}
}

func TestPosition(t *testing.T) {
	s := &tree.Statement{Source: tree.Source{Name: "page.html",
		Anchors: []tree.Anchor{{Offset: 0, Origin: tree.Origin{Line: 7}}, {Offset: 10, Origin: tree.Origin{Line: 12}}}}}
	for offset, line := range map[int]int{0: 7, 9: 7, 10: 12, 500: 12} {
		if got := s.Position(offset); got.Line != line || got.Name != "page.html" {
			t.Errorf("offset %d: %v, want line %d", offset, got, line)
		}
	}
}

func FuzzParseOutline(f *testing.F) {
	f.Add([]byte(outline))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := tree.ParseOutline(data)
		if err != nil {
			return
		}
		again, err := tree.ParseOutline(tree.Format(s))
		if err != nil {
			t.Fatalf("%q: %v", tree.Format(s), err)
		}
		if again.Text != s.Text {
			t.Fatalf("text %q, after a round trip %q", s.Text, again.Text)
		}
	})
}
