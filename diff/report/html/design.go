package html

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io/fs"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Design is what pages of other packages are made with, so that they look and
// speak like the pages of this one.
type Design struct {
	Language locale.Language
	// Files holds the templates, *.tmpl. They may use the parts of this
	// package: shell, theme, trail, ref, text, runs, bar, river, finding.
	Files fs.FS
	// Style and Script follow those of this package. Scripts of the page's own
	// folder may run too when SelfScripts is set.
	Style, Script string
	SelfScripts   bool
	// Small leaves out the style of what only larger pages have: outline,
	// synopsis, pictures.
	Small bool
	// Funcs are further functions of the templates.
	Funcs template.FuncMap
}

// Templates parses the templates, after the parts of this package.
func (d Design) Templates() (*template.Template, error) {
	t, err := d.templates("parts.tmpl")
	if err != nil {
		return nil, err
	}
	return t.Funcs(d.Funcs).ParseFS(d.Files, "*.tmpl")
}

// templates parses templates of this package.
func (d Design) templates(pattern string) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"pieces": pieces, "t": d.Language.T, "n": d.Language.N, "language": func() locale.Language { return d.Language },
		"runs": newRuns, "langtag": langTag, "sign": kindSign, "typesign": typeSign, "status": statusSign[series.Status], "doubt": doubt,
		"flat": flat,
		"line": func(l report.Line, lang tree.Lang) line {
			x := briefer{d.Language, langTag(lang), langTag(lang), func(string, string) string { return "" }}
			return x.line(&l)
		},
		"bar":   func(s diff.Stats) bar { return newBar(kindCounts(s), max(s.Total(), 1)) },
		"river": func(r *flow.River, href func(string) string) *river { return newRiver(r, d.Language, href) },
	}).ParseFS(files, pattern)
}

// Layout is what all pages share: the embedded style and script, and the policy
// that allows these and nothing else.
type Layout struct {
	Policy   string
	Style    template.CSS
	Script   template.JS
	Language locale.Language
}

// Layout returns the shell of the pages.
func (d Design) Layout() Layout {
	style, script := file("base.css"), file("theme.js")+d.Script
	if !d.Small {
		style += file("style.css") + typeRules()
	}
	style += d.Style
	self := ""
	if d.SelfScripts {
		self = "'self' "
	}
	return Layout{
		Policy: "default-src 'none'; style-src '" + digest(style) + "'; script-src " + self + "'" + digest(script) +
			"'; img-src data:; base-uri 'none'; form-action 'none'",
		Style:    template.CSS(style),
		Script:   template.JS(script),
		Language: d.Language,
	}
}

func newLayout(language locale.Language, scripts ...string) Layout {
	d := Design{Language: language}
	for _, name := range scripts {
		d.Script += file(name)
	}
	return d.Layout()
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
