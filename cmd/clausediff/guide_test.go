package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/testdata/goldenfile"
	"github.com/clausediff/clausediff/testdata/sample"
)

// The sessions of GUIDE.md are run from top to bottom in one folder, and what
// they print must be what the guide shows; -update writes it there.
//
// A block of console holds commands, each behind "$ " and further lines of it
// behind "> ", and their output; three
// dots in a line of their own stand for lines that are left out. A block of text
// with a name behind it is a file that the commands find.
func TestGuide(t *testing.T) {
	for _, program := range []string{"sh", "git"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed, and the guide's session needs it", program)
		}
	}
	text, err := os.ReadFile("GUIDE.md")
	if err != nil {
		t.Fatal(err)
	}
	g := newGuide(t)
	block := regexp.MustCompile("(?ms)^```(\\w+)(?: (\\S+))?\\n(.*?)^```$")
	sessions := 0
	got := block.ReplaceAllStringFunc(string(text), func(b string) string {
		m := block.FindStringSubmatch(b)
		switch {
		case m[1] == "console":
			sessions++
			return "```console\n" + g.session(m[3]) + "```"
		case m[2] != "":
			g.write(m[2], m[3])
		}
		return b
	})
	if sessions < 5 {
		t.Fatalf("only %d sessions were found in the guide", sessions)
	}
	if goldenfile.Updating(t) {
		if err := os.WriteFile("GUIDE.md", []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if d := cmp.Diff(string(text), got); d != "" {
		t.Errorf("GUIDE.md is not what the commands print; go test ./cmd/clausediff -run Guide -update writes it (-guide +got)\n%s", d)
	}
}

// The commands of README.md run as they stand, in a repository of the specimens.
func TestReadmeCommands(t *testing.T) {
	for _, program := range []string{"sh", "git"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed, and the commands of README.md need it", program)
		}
	}
	commands := regexp.MustCompile(`(?m)^clausediff .*`).FindAllString(read(t, "../../README.md"), -1)
	if len(commands) < 10 {
		t.Fatalf("only %d commands were found in README.md", len(commands))
	}
	g := newGuide(t)
	if err := os.CopyFS(g.dir, os.DirFS("../../testdata/corpus")); err != nil {
		t.Fatal(err)
	}
	for _, command := range append([]string{"git init -q", "git add .", "git commit -q -m specimens"}, sample.Of(commands, 5)...) {
		out, err := g.command(command).CombinedOutput()
		if err != nil || strings.HasPrefix(command, "clausediff") && !strings.Contains(command, " -o ") && len(out) == 0 {
			t.Errorf("%s: %v\n%s", command, err, out)
		}
	}
}

// guide is the folder in which the sessions run.
type guide struct {
	t   *testing.T
	dir string
	env []string
}

func newGuide(t *testing.T) *guide {
	t.Helper()
	// TestMain has put the command into the path.
	g := &guide{t: t, dir: t.TempDir()}
	g.env = append(os.Environ(), "HOME="+g.dir, "CI=",
		"COLUMNS=100", "NO_COLOR=1", "LC_ALL=C.UTF-8", "GIT_CONFIG_NOSYSTEM=1", "GIT_PAGER=cat", "GIT_CONFIG_COUNT=",
		"GIT_AUTHOR_NAME=Keeper", "GIT_AUTHOR_EMAIL=keeper@example.org", "GIT_COMMITTER_NAME=Keeper", "GIT_COMMITTER_EMAIL=keeper@example.org")
	return g
}

func (g *guide) write(name, text string) {
	if err := os.WriteFile(filepath.Join(g.dir, name), []byte(text), 0o666); err != nil {
		g.t.Fatal(err)
	}
}

// command returns a command of the shell in that folder, not yet run.
func (g *guide) command(line string) *exec.Cmd {
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir, cmd.Env = g.dir, g.env
	return cmd
}

// session runs the commands of a block and returns it with what they print.
func (g *guide) session(block string) string {
	var b strings.Builder
	for _, step := range strings.Split("\n"+block, "\n$ ")[1:] {
		command, shown, _ := strings.Cut(step, "\n")
		for strings.HasPrefix(shown, "> ") {
			var more string
			more, shown, _ = strings.Cut(shown, "\n")
			command += "\n" + more
		}
		cmd := g.command(strings.ReplaceAll(command, "\n> ", "\n"))
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			g.t.Fatalf("%s: %v", command, err)
		}
		b.WriteString("$ " + command + "\n" + abridged(out.String(), shown))
	}
	return b.String()
}

// abridged leaves out of an output what the guide leaves out: from the line of
// three dots on, up to the line that follows it there.
func abridged(out, shown string) string {
	lines, want := strings.SplitAfter(out, "\n"), strings.Split(strings.TrimSuffix(shown, "\n"), "\n")
	var b strings.Builder
	for i, line := range want {
		if line != "..." {
			continue
		}
		if len(lines) < i {
			return out
		}
		b.WriteString(strings.Join(lines[:i], "") + "...\n")
		rest := lines[i:]
		for k, l := range rest {
			if i+1 < len(want) && strings.TrimSuffix(l, "\n") == want[i+1] {
				return b.String() + strings.Join(rest[k:], "")
			}
		}
		if i+1 < len(want) {
			return out // what should follow the dots is not there
		}
		return b.String()
	}
	return out
}
