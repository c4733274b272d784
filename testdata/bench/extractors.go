package main

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/testdata/pages"
)

// extractor extracts the text of the body of some pages.
type extractor struct {
	name string
	text func(files [][]byte) (string, error)
}

var extractors = []extractor{
	{"clausediff", ours},
	{"go-readability", each(readable)},
	{"go-trafilatura", each(trafilaturas)},
}

// printExtractors prints the tables of extractors, on real pages and on testdata/pages.
func printExtractors(w io.Writer) error {
	if err := printRealPages(w); err != nil {
		return err
	}
	fmt.Fprintln(w)
	all, err := pages.All(filepath.Join("..", "corpus", "truth"))
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "| extractor | language | precision | recall | pages exactly right |")
	fmt.Fprintln(w, "| --- | --- | --- | --- | --- |")
	for _, x := range extractors {
		for _, lang := range []string{"zh", "ru", "en"} {
			var s share
			for i := range all {
				if p := &all[i]; p.Lang == lang && strings.Contains(string(p.Files[0]), "<") {
					got, _ := x.text(p.Files) // refused pages count as empty
					s.add(got, wanted(p))
				}
			}
			fmt.Fprintf(w, "| %s | %s | %.4f | %.4f | %d of %d |\n", x.name, lang, s.precision(), s.recall(), s.exact, s.pages)
		}
	}
	return nil
}

// wanted returns the blocks of the statement as printed, including labels.
func wanted(p *pages.Page) string {
	var b strings.Builder
	for _, k := range p.Want.Blocks {
		b.WriteString(k.Full())
	}
	return b.String()
}

// ours returns the blocks of the statement on some pages, one per line.
func ours(files [][]byte) (string, error) {
	var parts []parse.Part
	for _, f := range files {
		parts = append(parts, parse.Part{Reader: bytes.NewReader(f)})
	}
	s, err := parse.Join(parts)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for n := range s.Root.All() {
		b.WriteString(n.Mark)
		if n.Kind.IsBlock() {
			b.WriteString(s.TextOf(n) + "\n")
		}
	}
	return b.String(), nil
}

// each applies text to the pages of a statement one by one.
func each(text func([]byte) (string, error)) func([][]byte) (string, error) {
	return func(files [][]byte) (string, error) {
		var all []string
		for _, f := range files {
			t, err := text(f)
			if err != nil {
				return "", err
			}
			all = append(all, t)
		}
		return strings.Join(all, "\n"), nil
	}
}

var address = &url.URL{Scheme: "https", Host: "lan.example", Path: "/1.html"}

func readable(page []byte) (string, error) {
	article, err := readability.FromReader(bytes.NewReader(page), address)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = article.RenderText(&b)
	return b.String(), err
}

func trafilaturas(page []byte) (string, error) {
	result, err := trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{OriginalURL: address, EnableFallback: true})
	if err != nil {
		return "", err
	}
	var b strings.Builder
	writeLines(&b, result.ContentNode)
	return b.String(), nil
}

// writeLines writes the text under a node, with a line for each element that is not
// inside a sentence.
func writeLines(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	}
	inline := n.DataAtom == 0
	switch n.DataAtom {
	case atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.Span, atom.Sub, atom.Sup, atom.Code, atom.Del, atom.Font:
		inline = true
	}
	if !inline {
		b.WriteString("\n")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeLines(b, c)
	}
	if !inline {
		b.WriteString("\n")
	}
}
