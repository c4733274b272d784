package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/urfave/cli/v2"
)

// What runs the command elsewhere names commands and flags that there are.
func TestShippedCommandLines(t *testing.T) {
	call := regexp.MustCompile(`clausediff"? (check|man|completion|[a-z-]+)((?: .*)?)`)
	flag := regexp.MustCompile(`--([a-z-]+)`)
	commands := new(session).commands()
	for _, name := range []string{".github/action/action.yml", ".pre-commit-hooks.yaml", ".goreleaser.yaml"} {
		data, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		var any any
		if err := yaml.Unmarshal(data, &any); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		found := 0
		for line := range strings.Lines(string(data)) {
			m := call.FindStringSubmatch(line)
			if m == nil || strings.Contains(line, "name:") || strings.Contains(line, "description:") {
				continue
			}
			i := slices.IndexFunc(commands, func(c *cli.Command) bool { return c.Name == m[1] })
			if i < 0 {
				t.Errorf("%s: no command %q: %s", name, m[1], line)
				continue
			}
			found++
			for _, f := range flag.FindAllStringSubmatch(m[2], -1) {
				if lookup(commands[i], f[1]) == nil {
					t.Errorf("%s: %s has no flag --%s", name, m[1], f[1])
				}
			}
		}
		if found == 0 {
			t.Errorf("%s calls no command", name)
		}
	}
	variables := regexp.MustCompile(`CLAUSEDIFF_[A-Z_]+`)
	data, err := os.ReadFile("../../.github/action/action.yml")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range variables.FindAllString(string(data), -1) {
		known := func(f cli.Flag) bool { return v == variable("check", nameOf(f)) || v == variable("", nameOf(f)) }
		if !slices.ContainsFunc(checkFlags(), known) {
			t.Errorf("check knows no variable %s", v)
		}
	}
}

// The hook runs at every commit: a statement that is taken away is no file that
// pre-commit would call it for.
func TestHookRunsAlways(t *testing.T) {
	var hooks []struct {
		ID     string
		Always bool `yaml:"always_run"`
		Names  bool `yaml:"pass_filenames"`
	}
	if err := yaml.Unmarshal([]byte(read(t, "../../.pre-commit-hooks.yaml")), &hooks); err != nil || len(hooks) != 1 || !hooks[0].Always || hooks[0].Names {
		t.Errorf("%+v (%v)", hooks, err)
	}
}

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		out := printed(t, "completion", shell)
		for _, c := range new(session).commands() {
			if !strings.Contains(out, c.Name) {
				t.Errorf("%s: no command %s", shell, c.Name)
			}
			for _, f := range longFlags(c) {
				if !strings.Contains(out, strings.TrimPrefix(f, "--")) {
					t.Errorf("%s: no flag %s of %s", shell, f, c.Name)
				}
			}
		}
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash to run its completion in")
	}
	script := printed(t, "completion", "bash") + `
COMP_WORDS=(clausediff comp); COMP_CWORD=1; _clausediff; echo "${COMPREPLY[@]}"
COMP_WORDS=(clausediff check --fa); COMP_CWORD=2; _clausediff; echo "${COMPREPLY[@]}"
COMP_WORDS=(clausediff check --fail-on ''); COMP_CWORD=3; _clausediff; echo "${COMPREPLY[@]}"
COMP_WORDS=(clausediff check joint-2); COMP_CWORD=2; _clausediff; echo "${COMPREPLY[@]}"`
	t.Chdir(t.TempDir())
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - id: \"joint-2022\"\n    file: a.html\n  - {id: joint-2023, file: b.html}\n")
	cmd := exec.Command(bash, "-c", script)
	out, err := cmd.CombinedOutput()
	if err != nil || string(out) != "compare completion\n--fail-on\noff note warning error\njoint-2022 joint-2023\n" {
		t.Errorf("bash completes to %q (%v)", out, err)
	}
}

// Every word that a flag is completed to is one that it takes, and another one is
// refused.
func TestCompletedValues(t *testing.T) {
	folder(t)
	args := map[string][]string{"compare": {"old.txt", "new.txt"}, "parse": {"old.txt"}, "trace": {"双方", "old.txt", "new.txt"}}
	for _, c := range new(session).commands() {
		for _, f := range longFlags(c) {
			values := flagValues(c.Name, strings.TrimPrefix(f, "--"))
			if values == nil || args[c.Name] == nil {
				continue
			}
			for _, value := range append(slices.Clone(values), "nonsense") {
				_, _, stderr := clausediff(t, "", append([]string{c.Name, f, value}, args[c.Name]...)...)
				if refused := strings.Contains(stderr, "is not known"); refused != (value == "nonsense") {
					t.Errorf("%s %s %s: %s", c.Name, f, value, stderr)
				}
			}
		}
	}
}

// The action builds the program from its own sources, checks a corpus, and writes
// what its outputs name.
func TestAction(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if testing.Short() || err != nil {
		t.Skip("it builds the program, in a shell")
	}
	data, err := os.ReadFile("../../.github/action/action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Runs struct {
			Steps []struct{ Run string }
		}
	}
	if err := yaml.Unmarshal(data, &action); err != nil {
		t.Fatal(err)
	}
	here, err := filepath.Abs("../../.github/action")
	if err != nil {
		t.Fatal(err)
	}
	twoChanges(t)
	temp := t.TempDir()
	for _, step := range action.Runs.Steps {
		if step.Run == "" {
			continue
		}
		cmd := exec.Command(bash, "-e", "-o", "pipefail", "-c", step.Run)
		cmd.Env = append(os.Environ(), "CI=true", "GITHUB_ACTION_PATH="+here, "RUNNER_TEMP="+temp, "RUNNER_OS=Linux",
			"GITHUB_OUTPUT="+filepath.Join(temp, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(temp, "summary"))
		status, stdout, stderr := outcome(t, cmd)
		if status != exitDifferent || !strings.Contains(stdout, "::error file=a.txt,line=3") {
			t.Errorf("exit %d, %s%s", status, stdout, stderr)
		}
	}
	for name, want := range map[string]string{"output": "sarif=" + temp, "summary": "clause-reworded", "clausediff.sarif": `"ruleId": "clause-reworded"`} {
		if !strings.Contains(read(t, filepath.Join(temp, name)), want) {
			t.Errorf("%s is %s", name, read(t, filepath.Join(temp, name)))
		}
	}
}

// The manual page has every help text, and the formatter, where it is installed,
// has nothing to complain of.
func TestMan(t *testing.T) {
	page := printed(t, "man")
	for _, c := range new(session).commands() {
		if !strings.Contains(page, ".SH "+strings.ToUpper(roff(c.Name))+"\n") {
			t.Errorf("no section on %s", c.Name)
		}
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("groff is not installed")
	}
	cmd := exec.Command(groff, "-man", "-Tutf8", "-Kutf8", "-ww")
	cmd.Stdin = strings.NewReader(page)
	var complaints strings.Builder
	cmd.Stderr = &complaints
	if _, err := cmd.Output(); err != nil || complaints.Len() > 0 {
		t.Errorf("groff: %v %s", err, complaints.String())
	}
}

// printed returns what a command prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	status, out, errors := clausediff(t, "", args...)
	if status != exitOK || errors != "" {
		t.Fatalf("%v: exit %d, %s", args, status, errors)
	}
	return out
}
