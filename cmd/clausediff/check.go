package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/accepted"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/cache"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/term"
)

func checkFlags() []flagSpec {
	return append(screenFlags(), []flagSpec{
		valueFlag("corpus", ""),
		valueFlag("base", ""),
		valueFlag("format", "text"),
		outputFlag("-"),
		reportFlag(),
		valueFlag("fail-on", "warning"),
		valueFlag("shard", ""),
		{name: "merge", kind: repeated},
		switchFlag("list"),
		switchFlag("no-cache"),
		sizeFlag(),
	}...)
}

// check implements the check command: is the corpus as a person accepted it?
func (s *session) check(c *call) error {
	if c.Bool("list") {
		return s.listRules()
	}
	failOn, err := check.ParseSeverity(c.String("fail-on"))
	if err != nil {
		return &flagError{"fail-on", c.String("fail-on"), usagef("check", "--fail-on: %v", err)}
	}
	if err := mergedAlone(c); err != nil {
		return err
	}
	all, err := s.outputs(c)
	if err != nil {
		return err
	}
	sc, err := newScreen(c)
	if err != nil {
		return err
	}
	r, f, err := s.checked(c)
	if err != nil {
		return err
	}
	var own []finding.Option
	if f != nil {
		defer f.Close()
		if own, err = judgement(f.Folder); err != nil {
			return err
		}
	}
	w := check.Writer{Name: "clausediff", Version: version(), FailOn: failOn}
	w.Top, w.Root = gitrepo.Place(".")
	err = s.write(all, func(out io.Writer, kind string, toStdout bool) error {
		screen := sc.renderer(s, toStdout)
		screen.Detail, w.Color = report.DetailBriefing, screen.Color
		w.Brief = briefing(own, cmp.Or(c.String("base"), "accepted"), screen)
		return w.Write(out, kind, r)
	})
	if err == nil && failOn != check.Off && r.Count(failOn) > 0 {
		return errDifferent
	}
	return err
}

// shard restricts the check to the part of the corpus that --shard names, such as 2/8.
func shard(c *call, f *accepted.Folder) error {
	value := c.String("shard")
	if value == "" {
		return nil
	}
	part, parts, _ := strings.Cut(value, "/")
	k, err := strconv.Atoi(part)
	n, parseErr := strconv.Atoi(parts)
	if err != nil || parseErr != nil || k < 1 || k > n {
		return badValue(c, "shard", value, "is not a part of the corpus; write 2/8 for the second of eight")
	}
	if len(c.args) > 0 {
		return usagef("check", "--shard checks a part of the whole corpus; leave out the ids")
	}
	f.Shard(k, n)
	return nil
}

// briefing returns a function that writes the briefing of a changed statement. Its
// reference is the same statement in the base, or else the previous one.
func briefing(own []finding.Option, base string, screen term.Renderer) func(io.Writer, string, int, *diff.Result) error {
	return func(out io.Writer, format string, most int, r *diff.Result) error {
		shown := *r
		if r.Old.ID == r.New.ID {
			old := *r.Old
			old.ID += "@" + base
			shown.Old = &old
		}
		found := finding.Find(&shown, own...)
		model := report.New(&shown, report.Options{Findings: found})
		screen.Asking.Findings = "clausediff compare --detail findings"
		if format == "md" {
			return markdown.Renderer{Detail: report.DetailBriefing, Limit: most, Asking: screen.Asking}.Render(out, model)
		}
		return screen.Render(out, model)
	}
}

// openCorpus opens the corpus as the flags say.
func (s *session) openCorpus(c *call) (*accepted.Folder, error) {
	in, err := s.newLoader(c)
	if err != nil {
		return nil, err
	}
	s.progress.Say("reading the corpus")
	f, err := in.Folder()
	if err != nil {
		return nil, err
	}
	return accepted.Open(f, in.MaxSize), nil
}

// remember makes the check reuse and keep results in a cache, unless a flag forbids it,
// or there is no folder for caches or no name for this version of the program.
func remember(c *call, f *accepted.Folder) {
	if c.Bool("no-cache") {
		return
	}
	folder, err := os.UserCacheDir()
	program, programErr := programName()
	if err == nil && programErr == nil {
		f.Remember(cache.Open[accepted.Remembered](folder, "check", f.Dir), program+" "+c.String("max-size"))
	}
}

// against selects what the corpus is compared with: its lock, or a revision of the
// repository.
func against(c *call, f *accepted.Folder) error {
	if revision := c.String("base"); revision != "" {
		opts, err := parseOptions(c)
		if err != nil {
			return err
		}
		return f.AgainstRevision(revision, opts...)
	}
	remember(c, f)
	return f.AgainstLock()
}

// checked checks the corpus, or the part that the flags name, or merges reports. Merging
// needs no corpus: the folder is then nil if there is none.
func (s *session) checked(c *call) (*check.Report, *accepted.Folder, error) {
	f, err := s.openCorpus(c)
	if names := c.StringSlice("merge"); len(names) > 0 && (err == nil || errors.Is(err, load.ErrNoManifest)) {
		r, err := s.merged(names)
		return r, f, err
	}
	if err != nil {
		return nil, nil, err
	}
	r, err := s.checkedAgainst(c, f)
	if err != nil {
		f.Close()
	}
	return r, f, err
}

// manyStatements is the number of statements above which a run holds so many findings that
// it would spend its time collecting.
const manyStatements = 2000

// checkedAgainst checks a corpus against its lock or a revision.
func (s *session) checkedAgainst(c *call, f *accepted.Folder) (*check.Report, error) {
	if err := against(c, f); err != nil {
		return nil, err
	}
	f.FindUnlisted()
	if err := f.Only(c.args); err != nil {
		return nil, err
	}
	if err := shard(c, f); err != nil {
		return nil, err
	}
	if len(f.Checked.Items) > manyStatements {
		collectSeldom()
	}
	s.progress.Say("checking %d statements", len(f.Checked.Items))
	return f.Check()
}

// mergedAlone returns an error if --merge is combined with flags or arguments of a new
// check.
func mergedAlone(c *call) error {
	switch {
	case len(c.StringSlice("merge")) == 0:
		return nil
	case c.IsSet("shard"):
		return usagef("check", "--merge combines reports and checks nothing; leave out --shard")
	case len(c.args) > 0:
		return usagef("check", "--merge combines reports and checks nothing; leave out the ids")
	}
	return nil
}

// merged merges reports that were written as JSON.
func (s *session) merged(names []string) (*check.Report, error) {
	var parts []*check.Report
	for _, name := range names {
		r, err := s.readReport(name)
		if err != nil {
			return nil, &flagError{"merge", name, fmt.Errorf("--merge %w", err)}
		}
		parts = append(parts, r)
	}
	whole, err := check.Merge(parts...)
	if err != nil {
		return nil, &flagError{"merge", strings.Join(names, ", "), fmt.Errorf("--merge: %w", err)}
	}
	return whole, nil
}

// readReport reads a report that was written as JSON.
func (s *session) readReport(name string) (*check.Report, error) {
	f, err := s.sources.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, outfile.FileError(name, err)
	}
	return check.ReadJSON(name, data)
}

// listRules prints every rule with its severity.
func (s *session) listRules() error {
	for _, r := range check.Rules() {
		s.tell("%-18s %-8s %s", r.Name, r.Severity, r.Doc)
	}
	return nil
}
