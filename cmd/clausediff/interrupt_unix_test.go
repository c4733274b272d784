//go:build unix

package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/sitefolder"
)

// editedSeries is [seriesFolder] with an edit that nobody accepted.
func editedSeries(t *testing.T) {
	t.Helper()
	seriesFolder(t)
	write(t, "third.txt", strings.Replace(newText, "扩大", "大力扩大", 1))
}

// untouched holds that the files are as they were, with nothing beside them.
func untouched(t *testing.T, before map[string]string) {
	t.Helper()
	if d := cmp.Diff(before, held(t)); d != "" {
		t.Errorf("files changed (-before +after)\n%s", d)
	}
}

// hearsSignal starts a run that waits for something, and sends it a signal once it
// listens: one that comes before ends the process as the system does it. Either way
// the files are as they were.
func hearsSignal(t *testing.T, signal os.Signal, args ...string) {
	t.Helper()
	before := held(t)
	for delay := 10 * time.Millisecond; ; delay *= 2 {
		cmd := child(t, args...)
		var stdout, stderr strings.Builder
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(delay)
		cmd.Process.Signal(signal)
		cmd.Wait()
		untouched(t, before)
		if status := cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signaled() && delay < 4*time.Second {
			continue
		}
		refusal(t, `^interrupted; nothing was changed$`, cmd.ProcessState.ExitCode(), stdout.String(), stderr.String())
		return
	}
}

// A signal ends a run that waits for another one, or for a page, with everything as
// it was.
func TestInterruptedWhileWaiting(t *testing.T) {
	for _, sent := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(sent) {
			// Whoever runs the tests ignores it, as nohup does. What they start would
			// inherit that, but not that it is caught.
			caught := make(chan os.Signal, 1)
			signal.Notify(caught, sent)
			defer signal.Stop(caught)
		}
		for _, args := range []string{"accept", "init", "review", "check -o report.txt", "compare first second -o taken.txt"} {
			t.Run(args+" "+sent.String(), func(t *testing.T) {
				editedSeries(t)
				switch args {
				case "init":
					os.Remove("corpus.yaml")
					os.RemoveAll("corpus.lock.d")
				case "accept":
				default:
					endlessPage(t, "old.txt")
				}
				var other outfile.Batch
				if err := other.Lock("corpus.lock.d"); err != nil {
					t.Fatal(err)
				}
				hearsSignal(t, sent, strings.Fields(args)...)
				other.End()
			})
		}
	}
}

// endlessPage puts a pipe in the place of a file, on which nothing comes.
func endlessPage(t *testing.T, name string) {
	t.Helper()
	os.Remove(name)
	fifo(t, name)
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
}

// So does one that waits to write a site: no folder, no page and no list of it
// are left.
func TestSiteInterrupted(t *testing.T) {
	editedSeries(t)
	if err := os.Mkdir("site", 0o777); err != nil {
		t.Fatal(err)
	}
	var other outfile.Batch
	if err := other.Lock(filepath.Join("site", sitefolder.List)); err != nil {
		t.Fatal(err)
	}
	hearsSignal(t, syscall.SIGTERM, "site", "site")
	other.End()
}

// fullPipe returns the end of a pipe that takes nothing more, and a function
// that reads it empty.
func fullPipe(t *testing.T) (w *os.File, drain func()) {
	t.Helper()
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(ends[0])
	syscall.CloseOnExec(ends[1])
	if err := syscall.SetNonblock(ends[1], true); err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{4096, 1} {
		for {
			if _, err := syscall.Write(ends[1], make([]byte, size)); errors.Is(err, syscall.EAGAIN) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := syscall.SetNonblock(ends[1], false); err != nil {
		t.Fatal(err)
	}
	r := os.NewFile(uintptr(ends[0]), "pipe")
	w = os.NewFile(uintptr(ends[1]), "pipe")
	t.Cleanup(func() { r.Close(); w.Close() })
	return w, func() { w.Close(); r.Close() }
}

// untilReady waits until a file is written beside its place.
func untilReady(t *testing.T, name string) {
	t.Helper()
	for {
		if ready, _ := filepath.Glob(name + ".*.tmp"); ready != nil {
			return
		}
		runtime.Gosched()
		if t.Context().Err() != nil {
			t.Fatal("nothing happens")
		}
	}
}

// A signal that comes when the files are ready, and the result is not out yet,
// leaves everything as it was.
func TestInterruptedBeforeTheResultIsOut(t *testing.T) {
	for args, file := range map[string]string{"accept": "corpus.lock.d/third.lock", "init": "corpus.lock.d/old.lock", "compare first second --report html=taken.txt": "taken.txt"} {
		t.Run(args, func(t *testing.T) {
			editedSeries(t)
			if args == "init" {
				os.Remove("corpus.yaml")
				os.RemoveAll("corpus.lock.d")
			}
			before := held(t)
			cmd := child(t, strings.Fields(args)...)
			var stderr strings.Builder
			w, drain := fullPipe(t)
			cmd.Stdout, cmd.Stderr = w, &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			untilReady(t, file)
			cmd.Process.Signal(os.Interrupt)
			cmd.Wait()
			drain()
			refusal(t, `^interrupted; nothing was changed$`, cmd.ProcessState.ExitCode(), "", stderr.String())
			untouched(t, before)
		})
	}
}

// A run that is killed in the middle of a change leaves a lock that stops nobody,
// and the accepted state as it was.
func TestAcceptKilledInTheMiddle(t *testing.T) {
	editedSeries(t)
	before := read(t, "corpus.lock.d/third.lock")
	cmd := child(t, "accept")
	w, drain := fullPipe(t)
	cmd.Stdout = w
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	untilReady(t, "corpus.lock.d/third.lock")
	cmd.Process.Kill()
	cmd.Wait()
	drain()
	if _, err := os.Lstat("corpus.lock.d.busy"); err != nil {
		t.Error("the lock was not there in the middle of the change:", err)
	}
	if read(t, "corpus.lock.d/third.lock") != before {
		t.Error("the accepted state changed")
	}
	if got := succeed(t, "accept"); !strings.HasPrefix(got, "accepted 1 finding; 0 findings left\n") {
		t.Errorf("the next run says %q", got)
	}
	if _, err := os.Lstat("corpus.lock.d.busy"); err == nil {
		t.Error("the lock is still there")
	}
}

// A result that does not get out changes no file.
func TestNothingChangesWithoutStandardOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here:", err)
	}
	defer full.Close()
	for _, args := range []string{
		"accept", "init", "compare first second --report json=taken.txt --report html=new.html", "check --report json=taken.txt", "demo -o reports",
	} {
		editedSeries(t)
		if args == "init" {
			os.Remove("corpus.yaml")
			os.RemoveAll("corpus.lock.d")
		}
		before := held(t)
		cmd := child(t, strings.Fields(args)...)
		var stderr strings.Builder
		cmd.Stdout, cmd.Stderr = full, &stderr
		cmd.Run()
		refusal(t, `^standard output: no space left on device$`, cmd.ProcessState.ExitCode(), "", stderr.String())
		untouched(t, before)
		if _, err := os.Lstat("reports"); err == nil {
			t.Error("demo leaves an empty folder")
		}
	}
}

// When one report cannot have its name, the error says which have theirs, and all
// are whole.
func TestOneReportCannotHaveItsName(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only the superuser can make a file of another user")
	}
	dir := openFolder755(t)
	t.Chdir(dir)
	for name, text := range map[string]string{"old.txt": oldText, "new.txt": newText, "a.json": "kept\n", "b.html": "kept\n"} {
		write(t, name, text)
	}
	// In such a folder nobody can replace the files of others.
	if err := errors.Join(os.Chmod(".", 0o777|os.ModeSticky), os.Chown("a.json", 65534, 65534)); err != nil {
		t.Fatal(err)
	}
	args := strings.Fields("compare old.txt new.txt -o c.md --report json=a.json --report html=b.html --report csv=d.csv")
	status, stdout, stderr := unprivileged(t, dir, args...)
	refusal(t, `^b.html: (permission denied; name another file|cannot be written: operation not permitted); c.md, a.json had already been written, the other files are unchanged$`, status, stdout, stderr)
	if read(t, "b.html") != "kept\n" || content(t, "d.csv") != "" || read(t, "a.json") == "kept\n" {
		t.Error("the files are not as they are said to be")
	}
	if status, _, stderr := unprivileged(t, dir, strings.Fields("compare old.txt new.txt --report json=a.json")...); status != exitOK || read(t, "a.json") == "kept\n" {
		t.Errorf("exit %d, %s", status, stderr)
	}
	if left, _ := filepath.Glob("*.tmp"); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// shell runs a line of a shell, in which $c is the command.
func shell(t *testing.T, line string) (status int, stdout, stderr string) {
	t.Helper()
	sh, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash here:", err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The name tells the test binary which program it is.
	if err := os.Symlink(self, "clausediff"); err != nil && !errors.Is(err, os.ErrExist) {
		t.Fatal(err)
	}
	return outcome(t, exec.Command(sh, "-c", "c=./clausediff; "+line))
}

// Descriptors by their names are written to as they are.
func TestOutputToDescriptors(t *testing.T) {
	folder(t)
	outline, page := succeed(t, "parse old.txt"), succeed(t, "compare old.txt new.txt --format html")
	for line, want := range map[string]map[string]string{
		`$c parse old.txt -o /dev/stdout >out`:                                                         {"out": outline},
		`$c parse old.txt -o /dev/stdout | cat >out`:                                                   {"out": outline},
		`echo kept >app; $c parse old.txt -o /dev/stdout >>app`:                                        {"app": "kept\n" + outline},
		`echo kept >app; $c parse old.txt -o /proc/self/fd/1 >>app`:                                    {"app": "kept\n" + outline},
		`echo kept >app; $c parse old.txt -o /dev/fd/3 3>>app`:                                         {"app": "kept\n" + outline},
		`$c parse old.txt -o /dev/stderr 2>out`:                                                        {"out": outline},
		`$c compare old.txt new.txt --report html=/dev/fd/3 3>&1 >terms | cat >out`:                    {"out": page},
		`$c parse old.txt -o >(cat >out; mv out done); while ! test -e done; do :; done`:               {"done": outline},
		`echo kept >app; exec 5>>app; $c parse old.txt -o /proc/$$/fd/5`:                               {"app": "kept\n" + outline},
		`ln -s /dev/stdout link; echo kept >app; $c parse old.txt -o link >>app; test -h link`:         {"app": "kept\n" + outline},
		`$c compare old.txt new.txt --format json --report html=/dev/fd/3 3>out >both && test -s both`: {"out": page},
	} {
		if status, stdout, stderr := shell(t, line); status != exitOK || stdout+stderr != "" {
			t.Errorf("%s: exit %d, %q, %q", line, status, stdout, stderr)
		}
		for name, text := range want {
			if got := content(t, name); got != text {
				t.Errorf("%s: %s has %d bytes, want %d", line, name, len(got), len(text))
			}
			os.Remove(name)
		}
	}
	for line, want := range map[string]string{
		`$c compare old.txt new.txt --format json --report html=/dev/stdout >>kept`:   `^two reports would be written to -; give each its own file`,
		`$c compare old.txt new.txt --format json --report html=kept >>kept`:          `^two reports would be written to kept; give each its own file`,
		`$c compare old.txt new.txt -o /dev/fd/3 --report md=kept 3>>kept`:            `^two reports would be written to kept; give each its own file`,
		`$c compare old.txt new.txt -o /dev/fd/3 --report md=/proc/self/fd/3 3>>kept`: `^two reports would be written to /proc/self/fd/3; give each its own file`,
		`$c parse old.txt >>old.txt`:                                           `^standard output goes to a file that was read; redirect it elsewhere$`,
		`$c parse old.txt -o /dev/fd/3 3>>old.txt`:                             `^/dev/fd/3: was read and would be overwritten`,
		`$c compare old.txt new.txt --report html=/dev/fd/77`:                  `^/dev/fd/77: cannot be written: bad file descriptor$`,
		`$c compare old.txt new.txt --report html=/dev/fd/77 --report md=kept`: `^/dev/fd/77: cannot be written: bad file descriptor$`,
	} {
		write(t, "kept", "kept\n")
		status, stdout, stderr := shell(t, line)
		refusal(t, want, status, stdout, stderr)
		if read(t, "kept") != "kept\n" || read(t, "old.txt") != oldText {
			t.Errorf("%s: a file changed", line)
		}
	}
	if left, _ := filepath.Glob("*.tmp"); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// Streams that are closed are nobody's file.
func TestClosedStreams(t *testing.T) {
	folder(t)
	status, stdout, stderr := shell(t, `$c parse - <&-`)
	refusal(t, `^-: no text found: the source is empty; `, status, stdout, stderr)
	if status, stdout, _ := shell(t, `$c parse none.txt -o taken.txt 2>&-`); status != exitFailed || stdout != "" || read(t, "taken.txt") != "kept\n" {
		t.Errorf("exit %d, %q", status, stdout)
	}
	// No message gets into a report, and no report into another.
	want := succeed(t, "compare old.txt new.txt --format html")
	if status, _, _ := shell(t, `$c compare old.txt new.txt --report html=taken.txt --report md=more.md <&- >&- 2>&-`); status != exitOK || read(t, "taken.txt") != want {
		t.Errorf("exit %d, the report is another one", status)
	}
}

// What a folder does not allow is said of the file or the folder that the user
// named.
func TestFolderForReadingOnly(t *testing.T) {
	dir := openFolder755(t)
	t.Chdir(dir)
	t.Setenv("CI", "")
	write(t, "old.txt", oldText)
	if err := os.Mkdir("new", 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, "new/page.txt", oldText)
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - {id: first, file: old.txt}\n")
	succeed(t, "accept")
	write(t, "old.txt", newText)
	site := openFolder755(t)
	buildSite(t, site)
	for _, name := range []string{".", "new", site} {
		if err := os.Chmod(name, 0o555); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755); os.Chmod("new", 0o755); os.Chmod(site, 0o755) })
	before := held(t)
	for _, tt := range []struct{ args, want string }{
		{"accept", `^corpus.lock.d: permission denied; make its folder writable$`},
		{"init new", `^new/corpus.lock.d: permission denied; make its folder writable$`},
		{"site x", `^x: permission denied; make it writable, or name another folder$`},
		{"site " + site, `/.clausediff-site.json: permission denied; make its folder writable$`},
		{"demo -o x", `^x: cannot be created: permission denied; name another folder$`},
		{"demo -o new", `/2021-2022.html: permission denied; name another file$`},
		{"fetch --bundled x", `^x: permission denied; make it writable, or name another folder$`},
	} {
		status, stdout, stderr := unprivileged(t, dir, strings.Fields(tt.args)...)
		refusal(t, tt.want, status, stdout, stderr)
	}
	untouched(t, before)
}

// A signal ends a download: what is not finished is as it was, what is finished
// is told.
func TestFetchInterrupted(t *testing.T) {
	folder(t)
	asked, release := make(chan bool), make(chan bool)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/b" {
			close(asked)
			io.WriteString(w, fetchedPage[:100])
			w.(http.Flusher).Flush()
			<-release
			return
		}
		io.WriteString(w, fetchedPage)
	}))
	defer server.Close()
	defer close(release)
	write(t, "corpus.yaml", fmt.Sprintf("version: 1\nstatements:\n  - {id: a, %s, file: a.html, urls: [\"%s/a\"]}\n  - {id: b, %s, file: sub/b.html, urls: [\"%s/b\"]}\n",
		expectations, server.URL, expectations, server.URL))
	before := held(t)
	cmd := child(t, "fetch", "--allow-private", "--retries", "0")
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	if !strings.HasPrefix(stdout.String(), "a: a.html ← ") {
		t.Errorf("stdout is %q", stdout.String())
	}
	refusal(t, `^interrupted; unfinished files are unchanged$`, cmd.ProcessState.ExitCode(), "", stderr.String())
	if read(t, "a.html") != fetchedPage || content(t, "a.html.source.json") == "" {
		t.Error("the page that was finished is gone")
	}
	os.Remove("a.html")
	os.Remove("a.html.source.json")
	untouched(t, before)
	if _, err := os.Lstat("sub"); err == nil {
		t.Error("an empty folder is left")
	}
}
