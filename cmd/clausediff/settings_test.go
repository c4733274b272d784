package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/corpus"
)

// arranged returns the flags of a command that its arguments do not give and the
// environment or a settings file does, with their values, or the error.
func arranged(t *testing.T, command string, args ...string) string {
	t.Helper()
	c, err := parseCall(command, args)
	if err == nil {
		err = new(session).preset(c)
	}
	if err != nil {
		return err.Error()
	}
	var all []string
	for _, p := range c.presets {
		all = append(all, p.argument())
	}
	return strings.Join(all, " ")
}

// Every flag of every command has the variables and the settings that its name
// makes, and no others.
func TestEveryFlagCanBeSet(t *testing.T) {
	folder(t)
	seen := map[string]string{}
	for _, c := range new(session).commands() {
		for _, f := range c.flags {
			name := f.name
			value := "7"
			if f.kind == onOff {
				value = "true"
			}
			want := "--" + name + "=" + value
			upper := strings.ReplaceAll(strings.ToUpper(name), "-", "_")
			own := "CLAUSEDIFF_" + strings.ReplaceAll(strings.ToUpper(c.name), "-", "_") + "_" + upper
			if other := seen[own]; other != "" {
				t.Errorf("%s is %s and %s --%s", own, other, c.name, name)
			}
			seen[own] = c.name + " --" + name
			t.Run(c.name+" "+name, func(t *testing.T) {
				mustSet(t, c.name, want, own, value, c.name+": {"+name+": "+value+"}\n")
			})
			t.Run(name+" for all", func(t *testing.T) {
				if slices.Contains(ownFlags, name) {
					want = "does not mean the same in all commands; "
				}
				mustSet(t, c.name, want, "CLAUSEDIFF_"+upper, value, name+": "+value+"\n")
			})
		}
	}
	for _, c := range new(session).commands() {
		for _, f := range c.flags {
			if other := seen[variable("", f.name)]; other != "" {
				t.Errorf("%s is %s, and --%s of all commands", variable("", f.name), other, f.name)
			}
		}
	}
}

// mustSet wants a variable, and then a settings file, to give a command a flag.
func mustSet(t *testing.T, command, want, variable, value, file string) {
	t.Helper()
	fits := func(got string) bool {
		return got == want || strings.HasPrefix(want, "does not") && strings.Contains(got, want)
	}
	t.Setenv(variable, value)
	if got := arranged(t, command); !fits(got) {
		t.Errorf("%s=%s: got %q, want %q", variable, value, got, want)
	}
	t.Setenv(variable, "")
	if got := arranged(t, command); got != "" {
		t.Errorf("%s is empty: got %q", variable, got)
	}
	write(t, corpus.SettingsName, file)
	defer os.Remove(corpus.SettingsName)
	if slices.ContainsFunc(personal, func(name string) bool { return strings.HasPrefix(want, "--"+name+"=") }) {
		if got := arranged(t, command); !strings.Contains(got, "cannot be set in a settings file, which others may have written; give --") {
			t.Errorf("%s: got %q", file, got)
		}
		return
	}
	if got := arranged(t, command); !fits(got) {
		t.Errorf("%s: got %q, want %q", file, got, want)
	}
}

// What can be set for all commands is of one kind and has one default in all
// that have it.
func TestSharedFlagsAreTheSame(t *testing.T) {
	first := map[string]flagSpec{}
	for _, c := range new(session).commands() {
		for _, f := range c.flags {
			name := f.name
			switch other, ok := first[name]; {
			case slices.Contains(ownFlags, name):
			case !ok:
				first[name] = f
			case f != other:
				t.Errorf("%s --%s is not that of another command; add it to ownFlags", c.name, name)
			}
		}
	}
}

// The largest source is explained in the same words wherever there is the flag.
func TestSizeIsTheSame(t *testing.T) {
	text := regexp.MustCompile(`(?m)^  --max-size .*\n {10}.*$`)
	want := text.FindString(helpOf("compare"))
	for _, c := range new(session).commands() {
		if c.has("max-size") && text.FindString(helpOf(c.name)) != want {
			t.Errorf("%s explains --max-size otherwise: %q", c.name, text.FindString(helpOf(c.name)))
		}
	}
	for _, name := range []string{"compare", "parse", "trace", "site", "check", "accept", "review", "init", "fetch"} {
		if c, _ := new(session).command(name); !c.has("max-size") {
			t.Errorf("%s has no --max-size", name)
		}
	}
}

// The documents list what cannot be set for all.
func TestOwnFlagsAreDocumented(t *testing.T) {
	guide := read(t, "GUIDE.md")
	last := len(ownFlags) - 1
	list := strings.Join(ownFlags[:last], "`, `") + "` and `" + ownFlags[last]
	for name, text := range map[string]string{"GUIDE.md": guide, "--help": helpOf("clausediff")} {
		text = strings.Join(strings.Fields(text), " ")
		if !strings.Contains(text, list) && !strings.Contains(text, strings.ReplaceAll(list, "`", "")) {
			t.Errorf("%s does not name %s", name, list)
		}
	}
}

// The command line goes before the variable of the command, that before the one
// of all, and those before the file; what is given is not looked at elsewhere.
func TestOrderOfSettings(t *testing.T) {
	folder(t)
	write(t, corpus.SettingsName, "width: 1\ncompare: {width: 2}\n")
	got := []string{arranged(t, "parse"), arranged(t, "compare")}
	t.Setenv("CLAUSEDIFF_WIDTH", "3")
	got = append(got, arranged(t, "parse"), arranged(t, "compare"))
	t.Setenv("CLAUSEDIFF_COMPARE_WIDTH", "4")
	got = append(got, arranged(t, "parse"), arranged(t, "compare"))
	got = append(got, arranged(t, "compare", "a", "--width", "5", "b"))
	want := []string{"--width=1", "--width=2", "--width=3", "--width=3", "--width=3", "--width=4", ""}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// A wrong value has the place that it is from, whatever the flag.
func TestWrongValuesHaveAPlace(t *testing.T) {
	folder(t)
	files := map[string][]string{"compare": {"old.txt", "new.txt"}, "trace": {"对话", "old.txt", "new.txt"}, "parse": {"old.txt"}, "site": {"out"}, "parity": {"old.txt", "new.txt"}}
	anyText := []string{"corpus", "title", "article", "series", "term", "subject", "phrase", "base", "bundled", "output", "previous-a", "previous-b"}
	t.Setenv("CI", "")
	for _, c := range new(session).commands() {
		for _, f := range c.flags {
			if c.name == "git-diff" || slices.Contains(anyText, f.name) {
				continue
			}
			write(t, corpus.SettingsName, "# remark\n"+c.name+": {"+f.name+": no such value}\n")
			status, stdout, stderr := clausediff(t, "", append([]string{c.name}, files[c.name]...)...)
			if status != exitFailed || stdout != "" || !strings.HasPrefix(stderr, "clausediff: clausediff.yaml:2:") || !strings.Contains(stderr, "--"+f.name) {
				t.Errorf("%s --%s: exit %d, %s", c.name, f.name, status, stderr)
			}
		}
	}
}

// A settings file names no output outside its folder, by no way of writing it, and
// who runs a command can leave it aside, or have said what it sets.
func TestSettingsOfOthers(t *testing.T) {
	folder(t)
	write(t, "a.txt", "双方重申友好，同意扩大贸易。")
	if err := os.Mkdir("in", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(t.TempDir(), "out"); err != nil {
		t.Skip(err)
	}
	for value, refused := range map[string]bool{
		"in/r.html": false, "r.html": false, "-": false, "in/../r.html": false,
		"../r.html": true, "/tmp/r.html": true, "out/r.html": true, "in/../../r.html": true, "out/../r.html": true,
	} {
		for _, line := range []string{"compare: {output: " + value + "}\n", "compare: {report: [html=" + value + "]}\n"} {
			write(t, corpus.SettingsName, line)
			if got := arranged(t, "compare"); strings.Contains(got, "outside the folder of the settings") != refused {
				t.Errorf("%s gives %q", line, got)
			}
			if status, _, _ := clausediff(t, "", "compare", "a.txt", "a.txt", "--summary"); value != "-" && (status == exitFailed) != refused {
				t.Errorf("%s: status %d", line, status)
			}
		}
	}
	write(t, corpus.SettingsName, "parse: {format: lines}\n")
	if _, _, stderr := clausediff(t, "", "parse", "a.txt", "-v"); !strings.Contains(stderr, "clausediff.yaml:1:17 sets --format=lines") {
		t.Errorf("-v says %q", stderr)
	}
	t.Setenv(settingsVariable, settingsOff)
	if got := arranged(t, "parse"); got != "" {
		t.Errorf("settings that are off give %q", got)
	}
}
