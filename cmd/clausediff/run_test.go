package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	oldText    = "关于深化合作的联合声明\n\n一、双方指出，各国都有权利，不应受到干涉。双方主张对话。\n\n二、双方将扩大贸易。\n"
	newText    = "关于深化合作的联合声明\n\n一、双方指出，各国都有平等权利，不应受到干涉。双方主张对话。\n\n二、双方将扩大贸易。\n"
	corpusText = "version: 1\nstatements:\n  - {id: first, file: old.txt, language: zh}\n  - {id: second, file: new.txt, language: zh}\n"
)

// folder makes a folder with statements in it and works there. Variables of
// the caller's environment do not reach the command.
func folder(t testing.TB) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, v := range os.Environ() {
		name, _, _ := strings.Cut(v, "=")
		if strings.HasPrefix(name, "CLAUSEDIFF_") || slices.Contains([]string{"COLUMNS", "FORCE_COLOR", "NO_COLOR"}, name) {
			t.Setenv(name, "")
			os.Unsetenv(name)
		}
	}
	for name, text := range map[string]string{
		"old.txt": oldText, "new.txt": newText, "empty.txt": "", "binary.txt": "\x89PNG\r\n\x1a\n\x00\x00",
		"corpus.yaml": corpusText, "taken.txt": "kept\n",
		"broken/corpus.yaml": "version: 1\nstatements:\n  - {id: a, file: gone.txt}\n",
		"-dash.txt":          oldText,
		"first/page.txt":     oldText,
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// clausediff runs the command in this process.
func clausediff(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), append([]string{"clausediff"}, args...), strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func TestRun(t *testing.T) {
	folder(t)
	abs, err := filepath.Abs("old.txt")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		args   string
		stdin  string
		status int
		stdout string // regular expression
	}{
		{"two files", "compare old.txt new.txt", "", exitOK, `平等`},
		{"different without --exit-code", "compare old.txt new.txt", "", exitOK, `.`},
		{"different", "compare --exit-code old.txt new.txt", "", exitDifferent, `平等`},
		{"equal", "compare --exit-code old.txt old.txt", "", exitOK, `.`},
		{"three, different", "compare --exit-code old.txt old.txt new.txt", "", exitDifferent, `.`},
		{"three, equal", "compare --exit-code old.txt old.txt old.txt", "", exitOK, `.`},
		{"json", "compare old.txt new.txt --format json", "", exitOK, `^\{\s*"schema":\s*"clausediff.comparison/v1"`},
		{"lineage json", "compare old.txt old.txt new.txt --format=json", "", exitOK, `^\{\s*"schema":\s*"clausediff.lineage/v1"`},
		{"html", "compare old.txt new.txt --format html", "", exitOK, `(?i)^\s*<!doctype html>`},
		{"lineage html", "compare old.txt new.txt new.txt --format html", "", exitOK, `(?i)^\s*<!doctype html>`},
		{"stdin", "compare old.txt -", newText, exitOK, `平等`},
		{"ids", "compare first second", "", exitOK, `平等`},
		{"id and file", "compare first new.txt", "", exitOK, `平等`},
		{"corpus of another folder", "compare --corpus . first second", "", exitOK, `平等`},
		{"file URL", "compare file:old.txt file://" + filepath.ToSlash(abs), "", exitOK, `.`},
		{"a file with a dash", "parse -- -dash.txt", "", exitOK, `双方`},
		{"layout and width", "compare old.txt new.txt --layout side --width 120 --ambiguous-width 2", "", exitOK, `平等`},
		{"outline", "parse old.txt", "", exitOK, `双方指出`},
		{"clauses", "parse --clauses old.txt", "", exitOK, `双方指出`},
		{"parse json", "parse old.txt --format json", "", exitOK, `^\{\s*"schema":\s*"clausediff.statement/v1"`},
		{"parse stdin", "parse -", oldText, exitOK, `双方`},
		{"parse id", "parse second", "", exitOK, `平等`},
		{"device", "parse old.txt -o /dev/null", "", exitOK, `^$`},
		{"version", "--version", "", exitOK, `^clausediff version \S+\n$`},
		{"help", "--help", "", exitOK, `^clausediff compares`},
		{"help of a command", "compare --help", "", exitOK, `^Compare two`},
		{"help after files", "compare old.txt new.txt --help", "", exitOK, `^Compare two`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, stdout, stderr := clausediff(t, tt.stdin, strings.Fields(tt.args)...)
			if status != tt.status {
				t.Errorf("exit %d, want %d; stderr %s", status, tt.status, stderr)
			}
			if !regexp.MustCompile(tt.stdout).MatchString(stdout) {
				t.Errorf("stdout does not match %s:\n%s", tt.stdout, stdout)
			}
			for line := range strings.Lines(stderr) {
				if !strings.HasPrefix(line, "clausediff: ") {
					t.Errorf("stderr line %q", line)
				}
			}
		})
	}
}

// Every failure is one line on standard error, nothing on standard output, and
// touches no file.
func TestRunFails(t *testing.T) {
	folder(t)
	tests := []struct {
		name, args, stdin string
		want              string // regular expression of the line without the program's name
	}{
		{"no command", "", "", `^no command given; .*--help`},
		{"unknown command", "diff old.txt new.txt", "", `^unknown command "diff"; .*compare, parse, trace, parity, check`},
		{"flag first", "--format json compare old.txt new.txt", "", `^flag --format before the command`},
		{"unknown flag", "compare --nonsense old.txt new.txt", "", `^unknown flag --nonsense .*compare --help`},
		{"unknown flag last", "compare old.txt new.txt --nonsense=3", "", `^unknown flag --nonsense `},
		{"no value", "compare old.txt new.txt --format", "", `^flag --format needs a value`},
		{"bad bool", "compare old.txt new.txt --exit-code=perhaps", "", `^--exit-code "perhaps" is not true or false`},
		{"no statement", "compare", "", `^compare needs two statements or more, 0 given`},
		{"one statement", "compare old.txt", "", `^compare needs two statements or more, 1 given`},
		{"parse none", "parse", "", `^parse needs a statement, none given`},
		{"parse strict", "parse --strict old.txt new.txt", "", `^new.txt: line \d+: label 一、 begins the numbering anew`},
		{"profile without corpus", "parse old.txt --profile site --corpus empty", "", `^--profile site: no empty/corpus.yaml to look it up in`},
		{"unknown profile", "parse old.txt --profile site", "", `^--profile site: no profile of corpus.yaml has this name`},
		{"demo with a file", "demo old.txt", "", `^demo takes no files`},
		{"bad format", "compare old.txt new.txt --format xml", "", `^--format "xml" is not known; it takes term, html, json, md, csv or docx`},
		{"bad parse format", "parse old.txt --format html", "", `^--format "html" is not known; it takes outline, json, lines or textconv`},
		{"bad colour", "compare old.txt new.txt --color blue", "", `^--color "blue" is not known`},
		{"bad layout", "compare old.txt new.txt --layout round", "", `^--layout "round" is not known`},
		{"bad width", "compare old.txt new.txt --width wide", "", `^--width "wide" is not a number of columns`},
		{"narrow", "compare old.txt new.txt --width 3", "", `^--width "3" is not`},
		{"bad context", "compare old.txt new.txt --context some", "", `^--context "some" is not a number of sentences`},
		{"context of less than none", "compare old.txt new.txt --context -1", "", `^--context "-1" is not a number of sentences`},
		{"no such article of two", "compare old.txt new.txt --article 77", "", `^old has no "77"`},
		{"no such article of three", "compare old.txt new.txt first/page.txt --article 77", "", `^new has no "77"`},
		{"empty subject", "trace --subject '' old.txt new.txt first/page.txt", "", `^--subject is empty; give it a value, or leave the flag out`},
		{"empty tables", "trace --tables= old.txt new.txt", "", `^--tables is empty`},
		{"empty explain", "compare old.txt new.txt --explain ' '", "", `^--explain is empty`},
		{"bad ambiguous width", "compare old.txt new.txt --ambiguous-width 3", "", `^--ambiguous-width "3" is not known`},
		{"bad language", "compare old.txt new.txt --lang xx", "", `^--lang "xx" is not known`},
		{"bad report", "compare old.txt new.txt --report html", "", `^--report "html" is not KIND=PATH`},
		{"bad report kind", "compare old.txt new.txt --report pdf=x", "", `^--report "pdf=x" is not KIND=PATH`},
		{"twice to a file", "compare old.txt new.txt --report html=x --report json=./x", "", `^two reports would be written to ./x`},
		{"twice to stdout", "compare old.txt new.txt --report json=-", "", `^two reports would be written to -`},
		{"over an input", "compare old.txt taken.txt -o ./taken.txt", "", `^./taken.txt: was read and would be overwritten`},
		{"over a statement of the corpus", "compare first second -o new.txt", "", `^new.txt: was read and would be overwritten`},
		{"missing", "compare none.txt new.txt -o taken.txt", "", `^none.txt: no such file, and no such id in corpus.yaml; the ids are first, second$`},
		{"missing path", "compare no/such.txt new.txt -o taken.txt", "", `^no/such.txt: no such file; check the path$`},
		{"missing, no corpus", "compare --corpus first 2023 new.txt", "", `^2023: no such file, and no first/corpus.yaml .*--corpus DIR`},
		{"broken corpus", "compare --corpus broken a new.txt", "", `^broken/gone.txt: no such file; check the path$`},
		{"below a file", "parse old.txt/page", "", `^old.txt/page: no such file`},
		{"folder", "compare broken new.txt -o taken.txt", "", `^broken: is a folder; name a file in it$`},
		{"empty name", "parse ''", "", `^an argument is empty`},
		{"empty file", "compare empty.txt new.txt -o taken.txt", "", `^empty.txt: .*;`},
		{"empty stdin", "compare - new.txt -o taken.txt", "", `^-: .*;`},
		{"binary", "compare binary.txt new.txt -o taken.txt", "", `^binary.txt:.*;`},
		{"second is empty", "compare old.txt empty.txt -o taken.txt", "", `^empty.txt: .*;`},
		{"third is missing", "compare old.txt new.txt no/such.txt -o taken.txt", "", `^no/such.txt: `},
		{"stdin twice", "compare - -", oldText, `^- is given twice`},
		{"page on the net", "compare http://localhost/page.html new.txt", "", `^http://localhost/page.html: compare does not download pages; save the page`},
		{"file of another machine", "parse file://elsewhere/old.txt", "", `^file://elsewhere/old.txt: not a file on this machine`},
		{"no folder", "compare old.txt new.txt --report html=taken.txt --report json=no/such.json", "", `^no/such.json: its folder does not exist`},
		{"output is a folder", "parse old.txt -o first", "", `^first: cannot be written: it is a folder`},
		{"empty output", "parse old.txt -o ''", "", `^--output is empty; give it a value`},
		{"empty output of compare", "compare old.txt new.txt -o=", "", `^--output is empty; give it a value`},
		{"full device", "parse old.txt -o /dev/full", "", `^/dev/full: cannot be written: no space left`},
		{"demo folder is a file", "demo -o taken.txt", "", `^taken.txt: cannot be created`},
		{"help for nothing", "help nothing", "", `^unknown command "nothing"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := listing(t)
			args := strings.Fields(tt.args)
			for i, a := range args {
				args[i] = strings.Trim(a, "'")
			}
			status, stdout, stderr := clausediff(t, tt.stdin, args...)
			if status != exitFailed {
				t.Errorf("exit %d, want %d", status, exitFailed)
			}
			if stdout != "" {
				t.Errorf("stdout is %q", stdout)
			}
			line, ours := strings.CutPrefix(strings.TrimSuffix(stderr, "\n"), "clausediff: ")
			if !ours || strings.Count(stderr, "\n") != 1 || !regexp.MustCompile(tt.want).MatchString(line) {
				t.Errorf("stderr is %q, want one line that matches %s", stderr, tt.want)
			}
			if d := cmp.Diff(before, listing(t)); d != "" {
				t.Errorf("files changed (-before +after)\n%s", d)
			}
		})
	}
}

// listing returns the contents of all files of the folder by name.
func listing(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPermissionDenied(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may read every file")
	}
	folder(t)
	if err := os.Chmod("old.txt", 0); err != nil {
		t.Fatal(err)
	}
	status, stdout, stderr := clausediff(t, "", "parse", "old.txt")
	if want := "clausediff: old.txt: permission denied; make it readable\n"; status != exitFailed || stdout != "" || stderr != want {
		t.Errorf("exit %d, stdout %q, stderr %q", status, stdout, stderr)
	}
}

// failingWriter fails with its error.
type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "/dev/stdout", Err: w.err}
}

func TestStandardOutputFails(t *testing.T) {
	folder(t)
	tests := []struct {
		err    error
		args   string
		status int
		stderr string
	}{
		{syscall.EPIPE, "compare old.txt new.txt", exitOK, ""},
		{syscall.EPIPE, "compare --exit-code old.txt new.txt", exitDifferent, ""},
		{syscall.ENOSPC, "compare old.txt new.txt", exitFailed, "clausediff: standard output: no space left on device\n"},
		{syscall.ENOSPC, "compare --exit-code old.txt new.txt", exitFailed, "clausediff: standard output: no space left on device\n"},
		{syscall.ENOSPC, "--help", exitFailed, "clausediff: standard output: no space left on device\n"},
		{syscall.ENOSPC, "--version", exitFailed, "clausediff: standard output: no space left on device\n"},
	}
	for _, tt := range tests {
		var stderr bytes.Buffer
		args := append([]string{"clausediff"}, strings.Fields(tt.args)...)
		status := run(t.Context(), args, strings.NewReader(""), failingWriter{tt.err}, &stderr)
		if status != tt.status || stderr.String() != tt.stderr {
			t.Errorf("%s with %v: exit %d, stderr %q; want %d, %q", tt.args, tt.err, status, stderr.String(), tt.status, tt.stderr)
		}
	}
}

// failingReader is a file that breaks while it is read.
type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, errors.New("input/output error") }

func TestStandardInputFails(t *testing.T) {
	folder(t)
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), []string{"clausediff", "parse", "-"}, failingReader{}, &stdout, &stderr)
	if status != exitFailed || stdout.Len() > 0 || !strings.Contains(stderr.String(), "input/output error") {
		t.Errorf("exit %d, stdout %q, stderr %q", status, stdout.String(), stderr.String())
	}
}
