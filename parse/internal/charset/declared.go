package charset

import (
	"bytes"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/encoding/htmlindex"
)

// declaredWithin is how many bytes of a page are searched for its declaration. Pages
// put scripts before it, so the 1,024 bytes of the standard are not enough.
const declaredWithin = 1 << 16

var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([-\w.:]+)`)
})

// Declared returns the charset in a page's meta element or XML declaration, in lower
// case, or "". It reads the first 64 KB.
func Declared(b []byte) string {
	head := b[:min(len(b), declaredWithin)]
	if bytes.IndexByte(head, '<') < 0 {
		return ""
	}
	m := declaration().FindSubmatch(head)
	if m == nil {
		return ""
	}
	return strings.ToLower(string(m[1]))
}

// normalName returns the name of the decoder for a declared charset.
func normalName(declared string) string {
	e, err := htmlindex.Get(declared)
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(e)
	if err != nil {
		return ""
	}
	if name == "gbk" {
		return "gb18030"
	}
	return name
}
