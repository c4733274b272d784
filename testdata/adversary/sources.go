package adversary

import (
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// Source is a document in the form in which it is published.
type Source struct {
	Name    string // describes how it was made
	Data    []byte
	Charset string // given by the host
}

// Case is three successive versions of a part of a document, each in a random form and
// encoding.
type Case struct {
	Versions [3]Source
	// Reset is the first version again, in other forms and encodings.
	Reset []Source
}

// Cases makes n cases from the documents in a short run, and 100 times as many in a long
// one. If hostile is set, the edits insert markup and commands of various formats into
// the later versions.
func Cases(t testing.TB, n int, hostile bool) []Case {
	t.Helper()
	if Long() {
		n *= 100
	}
	texts := Texts(t)
	r := rand.New(rand.NewPCG(uint64(n), 23))
	var all []Case
	for i := range n {
		text := texts[i%len(texts)]
		blocks := part(r, blocksOf(text.Text))
		if len(blocks) < 3 {
			continue
		}
		var c Case
		for k := range c.Versions {
			if k > 0 {
				blocks = edit(r, blocks, hostile)
			}
			c.Versions[k] = written(fmt.Sprintf("%s part %d version %d", text.Name, i, k), blocks, forms[r.IntN(len(forms))], encodings[r.IntN(len(encodings))])
			if k == 0 {
				for _, f := range forms {
					c.Reset = append(c.Reset, written(text.Name+" in another form", blocks, f, encodings[r.IntN(len(encodings))]))
				}
			}
		}
		all = append(all, c)
	}
	return all
}

var (
	paragraphs = regexp.MustCompile(`(?s)<p\b[^>]*>(.*?)</p>`)
	// marked matches what would change the text in another form: markup of Markdown and
	// HTML, separated digits, which a line break would join, and a number that could
	// begin a list item.
	marked = regexp.MustCompile("[*_[<`|\\\\]|[0-9] [0-9]|. [0-9]+[.)] ")
	tags   = regexp.MustCompile(`(?s)<[^>]*>|<!--.*?-->`)
)

// blocksOf returns the paragraphs of a text or page that are long enough for a sentence.
func blocksOf(text string) []string {
	lines := strings.Split(text, "\n")
	if parts := strings.Split(text, "\n\n"); len(parts) > 3 {
		lines = parts
	}
	if strings.Contains(text, "</p>") {
		lines = nil
		for _, m := range paragraphs.FindAllStringSubmatch(text, -1) {
			lines = append(lines, html.UnescapeString(tags.ReplaceAllString(m[1], "")))
		}
	}
	var blocks []string
	for _, line := range lines {
		if line = strings.Join(strings.Fields(line), " "); len(line) > 30 && !strings.ContainsAny(line[:1], "#-*|>") && !marked.MatchString(line) {
			blocks = append(blocks, line)
		}
	}
	return blocks
}

// part returns some consecutive paragraphs.
func part(r *rand.Rand, blocks []string) []string {
	n := 4 + r.IntN(8)
	if len(blocks) <= n {
		return blocks
	}
	from := r.IntN(len(blocks) - n)
	return blocks[from : from+n]
}

// hostile are texts with a special meaning to a terminal, a log, a spreadsheet, a browser, a
// forge or a word processor.
var hostile = []string{"\x1b[31m", "\x1b]0;x\a", "\u009b2J", "\u202e", "\u2028", "\u200b", "=1+1", "@SUM(A1)", "-2+3", "##vso[task.complete]", "##[error]x", "::error::x",
	"<script>alert(1)</script>", "<!-- x -->", "</style>", "]]>", "| a | b |", "`a`", "**b**", "[x](javascript:alert(1))", "{+a+}", "[-b-]", "{{.}}", "\u0301\u0301", "\U000e0041",
	"\"a\",\"b\"", "'", "&lt;b&gt;", "https://example.org/?a=b", "❰", "\ufeff"}

// edit returns blocks with some of them dropped, swapped, repeated and reworded.
func edit(r *rand.Rand, blocks []string, withHostile bool) []string {
	out := slices.Clone(blocks)
	for range 2 + r.IntN(4) {
		i, k := r.IntN(len(out)), r.IntN(len(out))
		switch r.IntN(6) {
		case 0:
			if len(out) > 3 {
				out = slices.Delete(out, i, i+1)
			}
		case 1:
			out[i], out[k] = out[k], out[i]
		case 2:
			out = slices.Insert(out, i, out[k])
		default:
			out[i] = reword(r, out[i], withHostile)
		}
	}
	return out
}

// reword changes some characters of a text: it deletes, repeats or inserts some.
func reword(r *rand.Rand, text string, withHostile bool) string {
	runes := []rune(text)
	from := r.IntN(len(runes))
	to := min(len(runes), from+1+r.IntN(8))
	switch n := r.IntN(4); {
	case withHostile && n < 2:
		return string(runes[:from]) + hostile[r.IntN(len(hostile))] + string(runes[from:])
	case n == 0 && len(runes) > 40:
		return string(runes[:from]) + string(runes[to:])
	case n == 1:
		return string(runes[:to]) + string(runes[from:])
	}
	at := r.IntN(len(runes))
	return string(runes[:at]) + string(runes[from:to]) + string(runes[at:])
}

// form is a format for paragraphs.
type form string

var forms = []form{"plain", "wrapped", "html", "markdown", "broken"}

// encodings are tried for a source, and used if they can represent it.
var encodings = []string{"utf-8", "utf-8", "gb18030", "windows-1251", "windows-1252", "big5", "utf-16le", "koi8-r"}

// written writes paragraphs in a form and an encoding, or in UTF-8 if the encoding cannot
// represent them.
func written(name string, blocks []string, f form, encoding string) Source {
	text := set(blocks, f, encoding)
	if e, err := htmlindex.Get(encoding); err == nil {
		b, err := e.NewEncoder().Bytes([]byte(text))
		back, badly := e.NewDecoder().Bytes(b)
		if err == nil && badly == nil && string(back) == text {
			if encoding == "utf-16le" {
				b = slices.Concat([]byte("\xFF\xFE"), b)
			}
			return Source{fmt.Sprintf("%s (%s, %s)", name, f, encoding), b, encoding}
		}
	}
	return Source{fmt.Sprintf("%s (%s, utf-8)", name, f), []byte(set(blocks, f, "utf-8")), "utf-8"}
}

var markdownSigns = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`, "~", `\~`)

func set(blocks []string, f form, encoding string) string {
	var b bytes.Buffer
	switch f {
	case "html":
		fmt.Fprintf(&b, "<!DOCTYPE html><html><head><meta charset=%q></head><body>\n", encoding)
		for _, block := range blocks {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(block))
		}
		b.WriteString("</body></html>\n")
	case "broken": // like old pages: breaks instead of paragraphs
		fmt.Fprintf(&b, "<HTML><META HTTP-EQUIV=content-type CONTENT='text/html; charset=%s'><BODY><DIV>\n", encoding)
		for _, block := range blocks {
			fmt.Fprintf(&b, "%s<BR><BR>\n", html.EscapeString(block))
		}
		b.WriteString("</DIV></BODY></HTML>\n")
	case "markdown":
		for _, block := range blocks {
			b.WriteString(markdownSigns.Replace(block) + "\n\n")
		}
	case "wrapped":
		for _, block := range blocks {
			b.WriteString(wrap(block) + "\n\n")
		}
	default:
		for _, block := range blocks {
			b.WriteString(block + "\n\n")
		}
	}
	return b.String()
}

// wrap breaks a text at spaces into lines of at most 72 characters.
func wrap(text string) string {
	var b strings.Builder
	width := 0
	for word := range strings.FieldsSeq(text) {
		n := len([]rune(word))
		switch {
		case width == 0:
		case width+n > 72:
			b.WriteByte('\n')
			width = 0
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}
