package fetch

import (
	"slices"
	"time"

	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// dated reports whether a date, written in any way, is on the page.
func dated(st *tree.Statement, iso string) bool {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return false
	}
	form := dates.Pattern(t)
	return slices.ContainsFunc(texts(st), form.MatchString)
}
