package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/clausediff/clausediff/testdata/sample"
)

// What runs the command elsewhere names commands and flags that there are.
func TestShippedCommandLines(t *testing.T) {
	call := regexp.MustCompile(`clausediff"? (check|man|completion|[a-z-]+)((?: .*)?)`)
	flags := regexp.MustCompile(`--([a-z-]+)`)
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
			i := slices.IndexFunc(commands, func(c command) bool { return c.name == m[1] })
			if i < 0 {
				t.Errorf("%s: no command %q: %s", name, m[1], line)
				continue
			}
			found++
			for _, f := range flags.FindAllStringSubmatch(m[2], -1) {
				if !commands[i].has(f[1]) {
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
		known := func(f flagSpec) bool {
			return v == settingsVariable || v == variable("check", f.name) || v == variable("", f.name)
		}
		if !slices.ContainsFunc(checkFlags(), known) {
			t.Errorf("check knows no variable %s", v)
		}
	}
}

// What runs in a workflow is named by its commit, or by its version and checked
// against the checksum database of Go; no token is left in a checkout.
func TestWorkflowsArePinned(t *testing.T) {
	files, err := filepath.Glob("../../.github/*/*.yml")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	uses, runs, version := regexp.MustCompile(`uses: (\S+)`), regexp.MustCompile(`go run \S+\.\S+/\S+`), regexp.MustCompile(`go-version: (.*)`)
	pinned := regexp.MustCompile(`@([0-9a-f]{40}|COMMIT)$`)
	for _, name := range files {
		text := read(t, name)
		for _, m := range uses.FindAllStringSubmatch(text, -1) {
			if !pinned.MatchString(m[1]) {
				t.Errorf("%s: %s is not pinned to a commit", name, m[1])
			}
		}
		for _, run := range runs.FindAllString(text, -1) {
			if !regexp.MustCompile(`@v[0-9]+\.[0-9]+\.[0-9]+$`).MatchString(run) {
				t.Errorf("%s: %s is not of a version", name, run)
			}
		}
		for _, m := range version.FindAllStringSubmatch(text, -1) {
			if !regexp.MustCompile(`^"1\.[0-9]+\.[0-9]+"$`).MatchString(m[1]) {
				t.Errorf("%s: the version of Go is %s", name, m[1])
			}
		}
		if strings.Count(text, "actions/checkout@") != strings.Count(text, "persist-credentials: false") {
			t.Errorf("%s: a checkout keeps its token", name)
		}
	}
}

// The hook runs at every commit: a statement that is taken away is not a file that
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

// The manual page of a release names the release: go run does not know it unless it
// is told to look.
func TestReleaseNamesItsVersion(t *testing.T) {
	if !strings.Contains(read(t, "../../.goreleaser.yaml"), "go run -buildvcs=true ./cmd/clausediff man") {
		t.Error(".goreleaser.yaml makes the manual page without the version")
	}
}

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		out := printed(t, "completion", shell)
		for _, c := range new(session).commands() {
			if !strings.Contains(out, c.name) {
				t.Errorf("%s: no command %s", shell, c.name)
			}
			for _, f := range c.longFlags() {
				if !strings.Contains(out, strings.TrimPrefix(f, "--")) {
					t.Errorf("%s: no flag %s of %s", shell, f, c.name)
				}
			}
		}
	}
}

// shells run the completion of a line, whose last word is being written, and print
// the candidates, a line each.
var shells = map[string]string{
	"bash": `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _clausediff; printf '%s\n' "${COMPREPLY[@]}"`,
	// As bashcompinit runs it.
	"zsh": `autoload -U compinit && compinit -u -D; . ./completion
		() { emulate -L sh; setopt kshglob noshglob braceexpand; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _clausediff; printf '%s\n' "${COMPREPLY[@]}" } "$@"`,
	"fish": `complete -C "$argv" | string replace -r '\t.*' ''; true`,
}

// Commands, flags, values and ids are completed in the shells themselves.
func TestCompletionInShells(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - id: \"joint-2022\"\n    file: a.html\n  - {id: joint-2023, file: b.html}\n")
	for shell, complete := range shells {
		program, err := exec.LookPath(shell)
		if err != nil {
			t.Logf("%s is not installed, its completion was not run", shell)
			continue
		}
		write(t, "completion", printed(t, "completion", shell))
		for _, tt := range sample.Of([][2]string{
			{"check joint-2", "joint-2022 joint-2023"}, {"comp", "compare completion"}, {"check --fa", "--fail-on"},
			{"trace --ui-lang z", "zh"}, {"compare --layout ", "auto inline side stacked"}, {"check --fail-on ", "error note off warning"},
		}, 2) {
			line, want := tt[0], tt[1]
			words := append([]string{"clausediff"}, strings.Split(line, " ")...)
			cmd := exec.Command(program, append([]string{"-c", ". ./completion\n" + complete, shell}, words...)...)
			if shell == "fish" {
				cmd = exec.Command(program, "-N", "-c", ". ./completion\n"+complete, strings.Join(words, " "))
			}
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%s: %v", shell, err)
			}
			var got []string
			for _, word := range strings.Fields(string(out)) {
				if strings.HasPrefix(word, words[len(words)-1]) { // zsh leaves out the others later
					got = append(got, word)
				}
			}
			slices.Sort(got)
			got = slices.DeleteFunc(got, func(word string) bool { return word == "completion" && line != "comp" || word == "corpus.yaml" })
			if strings.Join(got, " ") != want {
				t.Errorf("%s completes %q to %q, want %q", shell, line, got, want)
			}
		}
	}
}

// Every word that a flag is completed to is one that it takes, and another one is
// refused.
func TestCompletedValues(t *testing.T) {
	folder(t)
	args := map[string][]string{"compare": {"old.txt", "new.txt"}, "parse": {"old.txt"}, "trace": {"双方", "old.txt", "new.txt"}, "parity": {"old.txt", "new.txt"}}
	for _, c := range new(session).commands() {
		for _, f := range c.longFlags() {
			values := valuesOf(c.name, strings.TrimPrefix(f, "--"))
			if values == nil || args[c.name] == nil {
				continue
			}
			const some = 12 // of the languages
			for _, value := range append(slices.Clone(values[:min(some, len(values))]), "nonsense") {
				_, _, stderr := clausediff(t, "", append([]string{c.name, f, value}, args[c.name]...)...)
				if refused := strings.Contains(stderr, "is not known"); refused != (value == "nonsense") {
					t.Errorf("%s %s %s: %s", c.name, f, value, stderr)
				}
			}
		}
	}
}

// The action builds the program from its own sources, checks a corpus, and writes
// what its outputs name.
func TestAction(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if !sample.All() || err != nil {
		t.Skip("it builds the program, in a shell: only where everything is tried")
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
	for name, want := range map[string]string{"output": "markdown=" + temp, "summary": "clause-reworded", "clausediff.md": "### Briefing", "clausediff.sarif": `"ruleId": "clause-reworded"`} {
		if !strings.Contains(read(t, filepath.Join(temp, name)), want) {
			t.Errorf("%s is %s", name, read(t, filepath.Join(temp, name)))
		}
	}
}

// The sample workflow uses what others made by commit, and of our action inputs and
// outputs that it has.
func TestWorkflow(t *testing.T) {
	type step struct {
		ID, Uses, If, Run string
		With, Env         map[string]string
	}
	var workflow struct {
		Permissions map[string]string
		Jobs        map[string]struct{ Steps []step }
	}
	var action struct{ Inputs, Outputs map[string]any }
	for name, into := range map[string]any{"workflow.yml": &workflow, "action.yml": &action} {
		if err := yaml.Unmarshal([]byte(read(t, "../../.github/action/"+name)), into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	pinned, output := regexp.MustCompile(`@[0-9a-f]{40}$`), regexp.MustCompile(`steps\.check\.outputs\.(\w+)`)
	used := map[string]bool{}
	for _, s := range workflow.Jobs["check"].Steps {
		ours := strings.HasPrefix(s.Uses, "clausediff/")
		if s.Uses != "" && !ours && !pinned.MatchString(s.Uses) {
			t.Errorf("%s is not pinned", s.Uses)
		}
		for name := range s.With {
			if _, ok := action.Inputs[name]; ours && !ok {
				t.Errorf("the action has no input %s", name)
			}
		}
		for _, m := range output.FindAllStringSubmatch(fmt.Sprint(s), -1) {
			used[m[1]] = true
			if _, ok := action.Outputs[m[1]]; !ok {
				t.Errorf("the action has no output %s", m[1])
			}
			if !strings.HasPrefix(s.If, "always()") {
				t.Errorf("the step that uses %s is left out after findings: %q", m[1], s.If)
			}
		}
	}
	if len(used) != len(action.Outputs) || workflow.Permissions["contents"] != "read" {
		t.Errorf("the workflow uses %v, with %v", used, workflow.Permissions)
	}
}

// The manual page has every help text, and the formatter, where it is installed,
// has nothing to complain of.
func TestMan(t *testing.T) {
	page := printed(t, "man")
	for _, c := range new(session).commands() {
		if !strings.Contains(page, ".SH "+strings.ToUpper(roff(c.name))+"\n") {
			t.Errorf("no section on %s", c.name)
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
