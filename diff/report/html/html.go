// Package html renders the report model as one page that stands on its own: the
// style and the script are inside it and nothing is loaded. The page is a
// briefing and a synopsis, the old statement on the left and the new one on the
// right, and it can be read and printed without scripts. The new side holds what
// was deleted too, hidden, so that the style alone makes a redline of it:
//
//	side by side   old: The Sides oppose.     new: The Sides [oppose] reject.
//	redline        The Sides [-oppose-]{+reject+}.
//
// A script chooses the view; narrow windows and paper have the redline.
//
// The package decides nothing about content. Its files, by topic:
//
//	page.go     the page of two statements
//	section.go  its articles and folded rows
//	row.go      rows, sides, locators
//	briefing.go what is news
//	lineage.go  the page of many statements
//	gone.go     what the newest no longer says
//	blame.go    the page of a statement by the age of its words
//	parity.go   the page of language versions
//	subject.go  the page of what is said on a subject
//	anchor.go   ids, each given once
//	kind.go     signs and words
//	bar.go      the bars of kinds
//	text.go     runs and pieces of text
//	flow.go     the picture of the articles of two statements
//	river.go    the picture of the articles of many statements
//	tables.go   the page of tables of a series
//	design.go      what pages of other packages are made with
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

// templates holds the templates of each language, parsed when first needed.
var templates = map[locale.Language]func() *template.Template{
	locale.English: templatesIn(locale.English), locale.Chinese: templatesIn(locale.Chinese), locale.Russian: templatesIn(locale.Russian),
}

func templatesIn(language locale.Language) func() *template.Template {
	return sync.OnceValue(func() *template.Template {
		return template.Must(Design{Language: language}.templates("*.tmpl"))
	})
}

// Renderer writes pages. The zero value is ready to use.
type Renderer struct {
	// Language is the language of the page round the statements, English when
	// empty.
	Language locale.Language
	// Detail is how much of a comparison is told. A page that tells the texts has all of
	// them, and shows first what is asked for.
	Detail report.Detail
	// Links ties the pages into a site.
	Links SiteLinks
}

// SiteLinks says where the other pages of a site are, as addresses relative to the
// page. The zero value is that of a page that stands alone.
type SiteLinks struct {
	// Trail is the way from the site's first page to this one, which comes
	// last and has no address.
	Trail []Ref
	// Title tells the page from all others of the site, "" where its report's does.
	Title string
	// Beside are the pages before and after this one.
	Beside []Ref
	// Statement returns the address of the page of a statement, "" for none.
	Statement func(id string) string
	// Thread returns the address of the page of a thread, "" for none.
	Thread func(id string) string
	// Shared is the address of the folder with what [SharedFiles] returns, with a
	// slash at its end. A page without it loads nothing.
	Shared string
}

// Ref is a link to another page. Without an address it is a name only.
type Ref struct{ Text, Href string }

func (l SiteLinks) statement(id string) string { return lookUp(l.Statement, id) }

// inSite reports whether the page is one of a site. There are many, so that one says
// nothing twice that stands on it or a click away.
func (l SiteLinks) inSite() bool { return l.Shared != "" }

func (l SiteLinks) thread(id string) string { return lookUp(l.Thread, id) }

func lookUp(address func(string) string, id string) string {
	if address == nil {
		return ""
	}
	return address(id)
}

// Render writes the comparison of two statements as one HTML page. It returns
// the first error of w. The page is the same for the same report, and its size
// and cost are linear in the report's.
func (x Renderer) Render(w io.Writer, r *report.Report) error {
	x.Language = cmp.Or(x.Language, locale.English)
	return templates[x.Language]().ExecuteTemplate(w, "page.tmpl", newPage(r, x))
}

// RenderLineage writes the life of every clause through n statements as one
// HTML page, as Render does.
func (x Renderer) RenderLineage(w io.Writer, l *history.Report) error {
	x.Language = cmp.Or(x.Language, locale.English)
	return templates[x.Language]().ExecuteTemplate(w, "lineage.tmpl", newLineagePage(l, x))
}

// file returns an embedded file, which is there or the package does not build.
func file(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(b)
}
