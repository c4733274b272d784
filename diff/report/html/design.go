package html

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// Design defines pages of other packages that look and read like the pages of this one.
type Design struct {
	Language locale.Language
	// Files holds the templates, *.tmpl. They may use the templates of this package:
	// shell, theme, trail, ref, text, runs, bar, river, finding.
	Files fs.FS
	// Style and Script follow those of this package.
	Style, Script string
	// Shared is the address of the folder from which the pages of a site load the files of
	// [Design.SharedFiles], with a trailing slash. If it is empty, a page contains its style
	// and its script.
	Shared string
	// Small leaves out the style of parts that only larger pages have: outline, synopsis,
	// charts.
	Small bool
	// Funcs are additional functions for the templates.
	Funcs template.FuncMap
}

// Templates parses the templates after the templates of this package.
func (d Design) Templates() (*template.Template, error) {
	t, err := d.templates("parts.tmpl")
	if err != nil {
		return nil, err
	}
	return t.Funcs(d.Funcs).ParseFS(d.Files, "*.tmpl")
}

// templates parses templates of this package.
func (d Design) templates(names ...string) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"text": escaped, "t": d.Language.T, "n": d.Language.N, "language": func() locale.Language { return d.Language },
		"runs": redline, "marked": marked, "locators": func(list []locator) template.HTML { return written("", func(w *writer) { w.locators(list) }) }, "excerpt": passage.Excerpt, "langtag": langTag, "sign": func(word any) sign { return signOf(fmt.Sprint(word)) }, "typesign": typeSign, "doubt": report.Doubt,
		"rows": pieces(d.Language, (*writer).blocks), "threads": pieces(d.Language, (*writer).threads), "past": pieces(d.Language, (*writer).pastThreads),
		"flat": flat, "fragment": fragment, "list": func(all ...any) []any { return all }, "add": func(x, y int) int { return x + y },
		"line": func(l report.Line, lang tree.Lang) line {
			b := briefing{OldLang: langTag(lang), NewLang: langTag(lang), place: func(string, string) string { return "" }}
			return b.Line(l)
		},
		"counts": func(s diff.Stats) []count { return counts(append(report.Tallies(s), report.FlagTallies(s)[0])) },
		"bar":    func(s diff.Stats) bar { return newBar(counts(report.Tallies(s)), max(s.Total(), 1)) },
		"river":  func(r *flow.River, href func(string) string) *river { return newRiver(r, d.Language, href) },
		"chart":  newChart,
		"ref":    func(text, href string) Ref { return Ref{text, href} },
	}).ParseFS(files, names...)
}

// Layout is what all pages share: the style and the script, included in the page or as addresses
// of files of the site, and a content security policy that allows only these.
type Layout struct {
	Policy                string
	Style                 template.CSS
	Script                template.JS
	StyleFile, ScriptFile string
	Language              locale.Language
}

// Layout returns the shell of the pages.
func (d Design) Layout() Layout {
	style, script := d.look()
	l := Layout{Language: d.Language}
	if d.Shared == "" {
		l.Style, l.Script = template.CSS(style), template.JS(script)
		l.Policy = policy("'"+digest(style)+"'", "'"+digest(script)+"'")
		return l
	}
	l.StyleFile, l.ScriptFile = d.Shared+sharedName(style, ".css"), d.Shared+sharedName(script, ".js")
	l.Policy = policy("'self'", "'self'")
	return l
}

// SharedFiles returns the style and the script of the pages by the file names under which pages
// with [Design.Shared] load them. Pages with the same look share the files.
func (d Design) SharedFiles() map[string]string {
	style, script := d.look()
	return map[string]string{sharedName(style, ".css"): style, sharedName(script, ".js"): script}
}

// sharedName names a file by its content, so that a page never loads the style of another
// version.
func sharedName(text, ending string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6]) + ending
}

// look returns the whole style and the whole script.
func (d Design) look() (style, script string) {
	style, script = file("base.css"), file("theme.js")+d.Script
	if !d.Small {
		style += file("style.css") + typeRules()
	}
	return style + d.Style, script
}

func policy(styles, scripts string) string {
	return "default-src 'none'; style-src " + styles + "; script-src " + scripts + "; img-src data:; base-uri 'none'; form-action 'none'"
}

// pageTemplates are the templates of this package for the pages of a site.
var pageTemplates = []string{"page.tmpl", "lineage.tmpl", "tables.tmpl", "subject.tmpl", "parity.tmpl"}

// designOf returns the design of the page of a template of this package.
func designOf(page string) Design {
	switch page {
	case "page.tmpl":
		return Design{Script: file("script.js")}
	case "lineage.tmpl":
		return Design{Script: file("script.js") + file("columns.js")}
	case "parity.tmpl":
		return Design{Style: file("parity.css"), Small: true}
	}
	return Design{Style: file(strings.TrimSuffix(page, ".tmpl") + ".css")}
}

// frame is what all pages of this package have.
type frame struct {
	Layout
	Links   SiteLinks
	Title   string
	Notices []notice
}

// frame returns the frame of the page of a template.
func (x Renderer) frame(page, title string, notices []notice) frame {
	d := designOf(page)
	d.Language, d.Shared = x.Language, x.Links.Shared
	return frame{d.Layout(), x.Links, title, notices}
}

// Href returns the address of the page of a statement, "" for none.
func (f frame) Href(id string) string { return f.Links.statement(id) }

// SharedFiles returns the files that the pages of this package load from the shared folder of a
// site, by file name: see [SiteLinks.Shared].
func SharedFiles() map[string]string {
	all := map[string]string{}
	for _, page := range pageTemplates {
		maps.Copy(all, designOf(page).SharedFiles())
	}
	return all
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
