package check

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff/report/safetext"
)

// mostAnnotations is the most annotations that GitHub shows for a run.
const mostAnnotations = 50

// github writes workflow commands, which GitHub shows as annotations of lines: the most
// significant findings, and the number of the others.
//
//	::error file=2022.html,line=31,title=clause-reworded 2022%3A3.4::…
func (w Writer) github(out io.Writer, r *Report) error {
	b := bufio.NewWriter(out)
	found := r.significant()
	rest := 0
	if len(found) > mostAnnotations {
		rest = len(found) - (mostAnnotations - 1) // one annotation counts the others
		found = found[:mostAnnotations-1]
	}
	for _, f := range found {
		title := strings.TrimSpace(f.Rule + " " + address(f))
		col := ""
		if f.Pos.Line > 0 && f.Pos.Col > 0 {
			col = fmt.Sprintf(",col=%d", f.Pos.Col)
		}
		fmt.Fprintf(b, "::%s file=%s,line=%d%s,title=%s::%s\n", githubLevel(f.Severity),
			githubProperty(w.file(f)), line(f), col, githubProperty(title), githubText(f.Message))
	}
	if rest > 0 {
		fmt.Fprintf(b, "::notice title=clausediff::%s more; see the report in full\n", plural(rest, "finding"))
	}
	fmt.Fprintln(b, summary(r))
	return b.Flush()
}

func githubLevel(s Severity) string {
	if s == Note {
		return "notice"
	}
	return s.String()
}

// githubText makes a text one line that cannot end a command.
func githubText(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(safetext.Of(text))
}

func githubProperty(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubText(text))
}
