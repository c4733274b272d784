package main

import (
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/json"
)

// tableKinds returns the tables that --tables names; "all" names every table.
func tableKinds(c *cli.Context) ([]grid.Kind, error) {
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

// tables returns the report of the tables of a series.
func (v view) tables(t *grid.Tables) render {
	return func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "json":
			return json.WriteTables(w, t)
		case "csv":
			return csv.RenderTables(w, t)
		}
		return v.renderer(kind, toStdout).RenderTables(w, t)
	}
}
