package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/said"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/safetext"
)

// acrossSeries reports whether a phrase is asked of a corpus of several series, none
// of which is named: their clauses have nothing to do with each other.
func acrossSeries(c *cli.Context, in *load.Loader, q query, files []string) (bool, error) {
	if q.mode != "" || q.node != nil || len(files) > 0 || c.String("series") != "" {
		return false, nil
	}
	f, err := in.Folder()
	if errors.Is(err, load.ErrNoManifest) {
		return false, nil // it is told where statements are looked for
	}
	return err == nil && len(f.SeriesNames()) > 1, err
}

// said writes where a corpus says a phrase, series by series.
func (s *session) said(v view, all []output, in *load.Loader, phrase string) error {
	for _, o := range all {
		if o.kind != "term" {
			return usagef("trace", "the corpus has several series; over all of them a phrase is told as term, not as %s: name one with --series", o.kind)
		}
	}
	f, err := in.Folder()
	if err != nil {
		return err
	}
	s.progress.Say("looking through %d statements", len(f.Entries))
	found := said.Find(f, phrase, in.MaxSize)
	for _, err := range found.Unread {
		s.warn("%v", err)
	}
	return s.write(all, func(w io.Writer, _ string, toStdout bool) error {
		return v.writeSaid(w, found, v.screen.renderer(s, toStdout).Width)
	})
}

// writeSaid writes for each series where the phrase is said first and last.
func (v view) writeSaid(w io.Writer, r *said.Result, width int) error {
	t := v.language.T
	statements := 0
	for _, x := range r.Series {
		statements += len(x.Said)
	}
	lines := []string{t("%s: said in %d of %d statements, in %d series", r.Phrase, statements, r.Statements, len(r.Series))}
	if n := len(r.Unread); n > 0 {
		lines[0] += "; " + t("%d cannot be read", n)
	}
	for _, x := range r.Series {
		times := 0
		for _, st := range x.Said {
			times += st.Count
		}
		lines = append(lines, "", t("%s: in %d of %d statements (%d×)", cmp.Or(x.Name, "–"), len(x.Said), x.Statements, times))
		lines = append(lines, firstPlace(x.Said[0], r.Phrase, width))
		if last := len(x.Said) - 1; last > 0 {
			lines = append(lines, firstPlace(x.Said[last], r.Phrase, width))
		}
	}
	if len(r.Series) > 0 {
		lines = append(lines, "", t("what became of it in a series tells --series %s", r.Series[0].Name))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, safetext.Line(line)); err != nil {
			return err
		}
	}
	return nil
}

// lead is how many characters of a sentence stand before the phrase.
const lead = 12

// firstPlace is a statement that says the phrase, with the first sentence that does,
// from a little before the phrase where it stands as it was asked for.
func firstPlace(st said.Statement, phrase string, width int) string {
	line := "  " + st.ID
	if len(st.Places) > 0 {
		line += ":" + string(st.Places[0])
	}
	if st.Date != "" {
		line += "  " + st.Date
	}
	sentence := st.Sentence
	if before, _, ok := strings.Cut(sentence, strings.Trim(phrase, "*")); ok {
		if cut := []rune(before); len(cut) > lead {
			sentence = "…" + string(cut[len(cut)-lead:]) + sentence[len(before):]
		}
	}
	return passage.Shorten(line+"  "+sentence, max(40, width))
}
