package check

import (
	"bufio"
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff/report/safetext"
)

// text writes a line for every finding, in the form that editors and logs know:
// file:line: severity: what.
func (w Writer) text(out io.Writer, r *Report) error {
	b := bufio.NewWriter(out)
	for _, f := range r.Findings {
		place := safetext.Of(f.Pos.Name)
		if f.Pos.Line > 0 {
			place = fmt.Sprintf("%s:%d", place, f.Pos.Line)
		}
		at := safetext.Of(address(f))
		if at != "" {
			at += " "
		}
		fmt.Fprintf(b, "%s: %s: %s%s [%s] %s\n", place, f.Severity, at, safetext.Of(f.Message), f.Rule, f.Fingerprint)
	}
	fmt.Fprintln(b, summary(r))
	return b.Flush()
}
