package main

import (
	"io"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/versions"
	"github.com/clausediff/clausediff/parse/tree"
)

func parityFlags() []flagSpec {
	flags := []flagSpec{
		valueFlag("format", ""),
		outputFlag("-"),
		reportFlag(),
		switchFlag("exit-code"),
		valueFlag("previous-a", ""), valueFlag("previous-b", ""),
		switchFlag("brief"),
		valueFlag("corpus", ""), valueFlag("profile", ""),
		switchFlag("strict"),
		sizeFlag(),
	}
	return slices.Concat(flags, screenFlags(), []flagSpec{valueFlag("layout", "auto"), valueFlag("ui-lang", "auto")})
}

// parityKinds are the kinds of reports of language versions.
func parityKinds() []string { return []string{"term", "html", "json", "md"} }

// mostVersions is the most versions of a statement that can be compared at once.
const mostVersions = 3

// parity implements the parity command: do the language versions of a statement say the
// same?
func (s *session) parity(c *call) error {
	v, err := s.begin(c)
	if err != nil {
		return err
	}
	args, err := versionsOf(v.in, c.args)
	if err != nil {
		return err
	}
	previous := []string{c.String("previous-a"), c.String("previous-b")}
	if (previous[0] == "") != (previous[1] == "") || previous[0] != "" && len(args) > 2 {
		return usagef("parity", "--previous-a and --previous-b are the statements before two versions; give both, or neither")
	}
	statements, err := v.in.Statements(args)
	if err != nil {
		return err
	}
	s.warnSameLanguage(statements)
	var pairs []*parity.Result
	for i, a := range statements {
		for k, b := range statements[i+1:] {
			before := previous
			if before[0] == "" {
				before = versionsBefore(v.in, args[i], args[i+1+k])
			}
			opts, err := changes(v.in, a, b, before)
			if err != nil {
				return err
			}
			pairs = append(pairs, parity.Compare(a, b, opts...))
		}
	}
	if err := v.write(v.versions(pairs)); err != nil {
		return err
	}
	if c.Bool("exit-code") && slices.ContainsFunc(pairs, func(r *parity.Result) bool { return len(r.Findings) > 0 }) {
		return errDifferent
	}
	return nil
}

// versionsOf returns the arguments or, for a single id, the ids of all versions of its
// statement.
func versionsOf(in *load.Loader, args []string) ([]string, error) {
	if len(args) == 1 && in.Lists(args[0]) {
		if ids := in.Opened().Versions(args[0]); ids != nil {
			args = ids
		}
	}
	if len(args) < 2 || len(args) > mostVersions {
		return nil, usagef("parity", "parity needs two or three versions of a statement, %d given; or the id of one whose versions the manifest joins by version-of", len(args))
	}
	return args, nil
}

// warnSameLanguage warns if two versions are in the same language.
func (s *session) warnSameLanguage(statements []*tree.Statement) {
	for i, a := range statements {
		for _, b := range statements[i+1:] {
			if a.Lang == b.Lang {
				s.warn("%s and %s are both in %q: compare shows more of what differs between them", a.ID, b.ID, a.Lang)
			}
		}
	}
}

// versionsBefore returns the ids of the statements that precede two of the manifest in
// their series, nil unless they too are versions of one statement.
func versionsBefore(in *load.Loader, a, b string) []string {
	x, okA := in.Before(a)
	y, okB := in.Before(b)
	if !okA || !okB || x.VersionOf == "" || x.VersionOf != y.VersionOf {
		return nil
	}
	return []string{x.ID, y.ID}
}

// changes returns what changed in each of two versions since the preceding statements.
func changes(in *load.Loader, a, b *tree.Statement, before []string) ([]parity.Option, error) {
	if before == nil {
		return nil, nil
	}
	old, err := in.Statements(before)
	if err != nil {
		return nil, err
	}
	fromA, err := comparePair(in, old[0], a)
	if err != nil {
		return nil, err
	}
	fromB, err := comparePair(in, old[1], b)
	if err != nil {
		return nil, err
	}
	return []parity.Option{parity.Before(fromA, fromB)}, nil
}

// counterparts returns where the other versions of a statement, listed in the manifest,
// say what is at one of its addresses.
func counterparts(in *load.Loader, statements []*tree.Statement, id string, at tree.Locator) ([]versions.Counterpart, error) {
	i := slices.IndexFunc(statements, func(st *tree.Statement) bool { return st.ID == id })
	if i < 0 || !in.Lists(id) {
		return nil, nil
	}
	var all []versions.Counterpart
	for _, other := range in.Opened().Versions(id) {
		if other == id {
			continue
		}
		version, err := in.Statements([]string{other})
		if err != nil {
			return nil, err
		}
		if c, ok := versions.CounterpartOf(parity.Compare(statements[i], version[0]), at); ok {
			all = append(all, c)
		}
	}
	return all, nil
}

// versions renders pairs of versions, one after the other; in JSON each on a line.
func (v view) versions(pairs []*parity.Result) render {
	return func(w io.Writer, kind string, toStdout bool) error {
		models := make([]*versions.Report, len(pairs))
		for i, r := range pairs {
			if kind != "json" {
				models[i] = versions.New(r)
			}
		}
		if kind == "html" {
			return html.Renderer{Language: v.language, Detail: v.screen.detail}.RenderParity(w, models...)
		}
		for i, r := range pairs {
			if err := v.version(w, kind, toStdout, r, models[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

func (v view) version(w io.Writer, kind string, toStdout bool, r *parity.Result, m *versions.Report) error {
	switch kind {
	case "json":
		return json.WriteParity(w, r)
	case "md":
		return markdown.Renderer{Full: v.full, Language: v.language, Detail: v.screen.detail}.RenderParity(w, m)
	}
	x := v.screen.renderer(v.s, toStdout)
	x.Language = v.language
	return x.RenderParity(w, m)
}
