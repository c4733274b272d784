package check

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
)

// Writer writes reports.
type Writer struct {
	Name, Version string   // of the tool
	FailOn        Severity // the lowest severity that fails the check, Off for none
	// Root is the slash path from the root of the repository to the folder that positions
	// are relative to, "" if they are the same.
	Root string
	// Top is the absolute path of the repository's root, "" outside of a repository.
	// Absolute positions below it are files of the repository.
	Top string
	// Color makes the text format use the colours of a terminal.
	Color bool
	// Brief writes what is news in a comparison, for the formats text and md, in at most
	// most characters, 0 for no limit. If it is nil, reports have no briefings.
	Brief func(out io.Writer, format string, most int, r *diff.Result) error
}

// Formats lists the formats of [Writer.Write], in the order of help texts.
func Formats() []string { return []string{"text", "json", "github", "sarif", "junit", "md"} }

// Write writes a report in a format, without findings whose severity is off. The JSON of
// a part contains the texts that [Merge] needs for the briefings of the merged report.
func (w Writer) Write(out io.Writer, format string, r *Report) error {
	r = &Report{Findings: shown(r.Findings), Statements: r.Statements, Waived: shown(r.Waived), Part: r.Part, passes: r.passes, elsewhere: r.elsewhere}
	switch format {
	case "text":
		return w.text(out, r)
	case "json":
		return w.json(out, r)
	case "github":
		return w.github(out, r)
	case "sarif":
		return w.sarif(out, r)
	case "junit":
		return w.junit(out, r)
	case "md":
		return w.markdown(out, r)
	}
	return fmt.Errorf("format %q is not known; it is %s", format, strings.Join(Formats(), ", "))
}

// shown returns the findings that are not off.
func shown(findings []Finding) []Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool { return f.Severity == Off })
}

// file returns the slash path of a finding's file from the root of the repository. An
// absolute path outside the repository stays absolute.
func (w Writer) file(f Finding) string {
	name := filepath.ToSlash(f.Pos.Name)
	if inside, ok := strings.CutPrefix(name, strings.TrimSuffix(filepath.ToSlash(w.Top), "/")+"/"); ok && w.Top != "" {
		return inside
	}
	if w.Root == "" || path.IsAbs(name) || filepath.IsAbs(f.Pos.Name) {
		return name
	}
	return path.Join(w.Root, name)
}

// line returns the line of a finding. A finding about a whole file is at line 1.
func line(f Finding) int { return max(f.Pos.Line, 1) }

// address returns the statement and the locator of a finding: "2023:3.4.2".
func address(f Finding) string {
	locator := f.Address()
	switch {
	case f.Statement == "":
		return ""
	case locator == "":
		return f.Statement
	}
	return f.Statement + ":" + strings.ReplaceAll(locator, " ", ",")
}

// tally counts findings in words: "2 errors, 1 warning".
func tally(r *Report) string {
	var parts []string
	for _, s := range []Severity{Error, Warning, Note} {
		if n := count(r, s); n > 0 {
			parts = append(parts, plural(n, s.String()))
		}
	}
	if len(parts) == 0 {
		return "nothing found"
	}
	return strings.Join(parts, ", ")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// summary returns the last line of a report for people.
func summary(r *Report) string {
	line := fmt.Sprintf("%s in %s", tally(r), plural(r.Statements, "statement"))
	switch {
	case len(r.Findings) == 0 && r.Statements == 1:
		line = "clean: 1 statement is as accepted"
	case len(r.Findings) == 0:
		line = fmt.Sprintf("clean: %d statements are as accepted", r.Statements)
	}
	if n := len(r.Waived); n > 0 {
		line += "; " + plural(n, "finding") + " accepted before"
	}
	return line
}
