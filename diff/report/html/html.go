// Package html renders the report model as one self-contained page: the style and the script
// are inside it, and it loads nothing. The page is a briefing and a synopsis, with the old
// statement on the left and the new one on the right. It can be read and printed without
// scripts. The new side also contains the deleted text, hidden, so that the style alone turns it
// into a redline:
//
//	side by side   old: The Sides oppose.     new: The Sides [oppose] reject.
//	redline        The Sides [-oppose-]{+reject+}.
//
// A script switches the view; narrow windows and paper have the redline.
//
// The package decides nothing about content. Its files, by topic:
//
//	page.go     the page of two statements
//	section.go  its articles and folded rows
//	row.go      rows, sides, locators
//	write.go    rows as HTML
//	briefing.go what is news
//	lineage.go  the page of many statements
//	threads.go  its threads as HTML
//	gone.go     threads that the newest statement no longer has
//	blame.go    the page of a statement by the age of its words
//	parity.go   the page of language versions
//	subject.go  the page of what is said on a subject
//	anchor.go   ids, each given once
//	kind.go     signs and words
//	bar.go      the bars of kinds
//	text.go     marked text as HTML
//	markup.go   HTML without templates, escaped like theirs
//	river.go    the chart of the clauses, article by article
//	tables.go   the page of tables of a series
//	design.go   the design of pages of other packages
package html

import (
	"cmp"
	"embed"
	"html/template"
	"io"
	"sync"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
)

//go:embed page.tmpl tables.tmpl tables.css lineage.tmpl ledger.tmpl blame.tmpl parity.tmpl subject.tmpl parts.tmpl base.css parity.css style.css blame.css subject.css theme.js script.js columns.js
var files embed.FS

// templates holds the templates of each page in each language, parsed on first use.
var templates = func() map[edition]func() *template.Template {
	all := map[edition]func() *template.Template{}
	for _, language := range locale.Languages() {
		for _, page := range append(pageTemplates, "blame.tmpl") {
			all[edition{page, language}] = sync.OnceValue(func() *template.Template {
				return template.Must(Design{Language: language}.templates(page, "parts.tmpl", "ledger.tmpl"))
			})
		}
	}
	return all
}()

// edition is the page of a template in a language.
type edition struct {
	page     string
	language locale.Language
}

// Renderer writes pages. The zero value is ready to use.
type Renderer struct {
	// Language is the language of the words around the statements, English if empty.
	Language locale.Language
	// Detail is how much of a comparison is shown. A page with the texts has all of them,
	// and first shows those that the detail selects.
	Detail report.Detail
	// Links connects the pages of a site.
	Links SiteLinks
}

// SiteLinks holds the addresses of the other pages of a site, relative to the page. The zero
// value is for a page that is not part of a site.
type SiteLinks struct {
	// Trail is the path from the site's first page to this one, which comes last and has no
	// address.
	Trail []Ref
	// Title distinguishes the page from all others of the site. If it is "", the page has
	// the title of its report.
	Title string
	// Beside are the previous and the next page.
	Beside []Ref
	// Statement returns the address of the page of a statement, "" for none.
	Statement func(id string) string
	// Thread returns the address of the page of a thread, "" for none.
	Thread func(id string) string
	// Shared is the address of the folder with the files of [SharedFiles], with a trailing
	// slash. If it is empty, the page loads nothing.
	Shared string
}

// Ref is a link to another page, or only a name if it has no address.
type Ref struct{ Text, Href string }

func (l SiteLinks) statement(id string) string { return lookUp(l.Statement, id) }

// inSite reports whether the page is one of a site. Such a page does not repeat what it or a
// linked page shows, to keep a large site small.
func (l SiteLinks) inSite() bool { return l.Shared != "" }

func (l SiteLinks) thread(id string) string { return lookUp(l.Thread, id) }

func lookUp(address func(string) string, id string) string {
	if address == nil {
		return ""
	}
	return address(id)
}

// Render writes the comparison of two statements as one HTML page. It returns the first error of
// w. The same report gives the same page, with size and cost linear in the size of the report.
func (x Renderer) Render(w io.Writer, r *report.Report) error {
	x.Language = cmp.Or(x.Language, locale.English)
	return x.execute(w, "page.tmpl", newPage(r, x))
}

// RenderLineage writes the life of every clause through n statements as one HTML page. The
// output and the error are as for Render.
func (x Renderer) RenderLineage(w io.Writer, l *history.Report) error {
	x.Language = cmp.Or(x.Language, locale.English)
	return x.execute(w, "lineage.tmpl", newLineagePage(l, x))
}

// execute writes the page of a template.
func (x Renderer) execute(w io.Writer, page string, data any) error {
	return templates[edition{page, x.Language}]().ExecuteTemplate(w, page, data)
}

// file returns an embedded file. It panics if there is no such file.
func file(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(b)
}
