// Package pages prints the specimen statements on pages of many kinds of site.
// Each layout is a template in layouts/; what a site puts round a statement, in
// the language of the statement, is in noise/. What the tests of the extraction
// expect is the statement that was put in.
//
// A layout begins with a line that says in which languages it is printed, and
// how the page is encoded and what it declares:
//
//	zh ru en
//	zh; gb18030
//
// A line "=== page ===" parts the pages of a statement that has several.
package pages

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"text/template"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

//go:embed layouts/* noise/*
var files embed.FS

// Page is a statement in one layout.
type Page struct {
	Layout string // name of the layout
	Lang   string
	ID     string   // of the statement, such as zh-2022
	Files  [][]byte // the page, or the pages in their order
	Want   *Statement
}

// Name returns the layout and the statement.
func (p *Page) Name() string { return p.Layout + "/" + p.ID }

// All prints every statement of a folder of truth files in every layout of its
// language. The order is that of the names.
func All(truth string) ([]Page, error) {
	layouts, err := readLayouts()
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(truth, "[a-z][a-z]-[0-9][0-9][0-9][0-9].txt"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no truth files in %s: %v", truth, err)
	}
	var all []Page
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		id := strings.TrimSuffix(filepath.Base(name), ".txt")
		s, err := Read(id[:2], string(b))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, l := range layouts {
			if !strings.Contains(l.langs, s.Lang) {
				continue
			}
			page, err := l.print(s)
			if err != nil {
				return nil, err
			}
			all = append(all, Page{l.name, s.Lang, id, page, s})
		}
	}
	return all, nil
}

// layout is one template.
type layout struct {
	name, langs, charset string
	text                 string
}

func readLayouts() ([]layout, error) {
	entries, err := fs.ReadDir(files, "layouts")
	if err != nil {
		return nil, err
	}
	var all []layout
	for _, e := range entries {
		b, err := files.ReadFile(path.Join("layouts", e.Name()))
		if err != nil {
			return nil, err
		}
		head, text, _ := strings.Cut(string(b), "\n")
		langs, charset, _ := strings.Cut(head, ";")
		name := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		all = append(all, layout{name, langs, strings.TrimSpace(charset), text})
	}
	return all, nil
}

// print fills the layout with a statement.
func (l *layout) print(s *Statement) ([][]byte, error) {
	t, err := template.New(l.name).Funcs(functions(s)).ParseFS(files, "noise/"+s.Lang+".html")
	if err != nil {
		return nil, err
	}
	var pages [][]byte
	for i, text := range strings.Split(l.text, "=== page ===\n") {
		page, err := template.Must(t.Clone()).New(fmt.Sprint(l.name, i)).Parse(text)
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		if err := page.Execute(&out, s); err != nil {
			return nil, err
		}
		b, err := encode(out.Bytes(), l.charset)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", l.name, err)
		}
		pages = append(pages, b)
	}
	return pages, nil
}

// encode puts UTF-8 into another encoding.
func encode(b []byte, charset string) ([]byte, error) {
	switch charset {
	case "":
		return b, nil
	case "utf-8-bom":
		return append([]byte("\ufeff"), b...), nil
	case "utf-16":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(b)
	}
	e, err := htmlindex.Get(charset)
	if err != nil {
		return nil, err
	}
	return e.NewEncoder().Bytes(b)
}
