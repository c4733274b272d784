package main

import (
	"cmp"
	"io"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/term"
)

// Text for a terminal is controlled as follows, only in this file:
//
//   - colour: --color always or never; else FORCE_COLOR, then NO_COLOR or
//     TERM=dumb, then whether standard output is a terminal. Files have colour
//     with --color always only;
//   - pager: $CLAUSEDIFF_PAGER_COMMAND, $PAGER or less -R, when standard output
//     is a terminal and the text is longer than it, unless --pager never;
//   - width: --width; else that of the terminal; else COLUMNS; else 80.

// look is how text for a terminal looks.
type look struct {
	color  string // auto, always or never
	width  int    // 0 when not given
	wide   bool
	layout term.Layout
	detail report.Detail
	theme  term.Theme
	paged  bool
	report string // address of the HTML report of the same run, "" for none
}

// newScreen returns the look that the flags set, as far as the command has them.
func newScreen(c *call) (look, error) {
	given := map[string]string{}
	for _, name := range []string{"color", "ambiguous-width", "theme", "pager", "layout"} {
		if !c.command.has(name) {
			continue
		}
		word, err := choice(c, name)
		if err != nil {
			return look{}, err
		}
		given[name] = word
	}
	columns, err := width(c)
	return look{
		color: given["color"], width: columns, wide: given["ambiguous-width"] == "2", paged: given["pager"] == "auto",
		theme:  map[string]term.Theme{"any": term.AnyBackground, "light": term.Light, "dark": term.Dark, "mono": term.Monochrome}[given["theme"]],
		layout: map[string]term.Layout{"auto": term.Auto, "side": term.SideBySide, "stacked": term.Stacked, "inline": term.Inline}[given["layout"]],
	}, err
}

// renderer returns the terminal renderer for standard output, or for a file.
func (sc look) renderer(s *session, toStdout bool) term.Renderer {
	var to io.Writer // nil for a file
	if toStdout {
		to = s.stdout
	}
	r := term.Renderer{
		Width: sc.width, AmbiguousWide: sc.wide, Layout: sc.layout, Detail: sc.detail,
		Theme: sc.theme,
	}
	s.paged = s.paged || toStdout && sc.paged
	r.Width = cmp.Or(r.Width, screen.Width(to))
	switch sc.color {
	case "always":
		r.Color = true
	case "auto":
		r.Color = toStdout && screen.WantsColor(to)
	}
	if screen.IsTerminal(to) {
		r.Report = sc.report
	}
	return r
}
