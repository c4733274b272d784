package check

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/safetext"
)

// mostBriefings is the most statements with a briefing in the text format.
const mostBriefings = 10

// text writes a line for every finding in the form that editors and logs recognise,
// "file:line:col: severity: message", without the column if it is not known. Changes that
// a person accepted follow, then the briefings of the statements that changed. The last
// lines say what to do next.
func (w Writer) text(out io.Writer, r *Report) error {
	b := bufio.NewWriter(out)
	for _, f := range r.Findings {
		w.textLine(b, f, f.Severity.String())
	}
	for _, f := range r.acceptedChanges() {
		w.textLine(b, f, "accepted")
	}
	if err := w.textBriefings(b, r); err != nil {
		return err
	}
	fmt.Fprintln(b, summary(r))
	if step := w.next(r); step != "" {
		fmt.Fprintf(b, "next: %s\n", safetext.Line(step))
	}
	return b.Flush()
}

// textBriefings writes the briefings, each between empty lines.
func (w Writer) textBriefings(b io.Writer, r *Report) error {
	if w.Brief == nil {
		return nil
	}
	changed := r.changed()
	for i, compared := range changed {
		if i == mostBriefings {
			fmt.Fprintf(b, "\nthe briefings of %s more are left out; see %s compare\n", plural(len(changed)-i, "statement"), w.Name)
			break
		}
		result, err := compared()
		if err != nil {
			return err
		}
		fmt.Fprintln(b)
		if err := w.Brief(b, "text", 0, result); err != nil {
			return err
		}
	}
	if len(changed) > 0 {
		fmt.Fprintln(b)
	}
	return nil
}

// next returns the command for the next step, "" for none.
func (w Writer) next(r *Report) string {
	unlisted := slices.IndexFunc(r.Findings, func(f Finding) bool { return f.Rule == FileUnlisted })
	switch {
	case slices.ContainsFunc(r.Findings, Finding.Acceptable):
		return fmt.Sprintf("%s review, or %s accept ID, ID:LOCATOR or FINGERPRINT where the text is right", w.Name, w.Name)
	case len(r.Findings) == 0:
		return ""
	case unlisted >= 0:
		return fmt.Sprintf("%s add %s", w.Name, r.Findings[unlisted].Pos.Name)
	}
	return fmt.Sprintf("correct what is said, then %s check", w.Name)
}

func (w Writer) textLine(b io.Writer, f Finding, severity string) {
	place := safetext.Line(f.Place())
	if strings.HasPrefix(strings.TrimSpace(place), "::") {
		place = "./" + place // a leading "::" would be a command of GitHub
	}
	at := safetext.Line(address(f))
	if at != "" {
		at += " "
	}
	said := safetext.Line(f.Message)
	if w.Color && f.Words != nil && f.Lead != "" {
		said = safetext.Line(f.Lead) + ": " + markedBy(f.Words, f.New, coloredEdit)
	}
	if w.Color {
		severity = colored(severity, severity)
	}
	fmt.Fprintf(b, "%s: %s: %s%s [%s] %s\n", place, severity, at, said, f.Rule, f.Fingerprint)
}

// colored returns text in the terminal colour of a severity or of a kind of change.
func colored(of, text string) string {
	color := map[string]string{
		"error": "1;31", "warning": "1;33", "note": "1;36", "accepted": "1;32",
		diff.Delete.String(): "31;9", diff.Insert.String(): "32",
	}[of]
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}

func coloredEdit(e diff.Edit) string { return colored(e.Op.String(), safetext.Line(e.Text)) }
