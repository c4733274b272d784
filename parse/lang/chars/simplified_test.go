package chars_test

import (
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

func TestSimplified(t *testing.T) {
	for from, to := range map[rune]rune{'國': '国', '條': '条', '約': '约', '中': '中', 'a': 'a', '。': '。', '聯': '联', '𠀀': '𠀀'} {
		if got := chars.Simplified(from); got != to {
			t.Errorf("%c became %c, want %c", from, got, to)
		}
	}
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if once := chars.Simplified(r); chars.Simplified(once) != once {
			t.Errorf("%c becomes %c, that becomes %c", r, once, chars.Simplified(once))
		}
	}
}
