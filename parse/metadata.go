package parse

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// most is how many bytes the metadata at the head of a text may have.
const mostMetadata = 1 << 15

// metadataForms are the ways of writing metadata before a text: between two
// fences, in lines of a shape.
var metadataForms = []struct {
	open, end string
	line      func() func(string) bool
}{
	{"---\n", "\n---", func() func(string) bool { return yamlLine().MatchString }},
	{"---\n", "\n...", func() func(string) bool { return yamlLine().MatchString }},
	{"+++\n", "\n+++", func() func(string) bool { return tomlLine().MatchString }},
}

var (
	yamlLine = lazy(`^([A-Za-z_][\w .-]*:(\s|$)|\s|#|- |$)`)
	tomlLine = lazy(`^([A-Za-z_"][\w."-]*\s*=|\s|#|\[|\]|$)`)
	jsonHead = lazy(`^\{\s*"\w+"\s*:(?s:[^{}]|\{[^{}]*\})*\}[ \t]*\n`)
)

// metadataEnd returns how many bytes the metadata at the head of a text has, 0
// where it has none: a text may begin with a line of dashes.
func metadataEnd(text string) int {
	head := text[:min(len(text), mostMetadata)]
	for _, f := range metadataForms {
		if !strings.HasPrefix(head, f.open) {
			continue
		}
		inner := head[len(f.open)-1:]
		at := strings.Index(inner, f.end)
		if at <= 0 || !allLines(inner[1:at+1], f.line()) {
			continue
		}
		end := len(f.open) - 1 + at + len(f.end)
		if rest, _, _ := strings.Cut(text[end:], "\n"); isBlank(rest) {
			return end + len(rest)
		}
	}
	if strings.HasPrefix(head, "{") {
		return len(jsonHead().FindString(head))
	}
	return 0
}

func allLines(s string, fits func(string) bool) bool {
	keys := false
	first, _, _ := strings.Cut(s, "\n")
	if isBlank(first) {
		return false // a line between paragraphs
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		if !fits(line) {
			return false
		}
		keys = keys || line != "" && line[0] != ' ' && line[0] != '#'
	}
	return keys
}

// metadataNames are the keys under which programs that make pages of Markdown keep
// what we look for, the surest first.
var metadataNames = map[string][]string{
	"title": {"title", "Title"},
	"date":  {"date", "Date", "published", "published_time", "pubDate", "publishDate", "created"},
	"lang":  {"language", "lang", "Language", "locale"},
	"url":   {"source_url", "sourceUrl", "source", "url", "canonical", "canonical_url", "original_url", "link"},
}

// takeMetadata reads what stands before a text and is none of it, and returns
// where the text begins. Title and date are those of the source's own; the
// statement's may be others.
func (p *page) takeMetadata(text string) int {
	end := metadataEnd(text)
	if end == 0 {
		return 0
	}
	number := 0
	for line := range strings.SplitSeq(text[:end], "\n") {
		number++
		p.discard(verdict{reasonMetadata, "stands before the text"}, origin{line: number}, line)
	}
	if !strings.HasPrefix(text, "---") {
		return end
	}
	values, err := yamlValues(text[:end])
	if err != nil {
		p.doubt(tree.DoubtWhole, origin{line: 1}, fmt.Sprintf("the metadata before the text cannot be read: %v", err))
		return end
	}
	title, date := firstOfNames(values, "title"), firstOfNames(values, "date")
	if p.title = tidy(title.value); p.title != "" && !isTooLong(p.title) {
		p.titleAt, p.titleFrom = origin{line: title.line}, "the metadata"
	}
	p.takeSource(firstOfNames(values, "lang"), firstOfNames(values, "url"), "the metadata")
	if day := lang.FindDate(date.value); day != "" {
		p.pageDate = found{value: day, where: "the metadata of the source, not the text", line: date.line}
	}
	return end
}

func firstOfNames(values map[string]found, what string) found {
	for _, name := range metadataNames[what] {
		if v, ok := values[name]; ok {
			return v
		}
	}
	return found{}
}

// yamlValues returns the scalars of a mapping, with their lines.
func yamlValues(text string) (map[string]found, error) {
	inner := strings.TrimPrefix(text, "---\n")
	inner = inner[:strings.LastIndexByte(inner, '\n')+1]
	f, err := parser.ParseBytes([]byte(inner), 0)
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("%s", first)
	}
	values := map[string]found{}
	for _, doc := range f.Docs {
		all, ok := doc.Body.(ast.MapNode)
		if !ok {
			continue
		}
		for it := all.MapRange(); it.Next(); {
			key, value := it.Key().String(), ""
			switch v := it.Value().(type) {
			case *ast.StringNode:
				value = v.Value
			case *ast.LiteralNode:
				value = v.Value.Value
			case ast.ScalarNode:
				value = v.String()
			default:
				continue
			}
			values[key] = found{value: value, line: 1 + it.Key().GetToken().Position.Line}
		}
	}
	return values, nil
}
