package parse

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/tree"
)

// FuzzOutline checks that a statement does not change when it is written as an outline
// and read again, which is how accepted texts are stored.
func FuzzOutline(f *testing.F) {
	for _, l := range layouts {
		f.Add([]byte(l.page("岚泽联合公报", []string{"一、双方重申友好，同意共同治理。", "——共同观测水量；", "二、双方开放渡口，手续从简。"})))
	}
	f.Add([]byte("一\n\n总则\n\n二\n\n（一）a | b \\ c\n\nI.\n\n1.\n\n第一条\n\n——"))
	f.Add([]byte("|\\s 双方友好。 \\\n\n   article 1.\n\nheading\n\n  - | |\n"))
	f.Add([]byte("Joint Statement\n\n1. The sides met.\n\n(a) they agreed;\n\nDone in Two, 4 May 2021\n"))
	f.Add([]byte(brokenInside))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := Text(bytes.NewReader(b), ID("x"))
		if err != nil {
			t.Skip("not a text")
		}
		outline := tree.Format(s)
		again, err := tree.ParseOutline(outline)
		if err != nil {
			t.Fatalf("%v in\n%s", err, outline)
		}
		if err := again.Validate(); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(shape(s), shape(again)); d != "" {
			t.Fatalf("mismatch (-read +again):\n%s\n%s", d, outline)
		}
		if second := tree.Format(again); !bytes.Equal(outline, second) {
			t.Fatalf("another outline: (-first +second)\n%s", cmp.Diff(string(outline), string(second)))
		}
	})
}

// shape lists what a comparison uses of a statement.
func shape(s *tree.Statement) []string {
	all := []string{s.Title, string(s.Lang), s.Date}
	for n := range s.Root.All() {
		line := n.Kind.String() + " " + string(n.Locator) + " " + n.Mark + " " + n.Heading
		if len(n.Children) == 0 {
			line += " " + s.TextOf(n)
		}
		all = append(all, line)
	}
	return all
}

// FuzzJoin checks that the parts of a statement give a statement or an error that names
// the part, and that nothing visible is lost.
func FuzzJoin(f *testing.F) {
	f.Add("联合声明\n\n一、双方重申友好，愿在平等互利的基础上继续密切协作，同意今后共同治理边境河流", "联合声明\n\n和湖泊。\n\n二、双方开放渡口。\n")
	f.Add("<h1>声明</h1><p>一、双方友好。</p>", "<p>二、双方合作。</p>")
	f.Add("a.", "%PDF-")
	f.Fuzz(func(t *testing.T, one, two string) {
		if strings.Contains(one+two, "%PDF") || strings.Contains(one+two, "PK\x03\x04") {
			t.Skip("read by others")
		}
		s, err := Join([]Part{{Name: "one", Reader: strings.NewReader(one)}, {Name: "two", Reader: strings.NewReader(two)}})
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Pos.Name != "one" && e.Pos.Name != "two" || strings.Contains(err.Error(), "internal error") {
				t.Fatal(err)
			}
			return
		}
		src := map[rune]int{}
		for _, part := range []string{one, two} {
			p, err := Any(strings.NewReader(part))
			if err != nil {
				t.Skip("a part that does not stand by itself")
			}
			for r, n := range kept(p) {
				src[r] += n
			}
		}
		if l := lost(s, src); l != "" {
			t.Errorf("lost %q", l)
		}
	})
}
