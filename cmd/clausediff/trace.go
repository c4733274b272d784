package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// trace implements the trace command: the life of a clause or of phrases through a
// series, what the newest statement no longer says, or where its words come from.
func (s *session) trace(c *call) error {
	v, err := s.begin(c)
	if err != nil {
		return err
	}
	q, files, err := s.readQuery(c)
	if err != nil {
		return err
	}
	if across, err := acrossSeries(c, v.in, q, files); err != nil {
		return err
	} else if across {
		return v.said(q.phrases[0])
	}
	statements, err := v.in.Series(files, c.String("series"), q.id())
	if err != nil {
		return meantSubject(q, files, v.in, err)
	}
	l, err := linkAll(v.in, statements)
	if err != nil {
		return err
	}
	switch q.mode {
	case "blame":
		return v.blame(l)
	case "subject":
		subject := history.NewSubject(l, l.Subject(c.String("subject")))
		return v.write(written(v, subject, json.WriteSubject, csv.RenderSubject, renderer.RenderSubject))
	case "tables":
		return v.write(written(v, grid.New(l, q.tables...), json.WriteTables, csv.RenderTables, renderer.RenderTables))
	case "omissions":
		return v.write(written(v, history.NewOmissions(l), json.WriteOmissions, csv.RenderLedger, renderer.RenderLineage))
	case "formulas":
		return v.write(written(v, history.NewFormulas(l), json.WriteFormulas, csv.RenderLedger, renderer.RenderLineage))
	}
	found, phrases, err := q.find(l)
	if err != nil {
		return err
	}
	if q.node != nil {
		if v.counterparts, err = counterparts(v.in, l.Statements, q.node[0], tree.Locator(q.node[1])); err != nil {
			return err
		}
	}
	if v.own, err = judgement(v.in.Opened()); err != nil {
		return err
	}
	if q.mode == "term" {
		return v.write(v.phrases(l.Only(found), phrases))
	}
	return v.write(v.lineage(l.Only(found), true, phrases...))
}

// query is what is traced.
type query struct {
	mode    string   // "", "omissions", "formulas", "blame", "subject", "tables" or "term"
	node    []string // id and locator, nil for phrases
	phrases []string
	tables  []grid.Kind
}

var nodeQuery = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([^:\s]+):((?:c|\d+)(?:\.s?\d+)*)$`) })

// idQuery matches ids of threads, links and formulas, as opposed to phrases.
var idQuery = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{12}(-\d+)?$`) })

// readQuery reads the flags and the first argument. The other arguments are statements.
func (s *session) readQuery(c *call) (q query, files []string, err error) {
	args := c.args
	modes := 0
	for _, mode := range []string{"omissions", "formulas", "blame"} {
		if c.Bool(mode) {
			q.mode = mode
			modes++
		}
	}
	for _, mode := range []string{"subject", "tables", "term"} {
		if strings.TrimSpace(c.String(mode)) != "" {
			q.mode = mode
			modes++
		}
	}
	switch {
	case modes > 1:
		return q, nil, usagef("trace", "--omissions, --formulas, --blame, --subject, --tables and --term cannot be combined")
	case q.mode == "term":
		q.phrases, err = s.readPhrases(c.String("term"))
		return q, args, err
	case q.mode == "tables":
		q.tables, err = tableKinds(c)
		return q, args, err
	case q.mode == "subject":
		return q, args, mayBeSubject(c)
	case q.mode != "":
		return q, args, nil
	case len(args) == 0 || strings.TrimSpace(args[0]) == "":
		return q, nil, usagef("trace", "trace needs a locator such as 2023:1.2.1, or a phrase")
	}
	if m := nodeQuery().FindStringSubmatch(args[0]); m != nil {
		q.node = m[1:]
	} else {
		q.phrases = []string{args[0]}
	}
	return q, args[1:], nil
}

// tableKinds returns the tables that --tables names; "all" names every table.
func tableKinds(c *call) ([]grid.Kind, error) {
	known := words(grid.Kinds())
	var kinds []grid.Kind
	for name := range strings.SplitSeq(c.String("tables"), ",") {
		name = strings.TrimSpace(name)
		if name == "all" {
			return grid.Kinds(), nil
		}
		if !slices.Contains(known, name) {
			return nil, badValue(c, "tables", name, "is not a table; %sit takes %s or all, several with commas between", suggest.Meant(name, known), strings.Join(known, ", "))
		}
		kinds = append(kinds, grid.Kind(name))
	}
	return kinds, nil
}

// mayBeSubject returns an error if the value of --subject cannot be a subject.
func mayBeSubject(c *call) error {
	text := c.String("subject")
	switch {
	case !utf8.ValidString(text):
		return badValue(c, "subject", text, "is not UTF-8")
	case !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }):
		return badValue(c, "subject", text, "has no letters; write a name or a term, such as Taiwan")
	}
	return nil
}

// meantSubject returns the error of reading a series. If an argument beside --subject is
// neither in the corpus nor a file, it was probably meant as the subject, and the error
// says so.
func meantSubject(q query, args []string, in *load.Loader, err error) error {
	if q.mode != "subject" {
		return err
	}
	for _, arg := range args {
		_, missing := os.Lstat(arg)
		if arg == "-" || strings.ContainsAny(arg, ":/") || missing == nil || in.Lists(arg) {
			continue
		}
		return usagef("trace", "with --subject the arguments are statements, and %s is not one; put a subject of several words in quotes", arg)
	}
	return err
}

// mostPhrases is the most bytes of a file of phrases.
const mostPhrases = 1 << 20

// readPhrases reads a file with one phrase per line. Lines that begin with # are
// comments.
func (s *session) readPhrases(name string) ([]string, error) {
	f, err := s.sources.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostPhrases+1))
	switch {
	case err != nil:
		return nil, outfile.FileError(name, err)
	case len(data) > mostPhrases:
		return nil, fmt.Errorf("%s: too large: more than %d bytes; write one phrase on each line, and no more than are needed", name, mostPhrases)
	case !utf8.Valid(data):
		return nil, fmt.Errorf("%s: the file is not UTF-8; save it as UTF-8", name)
	}
	var phrases []string
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			phrases = append(phrases, line)
		}
	}
	if len(phrases) == 0 {
		return nil, fmt.Errorf("%s: contains no phrases; write one on each line", name)
	}
	return phrases, nil
}

// id returns the id of the statement in the query, "" for none.
func (q query) id() string {
	if q.node == nil {
		return ""
	}
	return q.node[0]
}

// find returns the threads that the query selects, and the counts of the phrases.
func (q query) find(l *series.Lineage) ([]series.Thread, []history.Phrase, error) {
	if q.node != nil {
		i := slices.IndexFunc(l.Statements, func(s *tree.Statement) bool { return s.ID == q.node[0] })
		if i < 0 {
			return nil, nil, fmt.Errorf("%s:%s: no statement has the id %q; the ids are %s", q.node[0], q.node[1], q.node[0], suggest.List(ids(l.Statements)))
		}
		n := l.Statements[i].At(tree.Locator(q.node[1]))
		if n == nil {
			return nil, nil, noNode(l.Statements[i], q.node[1])
		}
		return l.Through(i, n), nil, nil
	}
	if len(q.phrases) == 1 && idQuery().MatchString(q.phrases[0]) {
		if found, ok := l.Named(q.phrases[0]); ok {
			return found, nil, nil
		}
		if !slices.ContainsFunc(l.Counts(q.phrases[0]), func(n int) bool { return n > 0 }) {
			return nil, nil, fmt.Errorf("%s: no thread, link or formula has this id, and no statement says it; reports in json and csv list the ids", q.phrases[0])
		}
	}
	has := map[string]bool{}
	for _, text := range q.phrases {
		for _, t := range l.Saying(text) {
			has[t.ID] = true
		}
	}
	found := slices.DeleteFunc(slices.Clone(l.Threads), func(t series.Thread) bool { return !has[t.ID] })
	return found, history.NewPhrases(l, q.phrases), nil
}

func ids(statements []*tree.Statement) []string {
	var all []string
	for _, s := range statements {
		all = append(all, s.ID)
	}
	return all
}

// blame writes where the words of the newest statement come from.
func (v view) blame(l *series.Lineage) error {
	if err := onlyAs("trace", "--blame", v.all, "term", "html", "json"); err != nil {
		return err
	}
	b := blame.New(l, len(l.Statements)-1)
	return v.write(func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "json":
			return json.WriteBlame(w, b)
		case "html":
			return html.Renderer{Language: v.language}.RenderBlame(w, b)
		}
		return v.screen.renderer(v.s, toStdout).RenderBlame(w, b)
	})
}
