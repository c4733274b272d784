package lang_test

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
)

func TestSimplified(t *testing.T) {
	for from, to := range map[rune]rune{'國': '国', '條': '条', '約': '约', '中': '中', 'a': 'a', '。': '。', '聯': '联', '𠀀': '𠀀'} {
		if got := lang.Simplified(from); got != to {
			t.Errorf("%c became %c, want %c", from, got, to)
		}
	}
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if once := lang.Simplified(r); lang.Simplified(once) != once {
			t.Errorf("%c becomes %c, that becomes %c", r, once, lang.Simplified(once))
		}
	}
}

// TestTableIsGenerated makes the table anew from the data.
func TestTableIsGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("the generator is not run in short mode")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir+"/gen", os.DirFS("gen")); err != nil {
		t.Fatal(err)
	}
	tool := dir + "/tool"
	if out, err := exec.Command("go", "build", "-o", tool, "./gen").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := exec.Command(tool)
	run.Dir = dir
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, err := os.ReadFile(dir + "/zz_simplified.bin")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile("zz_simplified.bin"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("zz_simplified.bin is not what the data gives: run go generate (%v)", err)
	}
}
