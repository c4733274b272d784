package lang_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// One sentence of a statement is enough to detect its language.
func TestDetect(t *testing.T) {
	for want, text := range map[tree.Lang]string{
		"zh": "双方重申支持多边主义，反对干涉内政。",
		"ru": "Стороны подтвердили, что мир и доверие между ними не зависят от внешних обстоятельств.",
		"en": "The two sides agreed that the bridge will be open to all who live by the river.",
		"de": "Die beiden Seiten bekräftigten, dass die Brücke für alle offen ist und nicht geschlossen wird.",
		"fr": "Les deux parties ont réaffirmé que le pont est ouvert à tous et qu'il ne sera pas fermé.",
		"es": "Las dos partes reafirmaron que el puente está abierto a todos y que no se cerrará.",
		"pt": "As duas partes reafirmaram que a ponte está aberta a todos e que não será fechada.",
		"it": "Le due parti hanno ribadito che il ponte è aperto a tutti e che non sarà chiuso.",
		"nl": "Beide zijden bevestigden dat de brug voor iedereen open is en niet wordt gesloten.",
		"pl": "Obie strony potwierdziły, że most jest otwarty dla wszystkich i nie będzie zamknięty.",
		"uk": "Сторони підтвердили, що міст відкритий для всіх і не буде зачинений.",
		"be": "Бакі пацвердзілі, што мост адкрыты для ўсіх і не будзе зачынены.",
		"sr": "Стране су потврдиле да је мост отворен за све и да неће бити затворен.",
		"bg": "Страните потвърдиха, че мостът е отворен за всички и няма да се затваря.",
		"ar": "أكد الجانبان أن الجسر مفتوح للجميع ولن يغلق في هذا العام.",
		"fa": "دو طرف تأکید کردند که پل برای همه باز است و بسته نخواهد شد.",
		"he": "הצדדים אישרו כי הגשר פתוח לכולם ולא ייסגר.",
		"ja": "両国は、橋がすべての人に開かれていることを確認した。",
		"ko": "양측은 다리가 모두에게 열려 있음을 확인하였다.",
		"vi": "Hai bên khẳng định cây cầu được mở cho tất cả mọi người và không bị đóng.",
		"tr": "Taraflar, köprünün herkese açık olduğunu ve kapatılmayacağını teyit ettiler.",
		"el": "Οι δύο πλευρές επιβεβαίωσαν ότι η γέφυρα είναι ανοιχτή σε όλους.",
		"hi": "दोनों पक्षों ने पुष्टि की कि पुल सभी के लिए खुला है।",
		"sv": "Båda sidor bekräftade att bron är öppen för alla och inte ska stängas.",
		"fi": "Molemmat osapuolet vahvistivat, että silta on avoin kaikille eikä sitä suljeta.",
		"cs": "Obě strany potvrdily, že most je otevřen pro všechny a nebude zavřen.",
		"hu": "A felek megerősítették, hogy a híd mindenki számára nyitva áll, és nem zárják be.",
		"ro": "Cele două părți au reafirmat că podul este deschis pentru toți și nu va fi închis.",
		"id": "Kedua pihak menegaskan bahwa jembatan itu terbuka untuk semua dan tidak akan ditutup.",
	} {
		if got, _ := lang.Detect(text); got != want {
			t.Errorf("%s is taken for %s: %s", lang.Name(want), lang.Name(got), text)
		}
	}
}

// A few words do not make a language sure, and the most likely one is returned.
func TestDetectShortTexts(t *testing.T) {
	for _, tt := range []struct {
		text string
		want tree.Lang
		sure bool
	}{
		{"", "en", false}, {"2022", "en", false}, {"Joint Statement", "en", false}, {"Lanchuan", "en", false},
		{"Совместное заявление", "ru", false}, {"联合声明", "zh", true}, {"共同声明について", "ja", true}, {"공동성명", "ko", true},
		{"“の”字的用法：双方一致支持多边主义，反对干涉内政", "zh", true},
		{"双方与 Lanchuan Institute of Foreign Affairs 会谈并同意加强合作与交流。", "zh", true},
	} {
		if got, sure := lang.Detect(tt.text); got != tt.want || sure != tt.sure {
			t.Errorf("%q is %s, sure %v; want %s, %v", tt.text, got, sure, tt.want, tt.sure)
		}
	}
}

// The script with the most letters determines the language. A Chinese character, or a
// syllable of Korean or Japanese, counts as several letters.
func TestDetectByScript(t *testing.T) {
	for want, of := range map[tree.Lang]struct {
		letter string
		weight int
	}{
		"zh": {"国", 3}, "ko": {"다", 2}, "he": {"ש", 1}, "el": {"λ", 1}, "hi": {"ल", 1}, "th": {"ก", 1}, "ka": {"ა", 1}, "hy": {"ա", 1},
		"bn": {"ব", 1}, "ta": {"ம", 1}, "am": {"አ", 1}, "km": {"ក", 1}, "lo": {"ກ", 1}, "my": {"က", 1}, "mn": {"ᠠ", 1}, "bo": {"ཀ", 1},
	} {
		const letters = 10
		text := strings.Repeat(of.letter, letters)
		if got, sure := lang.Detect(text + strings.Repeat("x", letters*of.weight-1)); got != want || !sure {
			t.Errorf("a text with more of %s is taken for %s (sure: %v)", want, got, sure)
		}
		if got, _ := lang.Detect(text + strings.Repeat("x", letters*of.weight+1)); got == want {
			t.Errorf("a text with less of %s than of Latin is taken for it", want)
		}
	}
}
