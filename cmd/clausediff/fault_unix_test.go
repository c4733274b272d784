//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func fifo(t *testing.T, name string) {
	t.Helper()
	if err := syscall.Mkfifo(name, 0o666); err != nil {
		t.Skip("no named pipes here:", err)
	}
}

// feed writes to a named pipe until the text ends or the reader goes away.
func feed(name string, text io.Reader) {
	w, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer w.Close()
	io.Copy(w, text) // a reader that goes away is what some tests are about
}

// endless is a text without end.
type endless struct{ text string }

func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], e.text)
	}
	return n, nil
}

func TestNamedPipes(t *testing.T) {
	folder(t)
	fifo(t, "one")
	fifo(t, "two")
	go feed("one", strings.NewReader(oldText))
	go feed("two", strings.NewReader(newText))
	if got := succeed(t, "compare one two --exit-code=false"); !strings.Contains(got, "平等") {
		t.Errorf("%s", got)
	}
	go feed("one", endless{"双方友好。\n"})
	status, stdout, stderr := clausediff(t, "", "parse", "one", "--max-size", "1MB")
	refusal(t, `^one: too large: more than 1048576 bytes; `, status, stdout, stderr)

	// A pipe is a place to write to as well.
	got := make(chan string)
	go func() {
		data, _ := os.ReadFile("two")
		got <- string(data)
	}()
	succeed(t, "parse old.txt -o two")
	if want := succeed(t, "parse old.txt"); <-got != want {
		t.Error("the pipe did not get the report")
	}
}

// A device without end is read up to the limit.
func TestEndlessDevice(t *testing.T) {
	folder(t)
	for _, name := range []string{"/dev/zero", "/dev/urandom"} {
		if _, err := os.Stat(name); err != nil {
			t.Skip("not here:", err)
		}
		refused(t, nil, `^`+name+`: too large: more than 2097152 bytes; .*--max-size$`, "parse", name, "--max-size", "2MB")
	}
}

// unprivileged makes the command a process of a user who owns nothing. The
// folder must be one that all may enter.
func unprivileged(t *testing.T, dir string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	cmd := child(t, args...)
	cmd.Dir = dir
	if os.Geteuid() == 0 {
		cmd.Path = forAll(t)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	return outcome(t, cmd)
}

// forAll puts the test binary where any user may run it: under another name, or a
// copy on another disk.
func forAll(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(openFolder755(t), "clausediff")
	if os.Link(self, name) == nil {
		return name
	}
	data, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}

// openFolder755 makes a folder that all may enter, which that of a test is not.
func openFolder755(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "clausediff")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWithoutPermission(t *testing.T) {
	dir := openFolder755(t)
	t.Chdir(dir)
	write(t, "old.txt", oldText)
	write(t, "new.txt", newText)
	write(t, "kept.html", "kept\n")
	if err := os.MkdirAll("shut/in", 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, "shut/page.txt", oldText)
	for name, mode := range map[string]os.FileMode{"old.txt": 0, "kept.html": 0o444, "shut": 0, ".": 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755); os.Chmod(dir+"/shut", 0o755) })
	for _, tt := range []struct{ args, want string }{
		{"parse old.txt", `^old.txt: permission denied; make it readable$`},
		{"compare new.txt old.txt", `^old.txt: permission denied; make it readable$`},
		{"parse shut/page.txt", `^shut/page.txt: permission denied; make it readable$`},
		{"parse new.txt -o report.txt", `^report.txt: permission denied; name another file$`},
		{"parse new.txt --format outline -o kept.html", `^kept.html: permission denied; name another file$`},
		{"compare new.txt new.txt -o shut/report.html", `^shut/report.html: permission denied; name another file$`},
		{"compare new.txt new.txt --report html=report.html", `^report.html: permission denied; name another file$`},
	} {
		status, stdout, stderr := unprivileged(t, dir, strings.Fields(tt.args)...)
		refusal(t, tt.want, status, stdout, stderr)
	}
	if status, stdout, stderr := unprivileged(t, dir, "parse", "new.txt"); status != exitOK || stdout == "" {
		t.Errorf("a file that may be read: exit %d, %s", status, stderr)
	}
	if read(t, "kept.html") != "kept\n" {
		t.Error("a file in a folder that must not change has changed")
	}
	if left, _ := filepath.Glob("*.tmp"); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// A signal ends the run; the report that was there stays.
func TestInterrupted(t *testing.T) {
	folder(t)
	fifo(t, "slow")
	go feed("slow", &slowReader{text: strings.NewReader(oldText)})
	cmd := child(t, "parse", "slow", "-o", "taken.txt")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	for _, signal := range []os.Signal{syscall.SIGPIPE, os.Interrupt} { // the first is of no effect
		if err := cmd.Process.Signal(signal); err != nil {
			t.Errorf("%v: the run has ended already (%v)", signal, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the run was not interrupted")
	}
	if read(t, "taken.txt") != "kept\n" {
		t.Error("the old file is gone")
	}
	if left, _ := filepath.Glob("*.tmp"); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// slowReader gives a byte in ten milliseconds.
type slowReader struct{ text io.Reader }

func (r *slowReader) Read(p []byte) (int, error) {
	time.Sleep(10 * time.Millisecond)
	return r.text.Read(p[:1])
}
