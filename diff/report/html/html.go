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
//	excerpt.go  the short texts of the list of changes
package html

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"

	"github.com/clausediff/clausediff/diff/report"
)

//go:embed page.tmpl lineage.tmpl parts.tmpl style.css script.js
var files embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"pieces": pieces,
}).ParseFS(files, "*.tmpl"))

// Renderer writes pages. The zero value is ready to use.
type Renderer struct{}

// Render writes the comparison of two statements as one HTML page. It returns
// the first error of w. The page is the same for the same report, and its size
// and cost are linear in the report's.
func (Renderer) Render(w io.Writer, r *report.Report) error {
	return templates.ExecuteTemplate(w, "page.tmpl", newPage(r))
}

// RenderLineage writes the life of every clause through n statements as one
// HTML page, as Render does.
func (Renderer) RenderLineage(w io.Writer, l *report.Lineage) error {
	return templates.ExecuteTemplate(w, "lineage.tmpl", newLineagePage(l))
}

// shell is what both pages share: the embedded style and script, and the policy
// that allows these two and nothing else.
type shell struct {
	Policy string
	Style  template.CSS
	Script template.JS
}

func newShell() shell {
	style, script := file("style.css"), file("script.js")
	return shell{
		Policy: "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script) +
			"'; img-src data:; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(style),
		Script: template.JS(script),
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
