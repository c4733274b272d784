package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/sitefolder"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff/report/safetext"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
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
func (s *session) outputs(c *call) ([]output, error) {
	kinds := valuesOf(c.command.name, "format")
	kind, err := kindOf(c, kinds)
	if err != nil {
		return nil, err
	}
	path := c.String("output")
	if path == "" {
		return nil, &flagError{"output", path, usagef(c.command.name, "-o needs a file name; - is standard output")}
	}
	all := []output{outputTo(kind, path)}
	for _, value := range c.StringSlice("report") {
		kind, path, ok := strings.Cut(value, "=")
		if !ok || path == "" || !slices.Contains(kinds, kind) {
			return nil, badValue(c, "report", value, "is not KIND=PATH; KIND is %s", strings.Join(kinds, ", "))
		}
		all = append(all, outputTo(kind, path))
	}
	return all, s.distinct(c.command.name, all)
}

// outputTo returns the output for a path. Every name of standard output becomes "-".
func outputTo(kind, path string) output {
	if isStandardOutput(path) {
		path = "-"
	}
	return output{kind, path}
}

// onlyAs returns an error if a report is requested in another format than those it has.
func onlyAs(command, report string, all []output, kinds ...string) error {
	for _, o := range all {
		if !slices.Contains(kinds, o.kind) {
			return usagef(command, "%s is written as %s, not as %s", report, either(kinds), o.kind)
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
func kindOf(c *call, kinds []string) (string, error) {
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
	return "", &flagError{"output", path, usagef(c.command.name, "-o %s: %sunknown ending %s; use one of %s, or give --format",
		path, suggest.Meant(ending, endings), ending, strings.Join(endings, " "))}
}

// distinct returns an error if two reports go to the same place.
func (s *session) distinct(command string, all []output) error {
	for i, o := range all {
		if slices.ContainsFunc(all[:i], func(other output) bool { return s.samePlace(o.path, other.path) }) {
			return usagef(command, "two reports would be written to %s; give each its own file", o.path)
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

// onTerminal reports whether standard output is a terminal.
func (s *session) onTerminal() bool {
	return screen.IsTerminal(s.stdout)
}

// noCommands escapes in a report what a program reading a build log would take as
// commands, since standard output may go to such a log. JSON and HTML keep their meaning.
// Reports for a terminal and annotations are returned unchanged.
func noCommands(kind string, report []byte) []byte {
	brackets := map[string]string{"json": `\u005b`, "sarif": `\u005b`, "html": "&#91;", "junit": "&#91;"}[kind]
	switch {
	case slices.Contains([]string{"term", "outline", "github", "docx"}, kind):
		return report
	case bytes.Contains(report, []byte("##")) && brackets != "":
		return []byte(safetext.Brackets(string(report), brackets))
	case brackets != "" || !bytes.Contains(report, []byte("##")) && !bytes.Contains(report, []byte("::")):
		return report
	}
	return []byte(safetext.Text(string(report)))
}

// withoutCommands applies [noCommands] to JSON written in pieces, none of which splits a
// string.
type withoutCommands struct{ io.Writer }

func (w withoutCommands) Write(piece []byte) (int, error) {
	if _, err := w.Writer.Write(noCommands("json", piece)); err != nil {
		return 0, err
	}
	return len(piece), nil
}

// show adds a report to the standard output. In formats not made for a terminal, the
// statements' characters are unchanged, except that on a terminal what it would act on is
// escaped.
func (s *session) show(kind string, report []byte) error {
	report = noCommands(kind, report)
	switch {
	case kind == "term" || kind == "outline" || !s.onTerminal():
		if s.result.Len() == 0 {
			s.result = *bytes.NewBuffer(report) // avoids copying many megabytes
			return nil
		}
		s.result.Write(report)
	case kind == "docx":
		return errors.New("a DOCX file cannot be shown on a terminal; write it to a file with -o")
	default:
		s.result.WriteString(screen.Harmless(string(report), slices.Contains([]string{"json", "sarif"}, kind)))
	}
	return nil
}

// noteSettings records the settings file of the working directory, which every run reads.
func (s *session) noteSettings() {
	if info, err := os.Stat(corpus.SettingsName); err == nil {
		s.sources.Note(corpus.SettingsName, info)
	}
}

// ownNames are the names of the files that make up a corpus. A report must not have such
// a name, even if no such file exists.
func ownNames() []string {
	return []string{corpus.ManifestName, lock.Folder, corpus.SettingsName, sitefolder.List}
}

// ownName returns the one of [ownNames] that a path has, "" for none.
func ownName(path string) string {
	is := func(name string) bool {
		return strings.EqualFold(name, filepath.Base(path)) || name == lock.Folder && name == filepath.Base(filepath.Dir(path))
	}
	if i := slices.IndexFunc(ownNames(), is); i >= 0 {
		return ownNames()[i]
	}
	return ""
}

// keepSources returns an error if a report would overwrite a file that was read, or have
// a name of [ownNames].
func (s *session) keepSources(all []output) error {
	for _, o := range all {
		if o.path == "-" {
			if info := s.infoOf("-"); info != nil && s.sources.Is(info) {
				return errors.New("standard output goes to a file that was read; redirect it elsewhere")
			}
			continue
		}
		if s.sources.Has(o.path) {
			return fmt.Errorf("%s: was read and would be overwritten; choose another output", o.path)
		}
		resolved, err := outfile.Resolve(o.path)
		if err != nil {
			continue // writing to it reports the error
		}
		if name := ownName(resolved); name != "" {
			return fmt.Errorf("%s: the name %s is reserved; choose another output", o.path, name)
		}
	}
	return nil
}
