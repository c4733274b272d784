package dict_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/internal/dict"
)

func cut(run string) []string {
	var words []string
	start := 0
	for _, end := range dict.Words(run, nil) {
		words = append(words, run[start:end])
		start = end
	}
	return words
}

func TestWords(t *testing.T) {
	for _, want := range []string{
		"",
		"双方|一致同意|加强|合作",
		"全面战略协作伙伴关系|达到|新|水平",
		"人类命运共同体",
		"坚决反对|干涉内政",
		"和平共处五项原则",
		"外交部|发言人",
		"扩大|贸易规模",
		"㐀㐁",
	} {
		got := strings.Join(cut(strings.ReplaceAll(want, "|", "")), "|")
		if want == "㐀㐁" { // characters of no word stand alone
			want = "㐀|㐁"
		}
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestTermsAreWords holds every term of our own list to one word.
func TestTermsAreWords(t *testing.T) {
	data, err := os.ReadFile("data/terms.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, term := range strings.Fields(line) {
			count++
			if words := cut(term); len(words) != 1 {
				t.Errorf("%s is cut into %s", term, strings.Join(words, "|"))
			}
		}
	}
	if count < 200 {
		t.Errorf("only %d terms", count)
	}
}

func TestWordsTile(t *testing.T) {
	han := rapid.StringOf(rapid.RuneFrom([]rune("双方一致同意加强合作国际关系的人民中华㐀𠀀鿿")))
	rapid.Check(t, func(t *rapid.T) {
		run := han.Draw(t, "run")
		if got := strings.Join(cut(run), ""); got != run {
			t.Fatalf("%q became %q", run, got)
		}
	})
}

func TestSimplified(t *testing.T) {
	for from, to := range map[rune]rune{'國': '国', '條': '条', '約': '约', '中': '中', 'a': 'a', '。': '。', '聯': '联', '𠀀': '𠀀'} {
		if got := dict.Simplified(from); got != to {
			t.Errorf("%c became %c, want %c", from, got, to)
		}
	}
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if once := dict.Simplified(r); dict.Simplified(once) != once {
			t.Errorf("%c becomes %c, that becomes %c", r, once, dict.Simplified(once))
		}
	}
}

// TestTablesAreGenerated makes the tables anew from the data.
func TestTablesAreGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("the generator is not run in short mode")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir+"/data", os.DirFS("data")); err != nil {
		t.Fatal(err)
	}
	tool := dir + "/gen"
	if out, err := exec.Command("go", "build", "-o", tool, "./gen").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := exec.Command(tool)
	run.Dir = dir
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"zz_words.bin", "zz_simplified.bin"} {
		want, err := os.ReadFile(dir + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the data gives: run go generate (%v)", name, err)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("双方一致同意")
	f.Add("a\xff中")
	f.Fuzz(func(t *testing.T, run string) {
		if got := strings.Join(cut(run), ""); got != run {
			t.Fatalf("%q became %q", run, got)
		}
	})
}

func BenchmarkWords(b *testing.B) {
	run := strings.Repeat("双方一致同意加强国际关系民主化和全面战略协作伙伴关系", 20)
	b.SetBytes(int64(len(run)))
	b.ReportAllocs()
	var ends []int
	for b.Loop() {
		ends = dict.Words(run, ends[:0])
	}
}
