package gitrepo

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestParseName(t *testing.T) {
	tests := []struct {
		name string
		want Name // zero if it is not a name
		id   string
	}{
		{"HEAD:zh/2022.txt", Name{"HEAD", "", "zh/2022.txt"}, "2022@HEAD"},
		{"HEAD~1:./2022.txt", Name{"HEAD~1", "", "./2022.txt"}, "2022@HEAD~1"},
		{"v1:声明.html", Name{"v1", "", "声明.html"}, "声明@v1"},
		{"HEAD@{2023-03-21 10:00}:a.txt", Name{"HEAD@{2023-03-21 10:00}", "", "a.txt"}, "a@HEAD@{2023-03-21 10.00}"},
		{"HEAD^{/fix: all}:a.txt", Name{"HEAD^{/fix: all}", "", "a.txt"}, "a@HEAD^{/fix. all}"},
		{":a.txt", Name{"", "", "a.txt"}, "a@index"},
		{":./a.txt", Name{"", "", "./a.txt"}, "a@index"},
		{":0:a.txt", Name{"", "0", "a.txt"}, "a@index"},
		{":1:a.txt", Name{"", "1", "a.txt"}, "a@base"},
		{":2:a.txt", Name{"", "2", "a.txt"}, "a@ours"},
		{":3:a.txt", Name{"", "3", "a.txt"}, "a@theirs"},
		{":4:a.txt", Name{"", "", "4:a.txt"}, "4:a@index"},
		{name: "a.txt"}, {name: ""}, {name: ":"}, {name: "HEAD:"}, {name: ":0:"}, {name: ":/words"}, {name: "--x:y"}, {name: "a\nb:c"},
		{name: `C:\x.html`}, {name: "c:/x.html"}, {name: "https://example.org/x"}, {name: "ftp://example.org/x"},
	}
	for _, tt := range tests {
		got, ok := ParseName(tt.name)
		switch {
		case ok != (tt.want != Name{}):
			t.Errorf("%q is a name: %t", tt.name, ok)
		case ok && (got != tt.want || got.String() != tt.name || got.ID() != tt.id):
			t.Errorf("%q: %+v, %q, id %q", tt.name, got, got, got.ID())
		}
	}
}

// Every variable of git that is local to a repository is removed, except settings.
func TestEnvironment(t *testing.T) {
	needGit(t)
	out, err := exec.Command("git", "rev-parse", "--local-env-vars").Output()
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(string(out))
	for _, name := range names {
		t.Setenv(name, "x")
	}
	t.Setenv("GIT_QUARANTINE_PATH", "")
	for _, name := range names {
		kept := slices.Contains(environment(), name+"=x")
		if setting := strings.HasPrefix(name, "GIT_CONFIG_"); kept != setting {
			t.Errorf("%s is kept: %t", name, kept)
		}
	}
}

// Without a repository, the error quotes git.
func TestWithoutRepository(t *testing.T) {
	needGit(t)
	dir := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	t.Setenv("LC_ALL", "C")
	_, err := New(dir, 100).Read(Name{Revision: "HEAD", Path: "a.txt"})
	if want := "no such file, and git finds no repository in " + dir + ": not a git repository"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}

func needGit(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err == nil {
		return
	}
	if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
		t.Fatal("git is not installed and CLAUSEDIFF_REQUIRE is set")
	}
	t.Skip("git is not installed")
}
