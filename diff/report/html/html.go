// Package html renders the report model as one page that stands on its own: the
// style and the script are inside it and nothing is loaded. The page is a
// synopsis, the old statement on the left and the new one on the right, and it
// can be read and printed without scripts.
//
// The package decides nothing about content. Its files, by topic:
//
//	page.go     the page of two statements
//	section.go  its articles and folded rows
//	row.go      rows, sides, locators
//	lineage.go  the page of many statements
//	anchor.go   ids, each given once
//	kind.go     signs and words
//	bar.go      the bars of kinds
//	text.go     runs and pieces of text
//	tongue.go   the languages of the page; words.go their words
//	flow.go     the picture of the articles
//	excerpt.go  the short texts of the list of changes
package html

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"sync"

	"github.com/clausediff/clausediff/diff/report"
)

//go:embed page.tmpl lineage.tmpl parts.tmpl style.css script.js
var files embed.FS

// templates holds the templates of each language, parsed when first needed.
var templates = map[Tongue]func() *template.Template{
	English: templatesIn(English), Chinese: templatesIn(Chinese), Russian: templatesIn(Russian),
}

func templatesIn(tongue Tongue) func() *template.Template {
	return sync.OnceValue(func() *template.Template {
		return template.Must(template.New("").Funcs(template.FuncMap{
			"pieces": pieces, "t": tongue.t, "tongue": func() Tongue { return tongue },
		}).ParseFS(files, "*.tmpl"))
	})
}

// Renderer writes pages. The zero value is ready to use.
type Renderer struct {
	// Tongue is the language of the page round the statements, English when
	// empty.
	Tongue Tongue
}

// Render writes the comparison of two statements as one HTML page. It returns
// the first error of w. The page is the same for the same report, and its size
// and cost are linear in the report's.
func (x Renderer) Render(w io.Writer, r *report.Report) error {
	tongue := cmp.Or(x.Tongue, English)
	return templates[tongue]().ExecuteTemplate(w, "page.tmpl", newPage(r, tongue))
}

// RenderLineage writes the life of every clause through n statements as one
// HTML page, as Render does.
func (x Renderer) RenderLineage(w io.Writer, l *report.Lineage) error {
	tongue := cmp.Or(x.Tongue, English)
	return templates[tongue]().ExecuteTemplate(w, "lineage.tmpl", newLineagePage(l, tongue))
}

// shell is what both pages share: the embedded style and script, and the policy
// that allows these two and nothing else.
type shell struct {
	Policy string
	Style  template.CSS
	Script template.JS
	Tongue Tongue
}

func newShell(tongue Tongue) shell {
	style, script := file("style.css"), file("script.js")
	return shell{
		Policy: "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script) +
			"'; img-src data:; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(style),
		Script: template.JS(script),
		Tongue: tongue,
	}
}

// file returns an embedded file, which is there or the package does not build.
func file(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
