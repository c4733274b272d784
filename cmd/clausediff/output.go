package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
)

// output is one report that a run writes.
type output struct {
	kind string // one of kinds, or a format of the command
	path string // "-" is standard output
}

// kinds are the kinds of reports, in the order of the help text.
func kinds() []string { return append(traceKinds(), "docx") }

// traceKinds are the kinds of reports about more than two statements.
func traceKinds() []string { return []string{"term", "html", "json", "md", "csv"} }

// outputs returns the reports that --format, -o and --report request.
func (s *session) outputs(c *cli.Context) ([]output, error) {
	kinds := valuesOf(c.Command.Name, "format")
	kind, err := kindOf(c, kinds)
	if err != nil {
		return nil, err
	}
	path := c.String("output")
	if path == "" {
		return nil, &flagError{"output", path, usagef(c.Command.Name, "-o needs a file name; - is standard output")}
	}
	all := []output{outputTo(kind, path)}
	for _, value := range c.StringSlice("report") {
		kind, path, ok := strings.Cut(value, "=")
		if !ok || path == "" || !slices.Contains(kinds, kind) {
			return nil, badValue(c, "report", value, "is not KIND=PATH; KIND is %s", strings.Join(kinds, ", "))
		}
		all = append(all, outputTo(kind, path))
	}
	return all, s.distinct(c.Command.Name, all)
}

// outputTo returns the output for a path. Every name of standard output becomes "-".
func outputTo(kind, path string) output {
	if isStandardOutput(path) {
		path = "-"
	}
	return output{kind, path}
}

// termOrJSON returns an error if another format is requested for a report that has only
// these two.
func termOrJSON(command, flag string, all []output) error {
	for _, o := range all {
		if o.kind != "term" && o.kind != "json" {
			return usagef(command, "%s is written as term or json, not as %s", flag, o.kind)
		}
	}
	return nil
}

// isStandardOutput reports whether a path stands for standard output.
func isStandardOutput(path string) bool {
	fd, ok := outfile.Descriptor(path)
	return path == "-" || ok && fd == 1
}

// kindOf returns the kind of the report of -o: that of --format, or else that of the
// file's ending. Without an ending, or with .txt, it is the first kind, which is text.
func kindOf(c *cli.Context, kinds []string) (string, error) {
	if c.String("format") != "" {
		if kind, err := choice(c, "format"); err != nil || c.IsSet("format") {
			return kind, err
		}
	}
	byEnding := map[string]string{
		".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".markdown": "md", ".csv": "csv", ".docx": "docx", ".sarif": "sarif", ".xml": "junit",
	}
	maps.DeleteFunc(byEnding, func(_, kind string) bool { return !slices.Contains(kinds, kind) })
	path := c.String("output")
	ending := strings.ToLower(filepath.Ext(path))
	if kind, ok := byEnding[ending]; ok {
		return kind, nil
	}
	if ending == "" || ending == ".txt" || ending == "." || ownName(path) != "" { // no report goes to such a file
		return kinds[0], nil
	}
	endings := append(slices.Sorted(maps.Keys(byEnding)), ".txt")
	return "", &flagError{"output", path, usagef(c.Command.Name, "-o %s: %sno report has the ending %s; it is one of %s, or --format says what it is",
		path, suggest.Meant(ending, endings), ending, strings.Join(endings, " "))}
}

// distinct returns an error if two reports go to the same place.
func (s *session) distinct(command string, all []output) error {
	for i, o := range all {
		if slices.ContainsFunc(all[:i], func(other output) bool { return s.samePlace(o.path, other.path) }) {
			return usagef(command, "two reports go to %s; give each a file", o.path)
		}
	}
	return nil
}

// samePlace reports whether two paths lead to the same file, directly, through links, or
// through an open descriptor.
func (s *session) samePlace(x, y string) bool {
	_, xOpen := outfile.Descriptor(x)
	_, yOpen := outfile.Descriptor(y)
	if x == "-" || y == "-" || xOpen || yOpen {
		if isStandardOutput(x) && isStandardOutput(y) {
			return true
		}
		a, b := s.infoOf(x), s.infoOf(y)
		return a != nil && b != nil && a.Mode()&fs.ModeCharDevice == 0 && os.SameFile(a, b)
	}
	a, errA := outfile.Resolve(x)
	b, errB := outfile.Resolve(y)
	return x == y || errA == nil && errB == nil && a == b
}

// infoOf returns the description of the file at a path, nil if there is none.
func (s *session) infoOf(path string) fs.FileInfo {
	if path != "-" {
		info, _ := os.Stat(path)
		return info
	}
	if f, ok := s.stdout.(*os.File); ok {
		info, _ := f.Stat()
		return info
	}
	return nil
}

// write renders and stages every output, and then runs the proofs. The outputs are
// written at the end of the run, if all proofs hold.
func (s *session) write(all []output, render render, proofs ...func() error) error {
	if err := s.keepSources(all); err != nil {
		return err
	}
	for _, o := range all {
		if err := s.render(o, render); err != nil {
			return err
		}
	}
	for _, proof := range proofs {
		if err := proof(); err != nil {
			return err
		}
	}
	return nil
}

// render renders a report and stages it. JSON for standard output, which can be many
// megabytes, is generated while it is written.
func (s *session) render(o output, render render) error {
	if o.kind == "json" && o.path == "-" && !s.onTerminal() {
		s.late = func(w io.Writer) error { return render(withoutCommands{w}, o.kind, true) }
		return nil
	}
	var b bytes.Buffer
	if err := render(&b, o.kind, o.path == "-"); err != nil {
		return fmt.Errorf("%s report: %w", o.kind, err)
	}
	return s.stage(o, b.Bytes())
}

// stage stages a report.
func (s *session) stage(o output, report []byte) error {
	if o.path == "-" {
		return s.show(o.kind, report)
	}
	return s.files.Add(o.path, report)
}

// reportAddress returns the URL of the HTML report that the run writes to a file, "" for
// none.
func reportAddress(all []output) string {
	for _, o := range all {
		if o.kind != "html" || o.path == "-" {
			continue
		}
		if path, err := filepath.Abs(o.path); err == nil {
			return load.FileURL(path)
		}
		return ""
	}
	return ""
}

// reportPath returns the path, as given, of the HTML report that the run writes, "" for
// none.
func reportPath(all []output) string {
	for _, o := range all {
		if o.kind == "html" && o.path != "-" {
			return filepath.ToSlash(o.path)
		}
	}
	return ""
}
