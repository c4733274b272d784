package check

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/report/safetext"
)

// text writes a line for every finding, in the form that editors and logs know:
// "file:line:col: severity: what", without the column where it is not known.
// Changes that a person accepted come last.
func (w Writer) text(out io.Writer, r *Report) error {
	b := bufio.NewWriter(out)
	for _, f := range r.Findings {
		textLine(b, f, f.Severity.String())
	}
	for _, f := range r.acceptedChanges() {
		textLine(b, f, "accepted")
	}
	fmt.Fprintln(b, summary(r))
	if slices.ContainsFunc(r.Findings, Finding.Acceptable) {
		fmt.Fprintf(b, "next: %s review, or %s accept ID, ID:LOCATOR or FINGERPRINT where the text is right\n", w.Name, w.Name)
	}
	return b.Flush()
}

func textLine(b io.Writer, f Finding, severity string) {
	place := inert(f.Place())
	if strings.HasPrefix(strings.TrimSpace(place), "::") {
		place = "./" + place // not the beginning of a command of GitHub
	}
	at := inert(address(f))
	if at != "" {
		at += " "
	}
	fmt.Fprintf(b, "%s: %s: %s%s [%s] %s\n", place, severity, at, inert(f.Message), f.Rule, f.Fingerprint)
}

// inert returns text that neither a terminal acts on nor a runner of pipelines,
// which reads commands off the log: Azure's and GitHub's old ones begin anywhere
// in a line.
func inert(text string) string {
	const bracket = "<U+005B>"
	return strings.NewReplacer("##[", "##"+bracket, "##vso[", "##vso"+bracket).Replace(safetext.Of(text))
}
