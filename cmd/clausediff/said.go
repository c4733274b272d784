package main

import (
	"errors"
	"io"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/said"
	"github.com/clausediff/clausediff/diff/report/json"
)

// acrossSeries reports whether a phrase is to be searched in a corpus of several series,
// none of which is named. Their clauses cannot be traced together.
func acrossSeries(c *call, in *load.Loader, q query, files []string) (bool, error) {
	if q.mode != "" || q.node != nil || len(files) > 0 || c.String("series") != "" {
		return false, nil
	}
	f, err := in.Folder()
	if errors.Is(err, load.ErrNoManifest) {
		return false, nil // reading the statements reports it
	}
	return err == nil && len(f.SeriesNames()) > 1, err
}

// said writes where a corpus says a phrase, series by series.
func (s *session) said(v view, all []output, in *load.Loader, phrase string) error {
	if err := onlyAs("trace", "the corpus has several series (name one with --series), and a phrase in all of them", all, "term", "csv", "json"); err != nil {
		return err
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
	return s.write(all, func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "csv":
			return found.WriteCSV(w)
		case "json":
			return writeSaid(w, found)
		}
		return found.Write(w, v.language, v.screen.renderer(s, toStdout).Width)
	})
}

// writeSaid writes the series and statements that say a phrase as one JSON document.
func writeSaid(w io.Writer, r *said.Result) error {
	doc := json.Said{Phrase: r.Phrase, Statements: r.Statements, Unread: len(r.Unread)}
	for _, x := range r.Series {
		s := json.SaidSeries{Name: x.Name, Statements: x.Statements, First: x.Said[0].ID, Last: x.Said[len(x.Said)-1].ID, Gaps: x.Gaps}
		for _, st := range x.Said {
			s.Said = append(s.Said, json.SaidStatement{Statement: st.ID, Date: st.Date, Count: st.Count, Rate: st.Rate, Places: st.Places, Sentence: st.Sentence})
		}
		doc.Series = append(doc.Series, s)
	}
	return json.WriteSaid(w, doc)
}
