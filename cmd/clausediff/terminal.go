package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/term"
)

// Text for a terminal, decided here and nowhere else:
//
//   - colour: --color always or never; else FORCE_COLOR, then NO_COLOR or
//     TERM=dumb, then whether standard output is a terminal. Files get colour
//     with --color always only;
//   - pager: $CLAUSEDIFF_PAGER_COMMAND, $PAGER or less -R, when standard output
//     is a terminal and the text longer than it, unless --pager never;
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

func newScreen(c *cli.Context) (look, error) {
	color, err := choice(c, "color")
	if err != nil {
		return look{}, err
	}
	columns, err := width(c)
	if err != nil {
		return look{}, err
	}
	ambiguous, err := choice(c, "ambiguous-width")
	if err != nil {
		return look{}, err
	}
	theme, err := choice(c, "theme")
	if err != nil {
		return look{}, err
	}
	paged, err := choice(c, "pager")
	if err != nil {
		return look{}, err
	}
	return look{color: color, width: columns, wide: ambiguous == "2", theme: themes[theme], paged: paged == "auto"}, nil
}

var themes = map[string]term.Theme{
	"any": term.AnyBackground, "light": term.Light, "dark": term.Dark, "mono": term.Monochrome,
}

// withLayout adds what --layout says.
func (sc look) withLayout(c *cli.Context) (look, error) {
	layout, err := choice(c, "layout")
	if err != nil {
		return look{}, err
	}
	sc.layout = map[string]term.Layout{
		"auto": term.Auto, "side": term.SideBySide, "stacked": term.Stacked, "inline": term.Inline,
	}[layout]
	return sc, nil
}

// renderer returns the terminal renderer for standard output, or for a file.
func (sc look) renderer(s *session, toStdout bool) term.Renderer {
	var to io.Writer // none for a file
	if toStdout {
		to = s.stdout
	}
	r := term.Renderer{
		Width: sc.width, AmbiguousWide: sc.wide, Layout: sc.layout, Detail: sc.detail,
		Theme: sc.theme,
	}
	s.paged = s.paged || toStdout && sc.paged
	if r.Width == 0 {
		r.Width = screen.Width(to)
	}
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
