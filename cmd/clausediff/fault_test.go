package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
)

// refused holds that a run fails with one line that matches want, with nothing
// on standard output, and with every file as it was.
func refused(t *testing.T, stdin io.Reader, want string, args ...string) {
	t.Helper()
	before := held(t)
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), append([]string{"clausediff"}, args...), stdin, &stdout, &stderr)
	refusal(t, want, status, stdout.String(), stderr.String())
	if d := cmp.Diff(before, held(t)); d != "" {
		t.Errorf("%v: files changed (-before +after)\n%s", args, d)
	}
}

// held returns what the files of the folder hold, and where its links lead.
func held(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir():
			return err
		case d.Type().IsRegular():
			files[name] = read(t, name)
		case d.Type()&fs.ModeSymlink != 0:
			files[name], err = os.Readlink(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// refusal holds what a run that failed says.
func refusal(t *testing.T, want string, status int, stdout, stderr string) {
	t.Helper()
	if status != exitFailed || stdout != "" {
		t.Errorf("exit %d, stdout %.200q; want %d and nothing", status, stdout, exitFailed)
	}
	line, ours := strings.CutPrefix(strings.TrimSuffix(stderr, "\n"), "clausediff: ")
	if !ours || strings.Contains(line, "\n") || !regexp.MustCompile(want).MatchString(line) {
		t.Errorf("stderr is %.400q, want one line that matches %s", stderr, want)
	}
}

// child returns the command as a process of its own.
func child(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The first argument tells the test binary which program it is.
	return &exec.Cmd{Path: self, Args: append([]string{"clausediff"}, args...)}
}

// outcome runs a process and returns what it did.
func outcome(t testing.TB, cmd *exec.Cmd) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}

// A file that is written, cut or replaced in place while it is read is an
// error, wherever the change falls.
func TestFileChangesWhileRead(t *testing.T) {
	long := strings.Repeat(oldText, 5000)
	changes := map[string]func(f *os.File) error{
		"shrinks":        func(f *os.File) error { return f.Truncate(int64(len(long) / 2)) },
		"is emptied":     func(f *os.File) error { return f.Truncate(0) },
		"grows":          func(f *os.File) error { _, err := f.WriteAt([]byte(oldText), int64(len(long))); return err },
		"other, as long": func(f *os.File) error { _, err := f.WriteAt([]byte("关于"), 0); return err },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "page.txt", long)
			old := time.Now().Add(-time.Hour)
			if err := os.Chtimes("page.txt", old, old); err != nil {
				t.Fatal(err)
			}
			f, err := outfile.Open("page.txt")
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if _, err := io.ReadFull(f, make([]byte, 100)); err != nil {
				t.Fatal(err)
			}
			w, err := os.OpenFile("page.txt", os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			if err := change(w); err != nil {
				t.Fatal(err)
			}
			w.Close()
			if _, err := io.ReadAll(f); !errors.Is(err, outfile.ErrChanged) {
				t.Errorf("the rest is read with error %v", err)
			}
		})
	}
}

// A file that is replaced by another, as editors and this program do it, is
// read to its end.
func TestFileIsReplacedWhileRead(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "page.txt", oldText)
	f, err := outfile.Open("page.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	write(t, "other.txt", newText)
	if err := os.Rename("other.txt", "page.txt"); err != nil {
		t.Skip("an open file cannot be replaced here:", err)
	}
	if data, err := io.ReadAll(f); err != nil || string(data) != oldText {
		t.Errorf("read %q, %v", data, err)
	}
}

func TestLinks(t *testing.T) {
	folder(t)
	link(t, "nowhere.txt", "dangling")
	link(t, "first", "folder")
	link(t, "old.txt", "page")
	for _, tt := range []struct{ args, want string }{
		{"parse dangling", `^dangling: is a link to nowhere.txt, which does not exist; check the link$`},
		{"compare old.txt dangling -o taken.txt", `^dangling: is a link to nowhere.txt`},
		{"parse folder", `^folder: is a folder; name a file in it$`},
		{"parse old.txt -o folder", `^folder: cannot be written: it is a folder; name a file in it$`},
		{"parse old.txt -o gone/", `^gone/: cannot be written: it is a folder; name a file in it$`},
		{"parse old.txt -o page", `^page: was read and would be overwritten; choose another output$`},
		{"parse page -o old.txt", `^old.txt: was read and would be overwritten; choose another output$`},
		{"compare old.txt new.txt --report html=dangling --report json=nowhere.txt", `^two reports would be written to nowhere.txt; give each its own file`},
	} {
		refused(t, nil, tt.want, strings.Fields(tt.args)...)
	}
	if got := succeed(t, "parse page"); !strings.Contains(got, "干涉") {
		t.Errorf("through a link: %s", got)
	}
	// The file that a link stands for is made; the link stays.
	succeed(t, "parse old.txt -o dangling")
	if read(t, "nowhere.txt") != succeed(t, "parse old.txt") {
		t.Error("the file behind the link is not what was asked for")
	}
	if target, err := os.Readlink("dangling"); err != nil || target != "nowhere.txt" {
		t.Errorf("the link is %q (%v)", target, err)
	}
}

// A path is the file that the system opens for it: .. behind a link is the folder
// above what the link leads to, and a folder that does not exist has no folder above it.
func TestOutputThroughFolders(t *testing.T) {
	folder(t)
	if err := os.MkdirAll("d/e", 0o777); err != nil {
		t.Fatal(err)
	}
	link(t, "d/e", "x")
	refused(t, nil, `^nosuch/../old.txt: its folder does not exist; create it first$`, "compare", "old.txt", "new.txt", "-o", "nosuch/../old.txt")
	refused(t, nil, `^d/e/../../old.txt: was read and would be overwritten; choose another output$`, "parse", "old.txt", "-o", "d/e/../../old.txt")
	refused(t, nil, `^x/../../old.txt: was read and would be overwritten; choose another output$`, "parse", "old.txt", "-o", "x/../../old.txt")
	before := read(t, "old.txt")
	succeed(t, "parse old.txt -o x/../old.txt")
	if read(t, "old.txt") != before || content(t, "d/old.txt") == "" {
		t.Error("the outline is not in d/old.txt")
	}
}

func TestLinkToItself(t *testing.T) {
	folder(t)
	link(t, "circle", "circle")
	refused(t, nil, `^circle: .*link`, "parse", "circle")
	refused(t, nil, `^circle: cannot be written: the link leads to itself; name a file$`, "parse", "old.txt", "-o", "circle")
}

// A hard link is the file itself.
func TestOutputIsInputByAnotherName(t *testing.T) {
	folder(t)
	if err := os.Link("old.txt", "same.txt"); err != nil {
		t.Skip("no hard links here:", err)
	}
	refused(t, nil, `^same.txt: was read and would be overwritten`, "parse", "old.txt", "-o", "same.txt")
	refused(t, nil, `^same.txt: was read and would be overwritten`, "compare", "new.txt", "old.txt", "--report", "html=same.txt")
	cmd := child(t, "parse", "-", "-o", "old.txt")
	in, err := os.Open("old.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	cmd.Stdin = in
	status, stdout, stderr := outcome(t, cmd)
	refusal(t, `^old.txt: was read and would be overwritten`, status, stdout, stderr)
	if read(t, "old.txt") != oldText {
		t.Error("the input is gone")
	}
}

// brokenReader gives a part of a page, then fails.
type brokenReader struct{ rest io.Reader }

func (r brokenReader) Read(p []byte) (int, error) {
	n, err := r.rest.Read(p)
	if err == io.EOF {
		err = errors.New("input/output error")
	}
	return n, err
}

func TestInputBreaksInTheMiddle(t *testing.T) {
	folder(t)
	for _, args := range []string{"parse -", "parse - -o taken.txt", "compare - new.txt -o taken.txt", "compare old.txt -"} {
		refused(t, brokenReader{strings.NewReader(oldText)}, `^-: input/output error$`, strings.Fields(args)...)
	}
}

// Every report that cannot be written leaves all the others unwritten too, the
// one to a device included.
func TestOneOutputFails(t *testing.T) {
	folder(t)
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here:", err)
	}
	for _, kind := range kinds() {
		full := "--report " + kind + "=/dev/full"
		refused(t, nil, `^/dev/full: cannot be written: no space left on device$`,
			strings.Fields("compare old.txt new.txt --report html=taken.txt --report json=more.json "+full)...)
		refused(t, nil, `^/dev/full: cannot be written: no space left on device$`,
			strings.Fields("compare old.txt new.txt -o /dev/full --report md=more.md --format "+kind)...)
	}
}

// A writer that takes some of the result and no more is an error of the run.
func TestStandardOutputIsShort(t *testing.T) {
	folder(t)
	for _, args := range []string{"compare old.txt new.txt", "parse old.txt", "compare old.txt new.txt --format docx"} {
		var stderr bytes.Buffer
		w := &shortWriter{left: 10}
		status := run(t.Context(), append([]string{"clausediff"}, strings.Fields(args)...), nil, w, &stderr)
		if want := "clausediff: standard output: no space left\n"; status != exitFailed || stderr.String() != want {
			t.Errorf("%s: exit %d, stderr %q", args, status, stderr.String())
		}
	}
}

type shortWriter struct{ left int }

func (w *shortWriter) Write(p []byte) (int, error) {
	n := min(len(p), w.left)
	w.left -= n
	if n < len(p) {
		return n, errors.New("no space left")
	}
	return n, nil
}

// Names are the user's: in Chinese, with spaces, as long as the file system
// takes them.
func TestFileNames(t *testing.T) {
	folder(t)
	names := []string{"关于深化合作的联合声明.txt", "两 国\u3000声明.txt", "a=b,c;d.txt", "#1 & 2 100%.txt", strings.Repeat("声", 83) + ".txt"}
	for i, name := range names {
		if err := os.WriteFile(name, []byte(oldText), 0o666); err != nil {
			t.Logf("%.40s is not a name here: %v", name, err)
			continue
		}
		report := names[(i+1)%len(names)] + ".html"
		if len(report) > 255 {
			report = strings.Repeat("报", 83) + ".html"
		}
		for _, args := range [][]string{{"compare", name, "new.txt", "-o", report}, {"parse", name, "-o", report, "--format", "outline"}} {
			status, _, stderr := clausediff(t, "", args...)
			if status != exitOK || stderr != "" {
				t.Errorf("%.60q: exit %d, %s", args, status, stderr)
			}
			if info, err := os.Stat(report); err != nil || info.Size() == 0 {
				t.Errorf("%.60q: no report (%v)", args, err)
			}
			os.Remove(report)
		}
		os.Remove(name)
	}
	if left, _ := filepath.Glob("*.tmp"); left != nil {
		t.Errorf("left behind: %q", left)
	}
}

// Lines end as they end on any system; a byte order mark is not text.
func TestLineEnds(t *testing.T) {
	folder(t)
	write(t, "page.txt", oldText)
	want := succeed(t, "parse page.txt --clauses")
	for name, text := range map[string]string{
		"CRLF":              strings.ReplaceAll(oldText, "\n", "\r\n"),
		"CR":                strings.ReplaceAll(oldText, "\n", "\r"),
		"mixed":             strings.Replace(oldText, "\n", "\r\n", 3),
		"with a mark":       "\ufeff" + oldText,
		"CRLF with a mark":  "\ufeff" + strings.ReplaceAll(oldText, "\n", "\r\n"),
		"without last line": strings.TrimSuffix(oldText, "\n"),
	} {
		write(t, "page.txt", text)
		if got := succeed(t, "parse page.txt --clauses"); got != want {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, cmp.Diff(want, got))
		}
		if status, _, stderr := clausediff(t, "", "compare", "--exit-code", "old.txt", "page.txt"); status != exitOK {
			t.Errorf("%s: exit %d, %s", name, status, stderr)
		}
	}
}

// Nothing is left of a run that is killed but, at most, the file that it was
// about to write beside the old one.
func TestKilledWhileWriting(t *testing.T) {
	folder(t)
	succeed(t, "compare old.txt new.txt -o whole.html")
	whole := read(t, "whole.html")
	write(t, "report.html", "kept\n")
	for delay := time.Duration(0); delay < 60*time.Millisecond; delay += 3 * time.Millisecond {
		cmd := child(t, "compare", "old.txt", "new.txt", "-o", "report.html")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(delay)
		cmd.Process.Kill()
		cmd.Wait()
		if got := read(t, "report.html"); got != "kept\n" && got != whole {
			t.Fatalf("after %v: %d bytes, neither the old report nor the new one", delay, len(got))
		}
	}
}
