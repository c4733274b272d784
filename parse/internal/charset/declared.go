package charset

import (
	"bytes"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/text/encoding/htmlindex"
)

// declaredWithin is how far into a page its declaration is looked for. Pages
// put scripts before it, so the 1,024 bytes of the standard are not enough.
const declaredWithin = 1 << 16

var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([-\w.:]+)`)
})

// Declared returns the charset that a page's meta element or XML declaration
// names, in lower case, and "" when it names none. It reads the first 64 KB.
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

// normalName maps a declared charset to the name of the decoder that is used
// for it.
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
