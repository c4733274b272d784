package site

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

//go:embed *.tmpl site.css search.js
var files embed.FS

// look is the design of a page: that of the first page with its search, that of pages
// with an outline, and that of pages without.
type look int

const (
	firstLook look = iota
	wideLook
	smallLook
)

// designs returns the design of each look.
func designs(language locale.Language) map[look]html.Design {
	wide := html.Design{Language: language, Files: files, Style: file("site.css"), Shared: up + sharedFolder,
		Funcs: template.FuncMap{"percent": percent, "statementhref": statementHref, "leftOut": passage.ReasonWord}}
	first, small := wide, wide
	first.Script, first.Shared, small.Small = file("search.js"), sharedFolder, true
	return map[look]html.Design{firstLook: first, wideLook: wide, smallLook: small}
}

// page returns a page rendered by a template from the result of view.
func (s *Site) page(name, input, tmpl string, view func() (any, error)) Page {
	return newPage(name, input, func(w io.Writer) error {
		v, err := view()
		if err != nil {
			return err
		}
		return s.templates.ExecuteTemplate(w, tmpl, v)
	})
}

// renderer returns the renderer for a page of a series.
func (s *Site) renderer(trail, beside []html.Ref, thread func(string) string) html.Renderer {
	links := linksAt(trail, beside...)
	links.Statement, links.Thread, links.Shared = statementHref, thread, up+sharedFolder
	return html.Renderer{Language: s.language, Links: links}
}

func statementHref(id string) string { return up + statementFile(id) }

// sharedPages returns the styles and scripts that the pages load.
func (s *Site) sharedPages() []Page {
	texts := html.SharedFiles()
	for _, d := range s.looks {
		maps.Copy(texts, d.SharedFiles())
	}
	var pages []Page
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		pages = append(pages, newPage(sharedFolder+name, newDigest(s.base, name).String(), func(w io.Writer) error {
			_, err := io.WriteString(w, texts[name])
			return err
		}))
	}
	return pages
}

// t translates a text of the pages.
func (s *Site) t(text string, args ...any) string { return s.language.T(text, args...) }

// trail returns the breadcrumbs of a page in a folder, which begin with the corpus.
func (s *Site) trail(rest ...html.Ref) []html.Ref {
	return append([]html.Ref{{Text: s.t("Corpus"), Href: up + "index.html"}}, rest...)
}

// linksAt returns the links of the page at the end of a trail. Its title is its own name,
// then the names of what contains it.
func linksAt(trail []html.Ref, beside ...html.Ref) html.SiteLinks {
	var names []string
	for _, ref := range slices.Backward(trail[1:]) {
		names = append(names, ref.Text)
	}
	return html.SiteLinks{Trail: trail, Title: strings.Join(names, " – "), Beside: beside}
}

// fromTop converts a link of a page in a folder to one of the site's first page.
func fromTop(r html.Ref) html.Ref {
	r.Href = strings.TrimPrefix(r.Href, up)
	return r
}

// file returns the text of an embedded file, which must exist.
func file(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// percent returns a share as a percentage without a fraction.
func percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return fmt.Sprintf("%d %%", (200*part+whole)/(2*whole))
}
