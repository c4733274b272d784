package charset

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	simplified  = "双方指出，边境河流的水量每年都在变化。双方同意共同观测，并把结果告诉两岸居民；任何一方修建堤坝以前，都应当通知对方。"
	traditional = "雙方指出，邊境河流的水量每年都在變化。雙方同意共同觀測，並把結果告訴兩岸居民；任何一方修建堤壩以前，都應當通知對方。"
	russianText = "Стороны отметили, что уровень воды в пограничной реке меняется каждый год. Они согласились вести наблюдения вместе и сообщать о них жителям обоих берегов."
	latinText   = "Les deux parties ont constaté que le niveau du fleuve varie chaque année. Elles s’engagent à l’observer à l’été et à l’hiver, et à prévenir les habitants."
)

// encoded is an encoding of the grid with a text that it can represent.
type encoded struct {
	name, declared string
	enc            encoding.Encoding
	text           string
}

var grid = []encoded{
	{UTF8, "utf-8", encoding.Nop, simplified},
	{UTF8, "utf-8", unicode.UTF8BOM, russianText},
	{"gb18030", "gb18030", simplifiedchinese.GB18030, simplified},
	{"gb18030", "gb18030", simplifiedchinese.GB18030, traditional},
	{"gb18030", "gb2312", simplifiedchinese.GBK, simplified},
	{"big5", "big5", traditionalchinese.Big5, traditional},
	{"windows-1251", "windows-1251", charmap.Windows1251, russianText},
	{"koi8-r", "koi8-r", charmap.KOI8R, russianText},
	{"windows-1252", "windows-1252", charmap.Windows1252, latinText},
	{"utf-16le", "utf-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), simplified},
	{"utf-16be", "utf-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), simplified},
	{"utf-16le", "utf-16", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), simplified},
	{"utf-16be", "utf-16", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), russianText},
}

// situations are the ways in which a page may declare its encoding.
var situations = []struct {
	name string
	head func(declared string) string
}{
	{"no meta", func(string) string { return "" }},
	{"lying utf-8", func(string) string { return `<meta charset="utf-8">` }},
	{"lying iso-8859-1", func(string) string {
		return `<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">`
	}},
	{"lying gbk", func(string) string { return `<meta charset=gbk>` }},
	{"lying windows-1251", func(string) string { return `<meta charset=windows-1251>` }},
	{"true meta", func(d string) string { return `<META CHARSET='` + d + `'>` }},
	{"late meta", func(d string) string {
		return "<script>" + strings.Repeat("var x = 1;\n", 200) + `</script><meta charset="` + d + `">`
	}},
	{"xml", func(d string) string { return `<?xml version="1.0" encoding="` + d + `"?>` }},
}

func TestGrid(t *testing.T) {
	for _, e := range grid {
		for _, s := range situations {
			page := "<html>" + s.head(e.declared) + "<body><p>" + e.text + "</p></body></html>\n"
			b, err := e.enc.NewEncoder().Bytes([]byte(page))
			if err != nil {
				t.Fatal(err)
			}
			got, err := Decode(b, Declared(b))
			if err != nil || got.Encoding != e.name || got.Text != page || got.Doubt != "" {
				t.Errorf("%s, %s: got %s, %q, %v", e.name, s.name, got.Encoding, got.Doubt, err)
			}
		}
	}
}

// Plain text has no tags that reveal the encoding, and may be short.
func TestGridPlain(t *testing.T) {
	for _, e := range grid {
		for _, text := range []string{e.text, e.text + "\n\n" + e.text, string([]rune(e.text)[:24])} {
			b, err := e.enc.NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			got, err := Decode(b, "")
			if err != nil || got.Text != text || got.Doubt != "" {
				t.Errorf("%s, %d characters: got %s, %q, %v", e.name, len([]rune(text)), got.Encoding, got.Doubt, err)
			}
		}
	}
}

// Words in capitals are not taken for words of an encoding in which their bytes are
// small letters.
func TestCapitals(t *testing.T) {
	text := strings.ToUpper(russianText)
	if meant, _ := Misread(text); meant != "" {
		t.Errorf("capitals are taken for %s", meant)
	}
	for _, name := range []string{"windows-1251", "koi8-r", "iso-8859-5"} {
		b, ok := encodedIn(name, text)
		if got, err := Decode(b, ""); !ok || err != nil || got.Text != text {
			t.Errorf("%s: got %q, %v", name, got.Text, err)
		}
	}
}

func TestBadBytes(t *testing.T) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("第一行。\n" + simplified))
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(simplified))
	tests := []struct {
		name      string
		b         []byte
		encoding  string
		offset    int
		line      int
		truncated bool
	}{
		{"a byte inside UTF-8", []byte("第一行。\n第二" + "\xFF" + "行。" + simplified), UTF8, 19, 2, false},
		{"a Latin byte inside UTF-8", []byte(simplified + "caf\xE9 au lait"), UTF8, len(simplified) + 3, 1, false},
		{"UTF-8 cut inside a character", []byte(simplified[:len(simplified)-1]), UTF8, len(simplified) - 3, 1, true},
		{"GB18030 cut inside a character", gb[:len(gb)-1], "gb18030", len(gb) - 2, 2, true},
		{"GB18030 with a bad byte", append(append(append([]byte{}, gb[:19]...), 0xFF), gb[19:]...), "gb18030", 19, 2, false},
		{"UTF-16 cut inside a character", utf16[:len(utf16)-1], "utf-16le", len(utf16) - 2, 1, true},
		{"noise", []byte("\x81\x8D\x8F\x90\x9D\x81\x8D\xFF\xFE\xFF\xFD"), "", 0, 1, false},
	}
	for _, tt := range tests {
		got, err := Decode(tt.b, "")
		var bad *Error
		if !errors.As(err, &bad) {
			t.Errorf("%s: got %q, %v", tt.name, got.Text, err)
			continue
		}
		if want := (Error{tt.offset, tt.line, tt.encoding, tt.truncated}); *bad != want {
			t.Errorf("%s: got %+v, want %+v", tt.name, *bad, want)
		}
	}
}

func TestDeclared(t *testing.T) {
	tests := []struct{ page, want string }{
		{`<meta charset="GB2312">`, "gb2312"},
		{`<META http-equiv="Content-Type" content="text/html; charset=Big5"/>`, "big5"},
		{`<?xml version='1.0' encoding='koi8-r'?>`, "koi8-r"},
		{`<p>charset=gbk</p>`, ""},
		{strings.Repeat(" ", declaredWithin) + `<meta charset=gbk>`, ""},
	}
	for _, tt := range tests {
		if got := Declared([]byte(tt.page)); got != tt.want {
			t.Errorf("%.40q: got %q, want %q", tt.page, got, tt.want)
		}
	}
}

// No error is silent: decoded text contains no replacement character.
func FuzzDecode(f *testing.F) {
	for _, e := range grid {
		b, _ := e.enc.NewEncoder().Bytes([]byte(e.text))
		f.Add(b, e.declared)
	}
	f.Add([]byte{0, 1, 2}, "no-such")
	f.Fuzz(func(t *testing.T, b []byte, declared string) {
		got, err := Decode(b, declared)
		if err != nil {
			var bad *Error
			if !errors.As(err, &bad) || bad.Offset < 0 || bad.Offset > len(b) || bad.Line < 1 {
				t.Fatalf("%+v", err)
			}
			return
		}
		if got.Encoding == "" || !utf8.ValidString(got.Text) || !utf8.ValidString(got.Doubt) {
			t.Fatalf("%+v is not valid", got)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	page, _ := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(strings.Repeat(simplified, 300)))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Decode(page, ""); err != nil {
			b.Fatal(err)
		}
	}
}
