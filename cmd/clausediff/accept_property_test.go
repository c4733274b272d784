package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/testdata/sample"
)

// editedEntry is a statement of [editedFolder]: an entry of its manifest. It is a
// text, in one file or two, or a page with another text beside its own, of which
// a profile takes one.
type editedEntry struct {
	id, series, name string
	text, other      string
	parts            int
	encoding         string
	profile          string // "" for a text
}

// files returns the names and the bytes of the files.
func (e editedEntry) files() (names []string, contents [][]byte) {
	if e.profile != "" {
		page := fmt.Sprintf("<html><head><title>Joint statement</title></head><body><div class=first>%s</div><div class=second>%s</div></body></html>\n",
			paragraphs(e.text), paragraphs(e.other))
		return []string{e.name + ".html"}, [][]byte{encoded(e.encoding, page)}
	}
	whole := strings.SplitAfter(e.text, "\n\n")
	for i, part := range [][]string{whole[:len(whole)-e.parts+1], whole[len(whole)-e.parts+1:]} {
		if len(part) > 0 {
			names = append(names, fmt.Sprintf("%s-%d.txt", e.name, i+1))
			contents = append(contents, encoded(e.encoding, strings.Join(part, "")))
		}
	}
	return names, contents
}

// says is the text that the profile takes.
func (e editedEntry) says() string {
	if e.profile == "second" {
		return e.other
	}
	return e.text
}

func paragraphs(text string) string {
	return "<p>" + strings.ReplaceAll(strings.TrimSpace(text), "\n\n", "</p><p>") + "</p>"
}

func encoded(encoding, text string) []byte {
	switch encoding {
	case "utf-8 with a mark":
		return []byte("\ufeff" + text)
	case "utf-16":
		var b []byte
		for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
			b = binary.LittleEndian.AppendUint16(b, unit)
		}
		return b
	}
	return []byte(text)
}

// editedFolder is a corpus on disk that a test changes step by step.
type editedFolder struct {
	dir     string
	entries []editedEntry
	made    int // names that were given out
}

// sentences are what the statements of an [editedFolder] are made of.
var sentences = []string{
	"The Sides reject any interference in their internal affairs.",
	"They will open two new crossings on the river before the end of the year.",
	"The ministers of transport will meet in spring.",
	"Both welcomed the opening of the museum of glass.",
	"The Sides agreed to found a joint observatory in the mountains.",
	"Trade in timber doubled within three years.",
}

func (f *editedFolder) drawEntry(t *rapid.T) editedEntry {
	f.made++
	e := editedEntry{id: fmt.Sprintf("s%d", f.made), series: rapid.SampledFrom([]string{"joint", "trade"}).Draw(t, "series")}
	e.name, e.parts = e.id, 1
	e.text, e.other = drawText(t), drawText(t)
	e.profile = rapid.SampledFrom([]string{"", "first", "second"}).Draw(t, "profile")
	return e
}

func drawText(t *rapid.T) string {
	picked := rapid.Permutation(sentences).Draw(t, "sentences")[:rapid.IntRange(2, len(sentences)).Draw(t, "count")]
	return "Joint statement\n\n" + strings.Join(picked, "\n\n") + "\n"
}

// step changes the corpus in one way and names it. A manifest lists at least one
// statement.
func (f *editedFolder) step(t *rapid.T) string {
	kind := rapid.SampledFrom([]string{"add", "delete", "edit", "rename id", "rename file", "series", "reorder", "split", "encoding", "profile"}).Draw(t, "step")
	if kind == "add" || kind == "delete" && len(f.entries) == 1 {
		f.entries = append(f.entries, f.drawEntry(t))
		return "add"
	}
	i := rapid.IntRange(0, len(f.entries)-1).Draw(t, "entry")
	e := &f.entries[i]
	switch kind {
	case "delete":
		f.entries = slices.Delete(f.entries, i, i+1)
	case "edit":
		e.text = drawText(t)
	case "split":
		e.parts = 3 - e.parts
	case "encoding":
		e.encoding = rapid.SampledFrom([]string{"utf-8", "utf-8 with a mark", "utf-16"}).Draw(t, "encoding")
	case "profile":
		e.profile = map[string]string{"first": "second", "second": "first"}[e.profile]
	case "rename id":
		f.made++
		e.id = fmt.Sprintf("r%d", f.made)
	case "rename file":
		f.made++
		e.name = fmt.Sprintf("f%d", f.made)
	case "series":
		e.series = map[string]string{"joint": "trade", "trade": "joint"}[e.series]
	case "reorder":
		slices.Reverse(f.entries)
	}
	return kind
}

// write puts manifest and files on disk, and takes old files away.
func (f *editedFolder) write(t *rapid.T) {
	for _, ending := range []string{"txt", "html"} {
		old, err := filepath.Glob(filepath.Join(f.dir, "*."+ending))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range old {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	manifest := "version: 1\nprofiles:\n  - {name: first, selector: .first}\n  - {name: second, selector: .second}\nstatements:\n"
	for _, e := range f.entries {
		names, contents := e.files()
		manifest += fmt.Sprintf("  - {id: %s, series: %s, files: [%s]", e.id, e.series, strings.Join(names, ", "))
		if e.profile != "" {
			manifest += ", profile: " + e.profile
		}
		manifest += "}\n"
		for i, name := range names {
			if err := os.WriteFile(filepath.Join(f.dir, name), contents[i], 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(f.dir, "corpus.yaml"), []byte(manifest), 0o666); err != nil {
		t.Fatal(err)
	}
}

// inFolders holds a property in folders of their own: part of them in a usual run, whole
// where everything is tried.
func inFolders(t *testing.T, part, whole int, property func(t *rapid.T, dir string)) {
	t.Helper()
	sample.Checks(t, part, whole)
	root := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(root, "corpus")
		if err != nil {
			rt.Fatal(err)
		}
		property(rt, dir)
	})
}

// drawFolder returns the corpus of a folder with a few statements, which are not written.
func drawFolder(t *rapid.T, dir string) *editedFolder {
	f := &editedFolder{dir: dir}
	for range rapid.IntRange(1, 4).Draw(t, "statements") {
		f.entries = append(f.entries, f.drawEntry(t))
	}
	return f
}

// state is what a person reviews of a corpus: what each statement says, and in
// which bytes.
func (f *editedFolder) state() string {
	var lines []string
	for _, e := range f.entries {
		_, contents := e.files()
		lines = append(lines, fmt.Sprintf("%s %s %q %q", e.id, e.series, e.says(), bytes.Join(contents, nil)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// Whatever is done to a corpus, check tells it, accept of one finding takes one
// from what is left, and accept of all leaves nothing.
func TestAcceptAfterAnySteps(t *testing.T) {
	t.Setenv("CI", "")
	inFolders(t, 2, 100, func(rt *rapid.T, dir string) {
		f := drawFolder(rt, dir)
		f.write(rt)
		mustRun(t, rt, exitOK, "accept", "--corpus", dir)
		for range rapid.IntRange(1, 3).Draw(rt, "rounds") {
			before := f.state()
			var steps []string
			for range rapid.IntRange(1, 4).Draw(rt, "steps") {
				steps = append(steps, f.step(rt))
			}
			f.write(rt)
			found := fingerprints(t, rt, dir)
			if changed := f.state() != before; changed != (len(found) > 0) {
				rt.Fatalf("after %v check has %d findings; the statements changed: %v", steps, len(found), changed)
			}
			if len(found) > 0 {
				one := rapid.SampledFrom(found).Draw(rt, "accepted")
				mustRun(t, rt, exitOK, "accept", "--corpus", dir, one)
				if left := fingerprints(t, rt, dir); slices.Contains(left, one) || len(left) >= len(found) {
					rt.Fatalf("after %v, %s of %v was accepted, and %v are left", steps, one, found, left)
				}
			}
			mustRun(t, rt, exitOK, "accept", "--corpus", dir)
			if left := fingerprints(t, rt, dir); len(left) > 0 {
				rt.Fatalf("after %v and accept of all, check still has %v", steps, left)
			}
		}
	})
}

// mustRun runs the command and fails unless the status is as wanted.
func mustRun(t *testing.T, rt *rapid.T, want int, args ...string) string {
	status, out, errors := clausediff(t, "", args...)
	if status != want {
		rt.Fatalf("%v: status %d, want %d\n%s%s", args, status, want, out, errors)
	}
	return out
}

// fingerprints returns the fingerprints of what check finds.
func fingerprints(t *testing.T, rt *rapid.T, dir string) []string {
	status, out, errors := clausediff(t, "", "check", "--corpus", dir, "--format", "json", "--fail-on", "note")
	if status == exitFailed {
		rt.Fatalf("check: %s%s", out, errors)
	}
	var report struct {
		Findings []struct{ Fingerprint string }
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		rt.Fatal(err)
	}
	var prints []string
	for _, x := range report.Findings {
		prints = append(prints, x.Fingerprint)
	}
	return prints
}
