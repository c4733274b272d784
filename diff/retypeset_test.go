package diff_test

import (
	"bytes"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// setting is a way of setting a text anew that changes nothing of what it says.
type setting struct {
	name string
	set  func(string) string
}

var settings = []setting{
	{"width and marks", strings.NewReplacer("，", ",", "；", ";", "（", "(", "）", ")", "“", "「", "”", "」", "％", "%", "－", "-", "0", "０", "A", "Ａ").Replace},
	{"decomposed", norm.NFD.String},
	{"composed", norm.NFC.String},
	{"radicals", inRadicals},
	{"ligatures", strings.NewReplacer("ffi", "ﬃ", "ffl", "ﬄ", "ff", "ﬀ", "fi", "ﬁ", "fl", "ﬂ").Replace},
	{"one Russian e", strings.NewReplacer("ё", "е", "Ё", "Е").Replace},
	{"apostrophes and quotes", strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "«", "“", "»", "”").Replace},
	{"curly apostrophes", strings.NewReplacer("'", "’").Replace},
	{"soft hyphens", func(s string) string {
		return regexp.MustCompile(`(\p{L}\p{L})(\p{L}\p{L})`).ReplaceAllString(s, "$1\u00ad$2")
	}},
	{"zero width", func(s string) string { return regexp.MustCompile(`(\p{Han})`).ReplaceAllString(s, "$1\u200b") }},
	{"circles", strings.NewReplacer("〇", "○").Replace},
	{"British", british},
	{"marks of thousands", func(s string) string {
		return regexp.MustCompile(`\b([1-9][0-9]{0,2}),([0-9]{3})\b`).ReplaceAllString(s, "$1$2")
	}},
	{"numerals", numerals},
	{"look-alikes", func(s string) string {
		return regexp.MustCompile(`([бгджзилтфцчшщыэюя])о`).ReplaceAllString(s, "${1}o")
	}}, // a Latin o
}

// inRadicals writes ideographs that are radicals as those.
func inRadicals(s string) string {
	radicals := map[rune]rune{}
	for r := rune(0x2F00); r <= 0x2FD5; r++ {
		radicals[[]rune(norm.NFKC.String(string(r)))[0]] = r
	}
	return strings.Map(func(r rune) rune {
		if radical, ok := radicals[r]; ok {
			return radical
		}
		return r
	}, s)
}

var americanEndings = regexp.MustCompile(`\b(\p{L}{3,}?)iz(e|es|ed|ing|ation|ations|ational)\b`)

func british(s string) string {
	s = americanEndings.ReplaceAllString(s, "${1}is$2")
	s = regexp.MustCompile(`\b([Cc])oop`).ReplaceAllString(s, "${1}o-op")
	s = regexp.MustCompile(`([0-9]) ?percent\b`).ReplaceAllString(s, "$1 per cent")
	return strings.NewReplacer("labor ", "labour ", "favorable", "favourable", "center ", "centre ", " program ", " programme ", "nonproliferation", "non-proliferation").Replace(s)
}

// numerals writes whole percentages of a Chinese text in words. Before a numeral they
// stay as they are: 6%一档 would become 百分之六一档, which can be read as 61.
func numerals(s string) string {
	percent := regexp.MustCompile(`(\p{Han})([1-9][0-9]?)[%％]([^〇○零一二三四五六七八九十百千万亿点])`)
	return percent.ReplaceAllStringFunc(s, func(m string) string {
		parts := percent.FindStringSubmatch(m)
		return parts[1] + "百分之" + numbers.WriteHan(numbers.Parse(parts[2])) + parts[3]
	})
}

// nodeLine matches the lines of an outline that are not text.
var nodeLine = regexp.MustCompile(`^ *(section|paragraph|item|heading)( \S+( \S+)?)?\n$`)

// checkRetypeset sets a statement anew in each way and expects no rewording.
// The outline keeps the clauses, so only the comparison is tried.
func checkRetypeset(t *testing.T, s *tree.Statement, ways []setting) {
	t.Helper()
	outline := tree.Format(s)
	for _, setting := range ways {
		var lines [][]byte
		for line := range bytes.Lines(outline) {
			if bytes.HasPrefix(line, []byte("    ")) && !nodeLine.Match(line) {
				line = []byte(setting.set(string(line)))
			}
			lines = append(lines, line)
		}
		again, err := tree.ParseOutline(bytes.Join(lines, nil))
		if err != nil {
			t.Fatal(err)
		}
		if again.Text == s.Text {
			continue
		}
		for _, l := range diff.Compare(s, again).Links {
			if l.Kind != diff.Unchanged && l.Kind != diff.Typographic {
				t.Errorf("%s: %s %s %s → %s: %s", setting.name, l.Level, l.Kind, addresses(l.Old), addresses(l.New), formatEdits(l.Words))
			}
		}
	}
}

// ownStatements returns the statements of our own corpus.
func ownStatements(t *testing.T) []*tree.Statement {
	t.Helper()
	files, err := filepath.Glob(specimens + "/*/*.html")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d specimens, %v", len(files), err)
	}
	var all []*tree.Statement
	for _, file := range files {
		all = append(all, read(t, file))
	}
	return all
}

func TestSpecimensSetAnew(t *testing.T) {
	for _, s := range sample.Of(ownStatements(t), 3) {
		t.Run(s.ID, func(t *testing.T) { checkRetypeset(t, s, settings) })
	}
}

// A word that is left out, put twice or put for another, and a digit or ideograph
// that is another, are never taken for typography.
func TestChangesAreNoTypography(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, s := range ownStatements(t) {
		for _, n := range s.Nodes(tree.KindSentence) {
			text := strings.TrimSpace(s.TextOf(n))
			for range 4 {
				if changed := change(random, text, s.Lang); wording.Key(changed, s.Lang) == wording.Key(text, s.Lang) && changed != text {
					t.Errorf("%s: %q and %q have the same key", s.ID, text, changed)
				}
			}
		}
	}
}

// change returns a text with one change of wording, or as it is.
func change(random *rand.Rand, text string, l tree.Lang) string {
	runes := []rune(text)
	at := random.IntN(len(runes))
	switch r := runes[at]; {
	case unicode.IsDigit(r):
		runes[at] = '0' + (chars.Fold(r)-'0'+rune(1+random.IntN(9)))%10
		return string(runes)
	case chars.IsHan(r):
		runes[at] = []rune("海山水火木")[random.IntN(5)]
		if chars.Fold(runes[at]) == chars.Fold(r) {
			return text
		}
		return string(runes)
	}
	words := strings.Fields(text)
	k, other := random.IntN(len(words)), words[random.IntN(len(words))]
	letters := strings.ContainsFunc(words[k], unicode.IsLetter)
	switch random.IntN(3) {
	case 0:
		if letters {
			return strings.Join(append(words[:k:k], words[k+1:]...), " ")
		}
	case 1:
		if letters {
			return strings.Join(append(append(words[:k:k], words[k]), words[k:]...), " ")
		}
	default:
		if wording.WordKey(words[k], l) != wording.WordKey(other, l) && strings.ContainsFunc(other, unicode.IsLetter) {
			return strings.Join(append(append(words[:k:k], other), words[k+1:]...), " ")
		}
	}
	return text
}
