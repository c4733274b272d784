package segment_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
	"github.com/clausediff/clausediff/testdata/sample"
)

const cases = "../../testdata/segment"

var languages = []tree.Lang{tree.Chinese, tree.English, tree.Russian}

// marked returns a text with ‖ and | where sentences and clauses end.
func marked(text string, lang tree.Lang) string {
	var sentences []string
	for _, s := range segment.Sentences(text, lang) {
		sentence := text[s.Start:s.End]
		var clauses []string
		for _, c := range segment.Clauses(sentence, lang) {
			clauses = append(clauses, sentence[c.Start:c.End])
		}
		sentences = append(sentences, strings.Join(clauses, "|"))
	}
	return strings.Join(sentences, "‖")
}

var unmarked = strings.NewReplacer("‖", "", "|", "")

func caseLines(t testing.TB, file string) []string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	for s := bufio.NewScanner(f); s.Scan(); {
		lines = append(lines, s.Text())
	}
	return lines
}

func isCase(line string) bool { return line != "" && !strings.HasPrefix(line, "#") }

func TestCases(t *testing.T) {
	for _, lang := range languages {
		file := filepath.Join(cases, string(lang)+".txt")
		lines := caseLines(t, file)
		count := 0
		for i, line := range lines {
			if !isCase(line) {
				continue
			}
			count++
			got := marked(unmarked.Replace(line), lang)
			if got != line && !goldenfile.Updating(t) {
				t.Errorf("%s:%d:\n got %s\nwant %s", file, i+1, got, line)
			}
			lines[i] = got
		}
		if count < 80 {
			t.Errorf("%s: only %d cases", file, count)
		}
		if goldenfile.Updating(t) {
			if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	for i, line := range caseLines(t, filepath.Join(cases, "other.txt")) {
		if !isCase(line) {
			continue
		}
		lang, want, _ := strings.Cut(line, " ")
		if got := marked(unmarked.Replace(want), tree.Lang(lang)); got != want {
			t.Errorf("other.txt:%d:\n got %s\nwant %s", i+1, got, want)
		}
	}
}

// A text is segmented at the same characters however its lines are broken.
func TestWrappedText(t *testing.T) {
	for _, lang := range languages {
		for _, line := range caseLines(t, filepath.Join(cases, string(lang)+".txt")) {
			if !isCase(line) {
				continue
			}
			text := unmarked.Replace(line)
			got := marked(strings.ReplaceAll(text, " ", "\n"), lang)
			if want := strings.ReplaceAll(line, " ", "\n"); got != want {
				t.Errorf("wrapped:\n got %q\nwant %q", got, want)
			}
		}
	}
}

func TestWords(t *testing.T) {
	tests := []struct{ lang, want string }{
		{"en", "The| |rate| |is| |1-1/4| |percent|."},
		{"en", "It| |cost| |$1.25| |trillion|."},
		{"en", "longer-run| |goals| |of| |the| |Committee's| |U.S.| |staff"},
		{"en", "the| |U.S.|-|Norland| |and| |the| |Norland|-|U.S.| |talks"},
		{"en", "up| |8.1%| |to| |1,250"},
		{"en", "at| |10:30|,| |in| |mid-2015|:| |COVID-19| |--|both| |-| |of| |them"},
		{"ru", "Северо-восток| |получит| |5,5| |млн|,| |в| |т.ч.| |зерно"},
		{"zh", "增长|8.1%|，|达|1.5万亿|。"},
		{"zh", "2022年|2月|4日|会晤"},
		{"zh", "“|合作|”|——|《|条约|》"},
	}
	for _, tt := range tests {
		text := strings.ReplaceAll(tt.want, "|", "")
		var words []string
		for _, w := range segment.Words(text, tree.Lang(tt.lang)) {
			words = append(words, text[w.Start:w.End])
		}
		if got := strings.Join(words, "|"); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}

// checkTiling checks what holds for any text: the spans are adjacent, none is empty or
// cuts a character, and none begins with white space except the first.
func checkTiling(t interface{ Fatalf(string, ...any) }, name, text string, spans []tree.Span) {
	at := 0
	for _, s := range spans {
		if s.Start != at || s.End <= s.Start {
			t.Fatalf("%s of %q: span %v, expected one from %d", name, text, s, at)
		}
		if !utf8.RuneStart(text[s.Start]) {
			t.Fatalf("%s of %q: span %v cuts a character", name, text, s)
		}
		at = s.End
	}
	if at != len(text) {
		t.Fatalf("%s of %q end at %d of %d", name, text, at, len(text))
	}
}

func checkText(t interface{ Fatalf(string, ...any) }, text string, lang tree.Lang) {
	sentences := segment.Sentences(text, lang)
	checkTiling(t, "sentences", text, sentences)
	for i, s := range sentences {
		sentence := text[s.Start:s.End]
		if r, _ := utf8.DecodeRuneInString(sentence); i > 0 && unicode.IsSpace(r) {
			t.Fatalf("sentence %q of %q begins with white space", sentence, text)
		}
		checkTiling(t, "clauses", sentence, segment.Clauses(sentence, lang))
	}
	checkTiling(t, "words", text, segment.Words(text, lang))
}

func TestTilingOfRandomTexts(t *testing.T) {
	letters := rapid.SampledFrom([]rune("双方合作。！？，；：、——“”《》（）‘’\"'.!?,;: -…AaБб12\n\t　\u200b[]"))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(letters).Draw(t, "text")
		checkText(t, text, rapid.SampledFrom(append(languages, "")).Draw(t, "lang"))
	})
}

func TestTilingOfRealDocuments(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpus/*/*")
	if len(files) == 0 {
		if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
			t.Fatal("../shared/corpus is missing and CLAUSEDIFF_REQUIRE is set")
		}
		t.Skip("../shared/corpus is missing")
	}
	for _, file := range sample.Of(files, 40) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			for _, lang := range languages {
				checkText(t, line, lang)
			}
		}
	}
}

// hostileUnits open without closing, or join without end.
var hostileUnits = []string{"“", "《“（", "。”", "，", "A. ", "——", "\"", "”", "a-", "1:", "A.", ". ", ".[1]", "1. ", "“！”", "（。）",
	". . . . ", "Ab.Ab", "1) ", "a) ", "① ", "。①", "。 ", "' ", "x.' 'x", "”？”Brown ", "г. ", "(①"}

// TestHostileText reads long texts that repeat one unit. A rule that looked back over
// all of such a text would exceed the time limit of the test; BenchmarkHostile shows
// the growth.
func TestHostileText(t *testing.T) {
	size := sample.Size(1<<16, 1<<19)
	for _, unit := range hostileUnits {
		text := strings.Repeat(unit, size/len(unit))
		checkText(t, text, tree.Chinese)
		checkText(t, text, tree.English)
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, size := range []int{1 << 16, 1 << 18, 1 << 20} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			b.SetBytes(int64(size) * int64(len(hostileUnits)))
			for b.Loop() {
				for _, unit := range hostileUnits {
					text := strings.Repeat(unit, size/len(unit))
					segment.Clauses(text, tree.English)
					segment.Sentences(text, tree.English)
					segment.Words(text, tree.Chinese)
				}
			}
		})
	}
}

func FuzzText(f *testing.F) {
	for _, lang := range languages {
		for _, line := range caseLines(f, filepath.Join(cases, string(lang)+".txt")) {
			f.Add(unmarked.Replace(line), string(lang))
		}
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		if !utf8.ValidString(text) {
			t.Skip("texts are valid UTF-8: reading refuses others")
		}
		checkText(t, text, tree.Lang(lang))
	})
}

func BenchmarkSegment(b *testing.B) {
	text := strings.Repeat("双方指出，合作前景广阔；愿扩大贸易（含服务贸易），共同发展。", 600)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range segment.Sentences(text, tree.Chinese) {
			segment.Clauses(text[s.Start:s.End], tree.Chinese)
		}
		segment.Words(text, tree.Chinese)
	}
}
