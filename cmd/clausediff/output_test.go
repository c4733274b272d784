package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// succeed runs the command and returns what it prints.
func succeed(t *testing.T, args string) string {
	t.Helper()
	status, stdout, stderr := clausediff(t, "", strings.Fields(args)...)
	if status != exitOK {
		t.Fatalf("%s: exit %d, stderr %s", args, status, stderr)
	}
	return stdout
}

// A summary names no page as the full report that is a summary itself.
func TestSummaryIsNotTheFullReport(t *testing.T) {
	folder(t)
	for detail, want := range map[string]bool{"all": true, "substance": true, "summary": false, "briefing": false} {
		succeed(t, "compare old.txt new.txt --ui-lang en --report html=page.html --report md=report.md --detail "+detail)
		if text := read(t, "report.md"); strings.Contains(text, "page.html") != want {
			t.Errorf("--detail %s: names the page: %t\n%s", detail, !want, text)
		}
	}
}

// A file holds the bytes that standard output would.
func TestOutputFileIsStandardOutput(t *testing.T) {
	folder(t)
	for _, kind := range kinds() {
		want := succeed(t, "compare old.txt new.txt --format "+kind)
		if got := succeed(t, "compare old.txt new.txt -o out --format "+kind); got != "" {
			t.Errorf("%s: standard output is %q", kind, got)
		}
		if read(t, "out") != want {
			t.Errorf("%s: the file differs from standard output", kind)
		}
		if got := succeed(t, "compare old.txt new.txt --report "+kind+"=also"); got != succeed(t, "compare old.txt new.txt") {
			t.Errorf("--report %s changes standard output", kind)
		}
		if read(t, "also") != want {
			t.Errorf("%s: --report differs from --format", kind)
		}
	}
}

func TestFormatFollowsFileName(t *testing.T) {
	folder(t)
	for name, want := range map[string]string{
		"r.html": "html", "r.HTM": "html", "r.json": "json", "r.txt": "term", "r": "term",
	} {
		succeed(t, "compare old.txt new.txt -o "+name)
		if read(t, name) != succeed(t, "compare old.txt new.txt --format "+want) {
			t.Errorf("%s is not %s", name, want)
		}
	}
	for args, want := range map[string]string{
		"compare old.txt new.txt -o r.htlm": `^-o r.htlm: did you mean .html?\? unknown ending .htlm; use one of .csv .docx .htm .html .json .markdown .md .txt, or give --format `,
		"parse old.txt -o r.docx":           `^-o r.docx: unknown ending .docx; use one of .json .txt, `,
		"trace 双方 old.txt new.txt -o r.xls": `^-o r.xls: unknown ending .xls; `,
	} {
		refused(t, nil, want, strings.Fields(args)...)
	}
	succeed(t, "compare old.txt new.txt --format json -o r.html")
	if !strings.HasPrefix(read(t, "r.html"), "{") {
		t.Error("--format does not go before the file name")
	}
}

func TestOutputReplacesFile(t *testing.T) {
	folder(t)
	if err := os.Chmod("taken.txt", 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("taken.txt", "link"); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	succeed(t, "parse old.txt -o link")
	if read(t, "taken.txt") != succeed(t, "parse old.txt") {
		t.Error("the file that the link points to was not written")
	}
	info, err := os.Lstat("link")
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is not a link any more (%v)", err)
	}
	if info, err = os.Stat("taken.txt"); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("permissions are %v (%v)", info.Mode(), err)
	}
	if left, _ := filepath.Glob("*.tmp"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// The variables say the same as the flags, and the flags go before them.
func TestVariables(t *testing.T) {
	folder(t)
	tests := []struct{ name, value, flags string }{
		{"COMPARE_FORMAT", "json", "--format json"},
		{"CONTEXT", "all", "--context all"},
		{"LAYOUT", "side", "--layout side"},
		{"WIDTH", "120", "--width 120"},
		{"COLOR", "always", "--color always"},
		{"AMBIGUOUS_WIDTH", "2", "--ambiguous-width 2"},
		{"LANG", "ru", "--lang ru"},
	}
	plain := succeed(t, "compare old.txt new.txt")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := succeed(t, "compare old.txt new.txt "+tt.flags)
			t.Setenv("CLAUSEDIFF_"+tt.name, tt.value)
			if succeed(t, "compare old.txt new.txt") != want {
				t.Error("the variable does not do what the flag does")
			}
		})
	}
	t.Setenv("CLAUSEDIFF_COMPARE_FORMAT", "json")
	if succeed(t, "compare old.txt new.txt --format term") != plain {
		t.Error("the flag does not go before the variable")
	}
	t.Setenv("CLAUSEDIFF_COMPARE_REPORT", "html=a,b.html\njson=two words.json\n")
	succeed(t, "compare old.txt new.txt")
	if !strings.Contains(read(t, "a,b.html"), "<html") || !strings.Contains(read(t, "two words.json"), "schema") {
		t.Error("CLAUSEDIFF_COMPARE_REPORT does not write the reports")
	}
	succeed(t, "compare old.txt new.txt --report md=only.md")
	if read(t, "only.md") == "" {
		t.Error("--report writes nothing where the variable is set")
	}
	t.Setenv("CLAUSEDIFF_EXIT_CODE", "1")
	if status, _, _ := clausediff(t, "", "compare", "old.txt", "new.txt"); status != exitDifferent {
		t.Errorf("CLAUSEDIFF_EXIT_CODE: exit %d", status)
	}
}

func TestColor(t *testing.T) {
	folder(t)
	tests := []struct {
		env, flags string
		want       bool
	}{
		{"", "", false}, // standard output is not a terminal
		{"FORCE_COLOR=1", "", true},
		{"FORCE_COLOR=0", "", false},
		{"FORCE_COLOR=1 NO_COLOR=1", "", true},
		{"FORCE_COLOR=1", "--color never", false},
		{"NO_COLOR=1", "--color always", true},
		{"TERM=dumb", "--color always", true},
	}
	for _, tt := range tests {
		t.Run(tt.env+tt.flags, func(t *testing.T) {
			for _, v := range strings.Fields(tt.env) {
				name, value, _ := strings.Cut(v, "=")
				t.Setenv(name, value)
			}
			got := strings.Contains(succeed(t, "compare old.txt new.txt "+tt.flags), "\x1b[")
			if got != tt.want {
				t.Errorf("colour is %v", got)
			}
			succeed(t, "compare old.txt new.txt -o file "+tt.flags)
			if strings.Contains(read(t, "file"), "\x1b[") != strings.Contains(tt.flags, "always") {
				t.Error("files have colour with --color always only")
			}
		})
	}
}

// What goes to standard error is one line, whatever a file is called.
func TestSayIsOneLine(t *testing.T) {
	var b strings.Builder
	s := &session{stderr: &b}
	s.say("%s: %s", "a\x1b[31m.html", "two\nlines")
	if want := "clausediff: a␛[31m.html: two lines\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
