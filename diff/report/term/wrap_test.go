package term

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/safetext"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// styled returns the pieces of runs.
func styled(runs []passage.Run) []piece { return (&page{}).styled(text.Runs(runs, text.Plain)) }

// wrapped returns the lines of marked text without colour.
func wrapped(marked string, width int) []string {
	var lines []string
	for _, line := range wrap(newRuler(false).appendCells(nil, styled(runs(marked)), true), width) {
		s := ""
		for _, c := range line {
			s += c.text
		}
		lines = append(lines, s)
	}
	return lines
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width int
		want  []string
	}{
		{"nothing", "", 10, []string{""}},
		{"Chinese breaks anywhere", "一二三四五六七", 6, []string{"一二三", "四五六", "七"}},
		{"no comma at a line's start", "一二三，四五", 6, []string{"一二", "三，四", "五"}},
		{"no opening quote at a line's end", "一二《三》四", 6, []string{"一二", "《三》", "四"}},
		{"closing signs stay together", "一二三四》，五", 8, []string{"一二三", "四》，五"}},
		{"dash is not split", "一二三——四五", 8, []string{"一二三——", "四五"}},
		{"Latin at spaces", "the two sides", 8, []string{"the two", "sides"}},
		{"Cyrillic at spaces, dash not first", "мир — это труд", 8, []string{"мир —", "это труд"}},
		{"number and Latin word stay whole", "共2023年UNESCO会", 8, []string{"共2023年", "UNESCO会"}},
		{"apostrophe stays in its word", "aaa world’s", 8, []string{"aaa", "world’s"}},
		{"hyphen may end a line", "long-running talk", 8, []string{"long-", "running", "talk"}},
		{"long word is cut", "abcdefghijkl", 5, []string{"abcde", "fghij", "kl"}},
		{"mark stays with its word", "一二三{+四+}五", 8, []string{"一二三", "{+四+}五"}},
		{"closing mark stays with its word", "一二[-三四-]五", 8, []string{"一二[-三", "四-]五"}},
		{"comma looks through marks", "一二{+三+}，四", 8, []string{"一二", "{+三+}，", "四"}},
		{"too narrow for anything", "，，，，", 3, []string{"，", "，", "，", "，"}},
		{"spaces at a break vanish", "ab    cd", 3, []string{"ab", "cd"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, wrapped(tt.text, tt.width)); d != "" {
				t.Errorf("mismatch (-want +got)\n%s", d)
			}
		})
	}
}

// TestWrapKeepsText: lines hold the text in order but for spaces, fit, and on
// ordinary text neither begin with a closing sign nor end with an opening one.
func TestWrapKeepsText(t *testing.T) {
	word := rapid.SampledFrom([]string{"双方", "指出", "合作", "，", "。", "《纲要》", "（草案）", "“互利”", "——", "the", " ", "side", " ", "мир"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 60).Draw(t, "words"), "")
		for strings.Contains(text, "，，") || strings.Contains(text, "。。") {
			text = strings.NewReplacer("，，", "，", "。。", "。").Replace(text)
		}
		width := rapid.IntRange(24, 100).Draw(t, "width")
		lines := wrapped(text, width)
		if got, want := squeeze(strings.Join(lines, " ")), squeeze(text); got != want {
			t.Fatalf("text lost: %q, want %q", got, want)
		}
		for i, line := range lines {
			if w := newRuler(false).width(line); w > width {
				t.Fatalf("line takes %d of %d: %q", w, width, line)
			}
			if i > 0 && mayAll(text) && strings.ContainsAny(firstRune(line), closers) {
				t.Fatalf("line begins with a closing sign: %q", lines)
			}
			if i+1 < len(lines) && line != "" && strings.ContainsAny(lastRune(line), openers) && lastRune(line) != "“" {
				t.Fatalf("line ends with an opening sign: %q", lines)
			}
		}
	})
}

// TestWrapKeepsMarks: a bracket round changed words never stands at the end of
// a line without its words.
func TestWrapKeepsMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var marked []passage.Run
		for range rapid.IntRange(0, 9).Draw(t, "runs") {
			mark := rapid.SampledFrom([]passage.Mark{passage.Same, passage.Deleted, passage.Inserted}).Draw(t, "mark")
			marked = append(marked, passage.Run{Mark: mark, Text: rapid.StringOfN(rapid.RuneFrom([]rune("甲乙ab ，“")), 1, 9, -1).Draw(t, "text")})
		}
		for _, line := range wrap(newRuler(false).appendCells(nil, styled(marked), true), rapid.IntRange(17, 60).Draw(t, "width")) {
			if len(line) > 0 && (line[0].class == closeMark || line[len(line)-1].class == openMark) {
				t.Fatalf("mark alone: %v", line)
			}
		}
	})
}

func TestPieces(t *testing.T) {
	tests := []struct{ runs, want string }{
		{"甲[-乙-]{+丙+}", "甲[-乙-]{+丙+}"},
		{"the [-two -]sides{+ met +}here", "the [-two-] sides {+met+} here"},
		{"a[- -]b{+ +}c", "a[- -]b{+ +}c"},
		{"[-of-] [-all-]{+any+}", "[-of all-]{+any+}"},
	}
	for _, tt := range tests {
		if got := strings.Join(wrapped(tt.runs, 80), ""); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.runs, got, tt.want)
		}
	}
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

// mayAll reports whether the text has no run of signs longer than a line.
func mayAll(text string) bool {
	run := 0
	for _, r := range text {
		if strings.ContainsRune(closers+openers+" ", r) {
			run++
		} else {
			run = 0
		}
		if run > 8 {
			return false
		}
	}
	return true
}

func firstRune(line string) string {
	for _, r := range line {
		return string(r)
	}
	return ""
}

func lastRune(line string) string {
	last := ""
	for _, r := range line {
		last = string(r)
	}
	return last
}

func TestSafe(t *testing.T) {
	tests := []struct{ text, want string }{
		{"双方指出，“a” — 中文", "双方指出，“a” — 中文"},
		{"\x1b[31mred\x1b[0m", "␛[31mred␛[0m"},
		{"a\x00b\x7f", "a␀b␡"},
		{"\u009b2J", "<U+009B>2J"},
		{"a\u202eb\u2066\u200f", "a<U+202E>b<U+2066><U+200F>"},
		{"a\u200bb\u00ad\ufeff", "a<U+200B>b<U+00AD><U+FEFF>"},
		{"one\ttwo\r\nthree\u2028four", "one two  three four"},
		{"\xff\xe4", "\ufffd\ufffd"},
		{"全角\u3000空格", "全角\u3000空格"},
	}
	for _, tt := range tests {
		if got := safetext.Of(tt.text); got != tt.want {
			t.Errorf("Of(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestRedlineHoldsBothSides: of a woven list, kept and deleted words are the
// old side and kept and inserted words the new one.
func TestRedlineHoldsBothSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var old, new []passage.Run
		for range rapid.IntRange(0, 8).Draw(t, "edits") {
			text := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙a ")), 1, 5, -1).Draw(t, "text")
			switch mark := rapid.SampledFrom([]passage.Mark{passage.Same, passage.Deleted, passage.Inserted}).Draw(t, "mark"); mark {
			case passage.Same:
				old, new = append(old, passage.Run{Text: text}), passage.Append(new, passage.Run{Text: text})
			case passage.Deleted:
				old = append(old, passage.Run{Mark: mark, Text: text})
			case passage.Inserted:
				new = append(new, passage.Run{Mark: mark, Text: text})
			}
		}
		woven, ok := passage.Redline(old, new)
		if !ok {
			t.Fatalf("sides %v and %v cannot be woven", old, new)
		}
		checkSides(t, woven, old, new)
	})
}

func checkSides(t *rapid.T, woven, old, new []passage.Run) {
	if got, want := textBut(woven, passage.Inserted), textBut(old, passage.Inserted); got != want {
		t.Fatalf("old side %q, want %q", got, want)
	}
	if got, want := textBut(woven, passage.Deleted), textBut(new, passage.Deleted); got != want {
		t.Fatalf("new side %q, want %q", got, want)
	}
}

// textBut returns the text of the runs that do not have a mark.
func textBut(runs []passage.Run, mark passage.Mark) string {
	text := ""
	for _, r := range runs {
		if r.Mark != mark {
			text += r.Text
		}
	}
	return text
}

func TestRedline(t *testing.T) {
	tests := []struct{ old, new, want string }{
		{"双方[-指出-]，", "双方{+强调+}，", "双方[-指出-]{+强调+}，"},
		{"One. [-Two-]", "One.{+ 2+}", "One.{+ 2+} [-Two-]"},
		{"One. Two", "One.Two{+.+}", "One. Two{+.+}"},
		{"甲乙", "甲丙", ""},
	}
	for _, tt := range tests {
		woven, ok := passage.Redline(runs(tt.old), runs(tt.new))
		if ok != (tt.want != "") {
			t.Errorf("redline(%q, %q): ok = %v", tt.old, tt.new, ok)
		}
		if d := cmp.Diff(runs(tt.want), woven); ok && d != "" {
			t.Errorf("redline(%q, %q): mismatch (-want +got)\n%s", tt.old, tt.new, d)
		}
	}
}

func TestBracketsArePartedFromDashes(t *testing.T) {
	m := newRuler(false)
	for _, tt := range []struct {
		style style
		text  string
		want  string
	}{
		{oldWords, "--towards", "[- --towards-]"},
		{oldWords, "both--", "[-both-- -]"},
		{oldWords, "-", "[- - -]"},
		{oldWords, "2015-2016", "[-2015-2016-]"},
		{oldWords, "+2", "[-+2-]"},
		{newWords, "+2", "{+ +2+}"},
	} {
		got := ""
		for _, c := range m.appendCells(nil, []piece{{tt.text, tt.style}}, true) {
			if int(c.width) != m.width(c.text) {
				t.Errorf("%q has width %d", c.text, c.width)
			}
			got += c.text
		}
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}
