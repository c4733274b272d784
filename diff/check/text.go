package check

import (
	"fmt"
	"io"
)

// Formats lists the formats of [Writer.Write].
func Formats() []string { return []string{"text", "json", "github", "sarif", "junit", "md"} }

// Writer writes reports.
type Writer struct {
	Name, Version string   // of the tool
	FailOn        Severity // of what counts as a failure
	// Root is the slash path from the root of the repository to the folder that
	// positions are relative to, "" where both are the same.
	Root string
}

// Write writes a report in a format.
func (w Writer) Write(out io.Writer, format string, r *Report) error {
	for _, f := range r.Findings {
		fmt.Fprintf(out, "%s:%d: %s: %s [%s] %s:%s %s\n", f.Pos.Name, f.Pos.Line, f.Severity, f.Message, f.Rule, f.Statement, f.Locator, f.Fingerprint)
	}
	_, err := fmt.Fprintf(out, "%d findings in %d statements; %d accepted findings\n", len(r.Findings), r.Statements, len(r.Waived))
	return err
}
