package charset

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/clausediff/clausediff/testdata/bulk"
)

// BenchmarkDecodeReport decodes a report in the encodings that pages use, without a
// declaration.
func BenchmarkDecodeReport(b *testing.B) {
	text, err := bulk.Text(54_000)
	if err != nil {
		b.Fatal(err)
	}
	for _, bb := range []struct {
		name     string
		encoding encoding.Encoding
	}{
		{"utf-8", unicode.UTF8},
		{"utf-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"gb18030", simplifiedchinese.GB18030},
	} {
		b.Run(bb.name, func(b *testing.B) {
			encoded, err := bb.encoding.NewEncoder().Bytes([]byte(text))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(encoded)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode(encoded, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
