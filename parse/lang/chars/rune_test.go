package chars_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// The fast paths of IsHan miss no character.
func TestIsHan(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if got, want := chars.IsHan(r), unicode.Is(unicode.Han, r) || 0x4E00 <= r && r <= 0x9FFF; got != want {
			t.Errorf("%U: got %v", r, got)
		}
	}
}

func TestIsWide(t *testing.T) {
	for _, r := range "中。，：「（％＋　𠀀々" {
		if !chars.IsWide(r) {
			t.Errorf("%c is not wide", r)
		}
	}
	for _, r := range "aЯ.«—…·“é" {
		if chars.IsWide(r) {
			t.Errorf("%c is wide", r)
		}
	}
}

// Folding twice equals folding once.
func TestFoldOnce(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if once := chars.Fold(r); chars.Fold(once) != once {
			t.Errorf("%c becomes %c, that becomes %c", r, once, chars.Fold(once))
		}
	}
}

// FirstBytes is as long as possible without cutting a character.
func TestFirstBytes(t *testing.T) {
	const text = "aé双🙂"
	for most := range len(text) + 2 {
		want := ""
		for n := range utf8.RuneCountInString(text) + 1 {
			if head := chars.First(text, n); len(head) <= most {
				want = head
			}
		}
		if got := chars.FirstBytes(text, most); got != want {
			t.Errorf("the first %d bytes are %q, not %q", most, got, want)
		}
	}
}

// First and Last count characters, however many bytes they have.
func TestFirstAndLast(t *testing.T) {
	const text = "aé双🙂"
	all := []rune(text)
	for n := range len(all) + 2 {
		k := min(n, len(all))
		if got, want := chars.First(text, n), string(all[:k]); got != want {
			t.Errorf("the first %d are %q, not %q", n, got, want)
		}
		if got, want := chars.Last(text, n), string(all[len(all)-k:]); got != want {
			t.Errorf("the last %d are %q, not %q", n, got, want)
		}
	}
}

// HanPrefix stops at the first character outside its range, and at one that is cut.
func TestHanPrefix(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("a一丁倀中国人民㐀䷿𠀀鿿ꀀ，é")))
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "text")
		s = s[:rapid.IntRange(0, len(s)).Draw(t, "end")]
		want := 0
		for i, r := range s {
			if !chars.IsCommonHan(r) {
				break
			}
			want = i + len(string(r))
		}
		if got := chars.HanPrefix(s); got != want {
			t.Fatalf("HanPrefix(%q) = %d, want %d", s, got, want)
		}
	})
}
