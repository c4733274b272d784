package fetch

import (
	"slices"
	"time"

	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// dated reports whether the page contains a date, in any notation.
func dated(st *tree.Statement, iso string) bool {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return false
	}
	form := dates.Pattern(t)
	return slices.ContainsFunc(texts(st), form.MatchString)
}
