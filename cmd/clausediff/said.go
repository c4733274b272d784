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
func (v view) said(phrase string) error {
	if err := onlyAs("trace", "the corpus has several series (name one with --series), and a phrase in all of them", v.all, "term", "csv", "json"); err != nil {
		return err
	}
	f, err := v.in.Folder()
	if err != nil {
		return err
	}
	v.s.progress.Say("looking through %d statements", len(f.Entries))
	found := said.Find(f, phrase, v.in.MaxSize)
	for _, err := range found.Failed {
		v.s.warn("%v", err)
	}
	return v.write(func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "csv":
			return found.WriteCSV(w)
		case "json":
			return json.WriteSaid(w, found.Said)
		}
		return found.Write(w, v.language, v.screen.renderer(v.s, toStdout).Width)
	})
}
