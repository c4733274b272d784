package main

import (
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

func parityFlags() []cli.Flag {
	flags := []cli.Flag{
		valueFlag("format", ""),
		valueFlag("output", "-", "o"),
		reportFlag(),
		switchFlag("exit-code"),
		valueFlag("previous-a", ""), valueFlag("previous-b", ""),
		switchFlag("brief"),
		valueFlag("corpus", ""), valueFlag("profile", ""),
		switchFlag("strict"),
		sizeFlag(),
	}
	return slices.Concat(flags, screenFlags(), []cli.Flag{valueFlag("layout", "auto"), valueFlag("ui-lang", "auto")})
}

// parityKinds are the kinds of report of versions.
func parityKinds() []string { return []string{"term", "json", "md"} }

// mostVersions is how many versions of a statement are compared at once.
const mostVersions = 3

// parity is the command of this name: do language versions of one statement say the
// same?
func (s *session) parity(c *cli.Context) error {
	v, all, in, err := s.beginParity(c)
	if err != nil {
		return err
	}
	statements, err := in.versions(c.Args().Slice())
	if err != nil {
		return err
	}
	previous := []string{c.String("previous-a"), c.String("previous-b")}
	if (previous[0] == "") != (previous[1] == "") || previous[0] != "" && len(statements) > 2 {
		return usagef("parity", "--previous-a and --previous-b are the statements before two versions; give both, or neither")
	}
	s.warnSameLanguage(statements)
	var pairs []*parity.Result
	for i, a := range statements {
		for _, b := range statements[i+1:] {
			opts, err := in.changes(a, b, previous)
			if err != nil {
				return err
			}
			pairs = append(pairs, parity.Compare(a, b, opts...))
		}
	}
	if err := s.write(all, v.versions(pairs)); err != nil {
		return err
	}
	if c.Bool("exit-code") && slices.ContainsFunc(pairs, func(r *parity.Result) bool { return len(r.Findings) > 0 }) {
		return errDifferent
	}
	return nil
}

// beginParity reads what the flags say.
func (s *session) beginParity(c *cli.Context) (v view, all []output, in *input, err error) {
	if v.screen, err = newScreen(c); err != nil {
		return v, nil, nil, err
	}
	if v.screen, err = v.screen.withLayout(c); err != nil {
		return v, nil, nil, err
	}
	v.s, v.screen.brief = s, c.Bool("brief")
	if v.language, err = languageOf(c); err != nil {
		return v, nil, nil, err
	}
	if c.String("format") != "" {
		if _, err := choice(c, "format", parityKinds()...); err != nil {
			return v, nil, nil, err
		}
	}
	kind, err := kindOf(c, versionsByEnding(), "term")
	if err != nil {
		return v, nil, nil, err
	}
	if all, err = s.outputsOf(c, kind, parityKinds()); err != nil {
		return v, nil, nil, err
	}
	v.screen.report, v.full = reportAddress(all), reportPath(all)
	in, err = s.newInput(c)
	return v, all, in, err
}

func versionsByEnding() map[string]string {
	return map[string]string{".json": "json", ".md": "md", ".markdown": "md"}
}

// versions reads the statements that are given, or all versions of the one that is.
func (in *input) versions(args []string) ([]*tree.Statement, error) {
	if len(args) == 1 {
		if err := in.open(); err != nil {
			return nil, err
		}
		if in.corpus != nil {
			if ids := in.corpus.Versions(args[0]); len(ids) > 0 {
				args = ids
			}
		}
	}
	if len(args) < 2 || len(args) > mostVersions {
		return nil, usagef("parity", "parity needs two or three versions of a statement, %d given; or the id of one that the manifest says are versions of it", len(args))
	}
	return in.load(args)
}

// warnSameLanguage says so when versions are in one language.
func (s *session) warnSameLanguage(statements []*tree.Statement) {
	for i, a := range statements {
		for _, b := range statements[i+1:] {
			if a.Lang == b.Lang {
				s.warn("%s and %s are both in %q: compare tells more of what differs between them", a.ID, b.ID, a.Lang)
			}
		}
	}
}

// changes returns what became of the statements before two versions: those that are
// named, or those before them in their series that are versions of one statement.
func (in *input) changes(a, b *tree.Statement, named []string) ([]parity.Option, error) {
	var before []*tree.Statement
	var err error
	switch {
	case named[0] != "":
		if before, err = in.load(named); err != nil {
			return nil, err
		}
	case in.listed[a] && in.listed[b]:
		if before, err = in.versionsBefore(a, b); before == nil || err != nil {
			return nil, err
		}
	default:
		return nil, nil
	}
	fromA, err := in.compare(before[0], a)
	if err != nil {
		return nil, err
	}
	fromB, err := in.compare(before[1], b)
	if err != nil {
		return nil, err
	}
	return []parity.Option{parity.Before(fromA, fromB)}, nil
}

// versionsBefore reads the statements before two of the manifest, nil where these are
// not versions of one.
func (in *input) versionsBefore(a, b *tree.Statement) ([]*tree.Statement, error) {
	x, okA := in.corpus.Before(a.ID)
	y, okB := in.corpus.Before(b.ID)
	if !okA || !okB || x.VersionOf == "" || x.VersionOf != y.VersionOf {
		return nil, nil
	}
	var before []*tree.Statement
	for _, e := range []corpus.Entry{x, y} {
		st := in.byID[e.ID]
		if st == nil {
			read, err := in.listedStatement(e)
			if err != nil {
				return nil, advise(err)
			}
			st = read
			in.note(st, true)
		}
		before = append(before, st)
	}
	return before, nil
}

// versions renders pairs of versions: one after the other, as JSON one a line.
func (v view) versions(pairs []*parity.Result) func(io.Writer, string, bool) error {
	return func(w io.Writer, kind string, toStdout bool) error {
		models := make([]*report.Parity, len(pairs))
		for i, r := range pairs {
			if kind != "json" {
				models[i] = report.NewParity(r)
			}
		}
		for i, r := range pairs {
			if err := v.version(w, kind, toStdout, r, models[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

func (v view) version(w io.Writer, kind string, toStdout bool, r *parity.Result, m *report.Parity) error {
	switch kind {
	case "json":
		return json.WriteParity(w, r)
	case "md":
		return markdown.Renderer{Full: v.full, Language: v.language, Brief: v.screen.brief}.RenderParity(w, m)
	}
	x := v.screen.renderer(v.s, toStdout)
	x.Language = v.language
	return x.RenderParity(w, m)
}
