package pages

import (
	"fmt"
	"html"
	"strings"
	"text/template"
	"unicode/utf8"
)

// Statement is a statement as its truth file has it.
type Statement struct {
	Lang, Title, Date string
	Blocks            []Block
	Outline           string // the truth file itself
}

// Block is a paragraph, item or heading of a statement.
type Block struct {
	Locator, Label, Text string
	Heading, Item        bool
	Closing              bool
}

// Part reports whether the block begins an article or section.
func (b Block) Part() bool { return b.Label != "" && !b.Item }

// Article reports whether the block begins an article.
func (b Block) Article() bool { return b.Part() && !strings.Contains(b.Locator, ".s") }

// Mark returns the label as printed before the text, with a space where the
// language has one.
func (b Block) Mark() string {
	first, _ := utf8.DecodeRuneInString(b.Label)
	switch {
	case b.Label == "":
		return ""
	case strings.ContainsRune("—（", first):
		return b.Label
	case b.Item:
		return b.Label + " "
	case first < 0x80:
		return b.Label + ". "
	}
	return b.Label + "、"
}

// Full returns the block as printed.
func (b Block) Full() string { return b.Mark() + b.Text }

// Long returns the first three blocks that are long enough to be quoted.
func (s *Statement) Long() []Block {
	var long []Block
	for _, b := range s.Blocks {
		if utf8.RuneCountInString(b.Text) > 60 && len(long) < 3 {
			long = append(long, b)
		}
	}
	return long
}

// Of returns the blocks of one page of several.
func (s *Statement) Of(page, pages int) []Block {
	n := len(s.Blocks)
	return s.Blocks[n*(page-1)/pages : n*page/pages]
}

// Body returns the blocks without the closing, Closing those of the closing.
func (s *Statement) Body() []Block { return s.filter(false) }

// Closing returns the lines of place, date and signatures.
func (s *Statement) Closing() []Block { return s.filter(true) }

func (s *Statement) filter(closing bool) []Block {
	var some []Block
	for _, b := range s.Blocks {
		if b.Closing == closing {
			some = append(some, b)
		}
	}
	return some
}

// Read reads a truth file: lines of title and date, and a line for each block
// with locator, label, kind and text.
func Read(lang, text string) (*Statement, error) {
	s := &Statement{Lang: lang, Outline: text}
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if title, ok := strings.CutPrefix(line, "title: "); ok {
			s.Title = title
			continue
		}
		if date, ok := strings.CutPrefix(line, "date: "); ok {
			s.Date = date
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("line %d: want four columns, got %d", i+1, len(f))
		}
		s.Blocks = append(s.Blocks, Block{
			Locator: f[0], Label: strings.TrimPrefix(f[1], "-"), Text: f[3],
			Heading: f[2] == "heading", Item: f[2] == "item", Closing: strings.HasPrefix(f[0], "c"),
		})
	}
	return s, nil
}

// wordToLink is a word of each language that sites turn into a link.
var wordToLink = map[string]string{"zh": "双方", "ru": "Стороны", "en": "The Sides"}

// functions are what the layouts can use besides the statement's methods.
func functions(s *Statement) template.FuncMap {
	link := func(text string) string {
		word := wordToLink[s.Lang]
		runes := []rune(word)
		half := len(runes) / 2
		return strings.ReplaceAll(html.EscapeString(text), word,
			string(runes[:half])+`<span class="kw"><a href="/tag/1">`+string(runes[half:])+"</a></span>")
	}
	return template.FuncMap{
		"h":     html.EscapeString,
		"link":  link,
		"every": func(i, n int) bool { return i%n == n-1 },
		"wrap":  wrap,
		"spans": spans,
		"hide": func(text, hidden string) string {
			text = html.EscapeString(text)
			for _, mark := range []string{"，", ", "} {
				text = strings.ReplaceAll(text, mark, mark+`<span style="display:none">`+hidden+`</span>`)
			}
			return text
		},
		"zero":  func(text string) string { return strings.ReplaceAll(html.EscapeString(text), "的", "\u200b的\u200b") },
		"upper": strings.ToUpper,
	}
}

// wrap breaks a paragraph into lines of about n columns: at spaces, and in
// Chinese anywhere but before a mark.
func wrap(text string, n int) string {
	var b strings.Builder
	column := 0
	runes := []rune(text)
	for i, r := range runes {
		wide := r >= 0x2e80
		switch {
		case r == ' ' && column >= n:
			b.WriteByte('\n')
			column = 0
			continue
		case wide && column >= n && i > 0 && runes[i-1] >= 0x2e80 && !strings.ContainsRune("，。、；：！？”’》）", r) && !strings.ContainsRune("“‘《（", runes[i-1]):
			b.WriteByte('\n')
			column = 0
		}
		b.WriteRune(r)
		column++
		if wide {
			column++
		}
	}
	return b.String()
}

// spans puts every dozen characters into an element of its own.
func spans(text string) string {
	var b strings.Builder
	runes := []rune(text)
	for i := 0; i < len(runes); i += 12 {
		b.WriteString("<span>" + html.EscapeString(string(runes[i:min(len(runes), i+12)])) + "</span>")
	}
	return b.String()
}
