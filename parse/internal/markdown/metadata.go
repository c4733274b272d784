package markdown

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// mostMetadata is the maximum size in bytes of the metadata before a text.
const mostMetadata = 1 << 15

// metadataForms are the formats of metadata before a text: lines of a certain shape
// between two fences.
var metadataForms = []struct {
	open, end string
	line      func() func(string) bool
}{
	{"---\n", "\n---", func() func(string) bool { return yamlLine().MatchString }},
	{"---\n", "\n...", func() func(string) bool { return yamlLine().MatchString }},
	{"+++\n", "\n+++", func() func(string) bool { return tomlLine().MatchString }},
}

var (
	yamlLine = page.Lazy(`^([A-Za-z_][\w .-]*:(\s|$)|\s|#|- |$)`)
	tomlLine = page.Lazy(`^([A-Za-z_"][\w."-]*\s*=|\s|#|\[|\]|$)`)
	jsonHead = page.Lazy(`^\{\s*"\w+"\s*:(?s:[^{}]|\{[^{}]*\})*\}[ \t]*\n`)
)

// MetadataEnd returns the length in bytes of the metadata before a text. It is 0 if
// there is none: a text may begin with a line of dashes.
func MetadataEnd(text string) int {
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
		if rest, _, _ := strings.Cut(text[end:], "\n"); page.IsBlank(rest) {
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
	if page.IsBlank(first) {
		return false // a thematic break
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(s, "\n"), "\n") {
		if !fits(line) {
			return false
		}
		keys = keys || line != "" && line[0] != ' ' && line[0] != '#'
	}
	return keys
}

// metadataNames are the keys under which generators of Markdown store each property,
// the most reliable first.
var metadataNames = map[string][]string{
	"title": {"title", "Title"},
	"date":  {"date", "Date", "published", "published_time", "pubDate", "publishDate", "created"},
	"lang":  {"language", "lang", "Language", "locale"},
	"url":   {"source_url", "sourceUrl", "source", "url", "canonical", "canonical_url", "original_url", "link"},
}

// takeMetadata reads the metadata before a text, and returns where the text begins.
// Title and date in it are those of the source; the statement's may differ.
func takeMetadata(p *page.Page, text string) int {
	end := MetadataEnd(text)
	if end == 0 {
		return 0
	}
	number := 0
	for line := range strings.SplitSeq(text[:end], "\n") {
		number++
		p.Discard(page.Verdict{Reason: page.ReasonMetadata, Why: "stands before the text"}, page.Origin{Line: number}, line)
	}
	if !strings.HasPrefix(text, "---") {
		return end
	}
	values, err := yamlValues(text[:end])
	if err != nil {
		p.Doubt(tree.DoubtWhole, page.Origin{Line: 1}, fmt.Sprintf("the metadata before the text cannot be read: %v", err))
		return end
	}
	title, date := firstOfNames(values, "title"), firstOfNames(values, "date")
	if p.Title = page.Tidy(title.Value); p.Title != "" && !extract.IsTooLong(p.Title) {
		p.TitleAt, p.TitleFrom = page.Origin{Line: title.Line}, "the metadata"
	}
	p.TakeSource(firstOfNames(values, "lang"), firstOfNames(values, "url"), "the metadata")
	if day := dates.Find(date.Value); day != "" {
		p.PageDate = page.Found{Value: day, Where: "the metadata of the source, not the text", Line: date.Line}
	}
	return end
}

func firstOfNames(values map[string]page.Found, what string) page.Found {
	for _, name := range metadataNames[what] {
		if v, ok := values[name]; ok {
			return v
		}
	}
	return page.Found{}
}

// yamlValues returns the scalars of a mapping, with their line numbers.
func yamlValues(text string) (map[string]page.Found, error) {
	inner := strings.TrimPrefix(text, "---\n")
	inner = inner[:strings.LastIndexByte(inner, '\n')+1]
	var root yaml.Node
	err := yaml.Load([]byte(inner), &root)
	var bad *yaml.LoadError
	if errors.As(err, &bad) {
		return nil, fmt.Errorf("line %d: %s", 1+bad.Mark.Line, bad.Message)
	}
	if err != nil {
		return nil, err
	}
	values := map[string]page.Found{}
	for _, all := range root.Content {
		if all.Kind != yaml.MappingNode {
			continue
		}
		for pair := range slices.Chunk(all.Content, 2) {
			key, value := pair[0], pair[1]
			if value.Kind != yaml.ScalarNode {
				continue
			}
			if earlier, ok := values[key.Value]; ok {
				return nil, fmt.Errorf("line %d: %.80s is already in line %d", 1+key.Line, key.Value, earlier.Line)
			}
			values[key.Value] = page.Found{Value: value.Value, Line: 1 + key.Line}
		}
	}
	return values, nil
}
