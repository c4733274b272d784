package wording_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// The texts in a line are the same text in different typography and spelling.
func TestSameText(t *testing.T) {
	for _, tt := range []struct {
		lang  tree.Lang
		texts []string
	}{
		{"ru", []string{"твёрдый новый йод", "твердый новый йод", "твердый новый йод"}},
		{"ru", []string{"в XXI веке", "в ХХІ веке", "в XХI веке"}},
		{"ru", []string{"мирa и coглaсиe", "мира и согласие"}}, // with Latin letters
		{"ru", []string{"12 000 человек, 5 %", "12000 человек, 5%", "12 000 человек, 5 процентов"}},
		{"zh", []string{"双方一致支持", "双⽅⼀致⽀持", "雙方一致支持", "双方\u00ad一致\ufe00支持"}},
		{"zh", []string{"二〇二四年五月", "二○二四年五月", "二零二四年5月", "2024年5月", "２０２４年５月"}},
		{"zh", []string{"百分之五", "5%", "5％", "百分之5"}},
		{"zh", []string{"百分之五十八", "百\u00ad分\u200b之五\u00ad十\u2060八", "58%"}},
		{"zh", []string{"增长百分之六点五", "增长6.5%", "增长６．５％"}},
		{"zh", []string{"本市人民", "本巿人民"}},
		{"zh", []string{"3～5年", "3~5年", "3-5年", "3—5年"}},
		{"zh", []string{"1,234,567人", "1234567人"}},
		{"zh", []string{"一、二……", "一、二…", "一、二⋯⋯"}},
		{"en", []string{"affirm the financial office", "aﬃrm the ﬁnancial oﬃce"}},
		{"en", []string{"the Sides' 'own' efforts", "the Sides’ ‘own’ efforts", "the Sides’ “own” efforts"}},
		{"en", []string{"like-minded Indo-Pacific partners", "likeminded IndoPacific partners"}},
		{"en", []string{"co-operation by e-mail", "cooperation by email", "co‑operation by e\u00ad-mail"}},
		{"en", []string{"re-establish", "reestablish"}},
		{"en", []string{"organise and analyse the organisations", "organize and analyze the organizations"}},
		{"en", []string{"labour programmes in the centre", "labor programs in the center"}},
		{"en", []string{"Labour, TRAVELLING, defence dialogues", "Labor, TRAVELING, defense dialogs"}},
		{"en", []string{"5 per cent of 2,000", "5 percent of 2000", "5% of 2,000", "5 % of 2 000"}},
		{"en", []string{"Article II, 2½ km² at 5℃", "Article Ⅱ, 2 1/2 km2 at 5°C", "Article II, 2½ ㎢ at 5°C"}},
		{"de", []string{"2.000 Menschen, 5 Prozent", "2000 Menschen, 5 %"}},
		{"ar", []string{"السلام", "السَّلام", "الســلام", "\u202bالسلام\u202c"}},
		{"fa", []string{"می\u200cخواهیم ۱۲ کشور", "میخواهیم 12 كشور"}},
		{"ja", []string{"ｶﾞｰﾄﾞ", "ガード"}},
		{"ko", []string{"한국", norm.NFD.String("한국")}},
	} {
		for _, text := range tt.texts[1:] {
			if old, new := wording.Key(tt.texts[0], tt.lang), wording.Key(text, tt.lang); old != new {
				t.Errorf("%s: %q and %q differ: %q, %q", tt.lang, tt.texts[0], text, old, new)
			}
		}
	}
}

// The texts in a line differ in meaning.
func TestOtherText(t *testing.T) {
	for _, tt := range []struct {
		lang  tree.Lang
		texts []string
	}{
		{"en", []string{"re-sign the treaty", "resign the treaty"}},
		{"en", []string{"a prize", "a prise"}},
		{"en", []string{"four", "for"}},
		{"en", []string{"2,000", "20,00", "2.000", "2,00", "2,0000"}},
		{"en", []string{"0,125", "0125"}},
		{"en", []string{"5 percent", "5 percentage points", "five percent", "5"}},
		{"en", []string{"10²", "102", "10"}},
		{"en", []string{"the not able", "the notable"}},
		{"en", []string{"not-able", "notable"}},
		{"en", []string{"re-sign", "resign"}},
		{"en", []string{"long-term", "long term"}},
		{"fr", []string{"il montre", "il monter"}},
		{"de", []string{"die Reise", "die Reize"}},
		{"de", []string{"2.000", "2,000"}},
		{"ru", []string{"не большой", "небольшой"}},
		{"ru", []string{"2,125 га", "2125 га"}},
		{"ru", []string{"5 процентов", "5 процентных пунктов"}},
		{"zh", []string{"百分之五", "百分之六", "五", "5"}},
		{"zh", []string{"百分之五", "千分之五", "百分点"}},
		{"zh", []string{"十分重要", "10分重要"}},
		{"zh", []string{"末日", "未日"}},
	} {
		for i, old := range tt.texts {
			for _, new := range tt.texts[i+1:] {
				if wording.Key(old, tt.lang) == wording.Key(new, tt.lang) {
					t.Errorf("%s: %q and %q have the same key %q", tt.lang, old, new, wording.Key(old, tt.lang))
				}
			}
		}
	}
}

// The key of a key is itself, and so is that of a word key.
func TestKeyOfKey(t *testing.T) {
	letters := rapid.SampledFrom([]string{"organis", "ing", "ation", "our", "centre", "travell", "ed", "co", "-", "'", "’", "“", ",", ".", "…", " ", "2,000", "1", "³", "½", "%", "per cent",
		"ﬁ", "й", "и\u0306", "Х", "І", "ё", "мир", "mир", "二〇二四", "○", "百分之", "五", "⼀", "㈠", "℃", "\u00ad", "\u200b", "é", "e\u0301", "ｶﾞ", "한", "السّ", "re-e"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(letters, 1, 12).Draw(t, "text"), "")
		for _, l := range []tree.Lang{"en", "zh", "ru", "de", ""} {
			if word := wording.WordKey(text, l); wording.WordKey(word, l) != word {
				t.Fatalf("%s: word %q becomes %q, that becomes %q", l, text, word, wording.WordKey(word, l))
			}
			if !utf8.ValidString(wording.Key(text, l)) {
				t.Fatalf("%s: %q has the key %q", l, text, wording.Key(text, l))
			}
			if composed := norm.NFC.String(text); wording.Key(composed, l) != wording.Key(text, l) {
				t.Fatalf("%s: %q has the key %q, composed %q", l, text, wording.Key(text, l), wording.Key(composed, l))
			}
		}
	})
}

func TestPhrase(t *testing.T) {
	for _, tt := range []struct {
		lang         tree.Lang
		phrase, text string
		want         int
	}{
		{"en", "nuclear weapons", "Nuclear weapons must never be used. No nuclear weapons.", 2},
		{"en", "art", "The parties agree on Art.", 1},
		{"en", "parti*", "The parties agree, each party, in part", 1},
		{"en", "*operation", "Co-operation, cooperation and operation", 3},
		{"en", "5 per cent", "by 5% and 15%", 1},
		{"ru", "стороны", "Стороны твёрдо", 1},
		{"ru", "твердый курс", "ТВЁРДЫЙ курс", 1},
		{"ru", "новый", "нoвый", 1},
		{"zh", "支持", "双⽅⼀致⽀持；雙方支持", 2},
		{"en", "", "anything", 0},
		{"en", "*", "anything", 0},
	} {
		if got := wording.NewPhrase(tt.phrase, tt.lang).Count(wording.Spoken(tt.text, tt.lang)); got != tt.want {
			t.Errorf("%s: %q is %d times in %q, want %d", tt.lang, tt.phrase, got, tt.text, tt.want)
		}
	}
}

func TestGaps(t *testing.T) {
	for _, tt := range []struct{ counts, want []int }{
		{nil, nil}, {[]int{0, 0}, nil}, {[]int{0, 1, 0}, nil}, {[]int{2, 1}, nil}, {[]int{0, 1, 0, 0, 3, 0, 1, 0}, []int{2, 3, 5}},
	} {
		if got := wording.Gaps(tt.counts); !slices.Equal(got, tt.want) {
			t.Errorf("%v: gaps %v, want %v", tt.counts, got, tt.want)
		}
	}
}
