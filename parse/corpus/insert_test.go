package corpus_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/corpus"
)

// entriesOf returns the entries of a manifest without its files.
func entriesOf(t interface{ Fatalf(string, ...any) }, manifest []byte) []corpus.Entry {
	c, err := corpus.Load(fstest.MapFS{"corpus.yaml": {Data: manifest}}, "corpus.yaml", corpus.AllowMissingFiles())
	if err != nil {
		t.Fatalf("%v in\n%s", err, manifest)
	}
	return c.Entries
}

func TestInsert(t *testing.T) {
	const manifest = `version: 1 # ours
statements:
  # the first
  - id: a
    file: a.txt

  # the second
  - {id: b, file: b.txt, parties: [
      X, Y]}
  - file: c.txt
    id: c
# of all
watch:
  - {phrase: trade, must: stay}
`
	e := corpus.Entry{ID: "new", Files: []string{"new.txt"}, Title: "A \"title\"", Date: "2024-01-01"}
	const made = "  # to check: date\n  - id: \"new\"\n    file: \"new.txt\"\n    title: \"A \\\"title\\\"\"\n    date: 2024-01-01\n"
	for before, behind := range map[string]string{
		"": "    id: c\n", "a": "statements:\n", "b": "    file: a.txt\n\n", "c": "      X, Y]}\n",
	} {
		got, err := corpus.Insert([]byte(manifest), e, before, "to check: date")
		if want := strings.Replace(manifest, behind, behind+made, 1); err != nil || string(got) != want {
			t.Errorf("before %q: %v\n%s", before, err, got)
		}
	}
	for _, manifest := range []string{"{version: 1, statements: [{id: a, file: a.txt}]}\n", "version: 1\nstatements: [\n  {id: a, file: a.txt}\n]\n"} {
		if _, err := corpus.Insert([]byte(manifest), e, ""); err == nil || !strings.Contains(err.Error(), "add") {
			t.Errorf("%s: %v", manifest, err)
		}
	}
}

// However a manifest is laid out, its content is preserved in order, with the new entry
// in its place; or the manifest is refused.
func TestInsertKeepsTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		indent := rapid.SampledFrom([]string{"", "  ", "    "}).Draw(t, "indent")
		lines := []string{"version: 1", "statements:"}
		var ids []string
		for i := range rapid.IntRange(1, 4).Draw(t, "entries") {
			id := string(rune('a' + i))
			ids = append(ids, id)
			lines = append(lines, rapid.SampledFrom([][]string{
				{indent + "- {id: " + id + ", file: x.txt}"},
				{indent + "- id: " + id, indent + "  file: x.txt"},
				{indent + "# remark - id: z", indent + "- file: x.txt # remark", "", indent + "  id: " + id, ""},
				{indent + "- parties:", indent + "    - P", indent + "    - Q", indent + "  id: " + id, indent + "  file: x.txt"},
				{indent + "- id: " + id, indent + "  title: >-", indent + "    long", indent + "    - text", indent + "  files:", indent + "    - x.txt"},
			}).Draw(t, "layout")...)
		}
		lines = append(lines, rapid.SampledFrom([][]string{{""}, {}, {"", "# end"}, {"note: x"}, {"", "rules:", "  - {name: hash, severity: off}"}}).Draw(t, "rest")...)
		manifest := []byte(strings.Join(lines, end) + rapid.SampledFrom([]string{"", end}).Draw(t, "last"))
		before := rapid.SampledFrom(append(ids, "")).Draw(t, "before")
		old := entriesOf(t, manifest)
		got, err := corpus.Insert(manifest, corpus.Entry{ID: "new", Files: []string{"new.txt"}}, before)
		if err != nil {
			t.Logf("refused: %v", err)
			return
		}
		at := slices.Index(ids, before)
		if at < 0 {
			at = len(ids)
		}
		want := slices.Insert(slices.Clone(ids), at, "new")
		var is []string
		for _, e := range entriesOf(t, got) {
			is = append(is, e.ID)
		}
		if !slices.Equal(is, want) || len(old) != len(ids) {
			t.Fatalf("%q, want %q in\n%s", is, want, got)
		}
		for line := range strings.Lines(string(manifest)) {
			if !strings.Contains(string(got), strings.TrimRight(line, "\r\n")) {
				t.Fatalf("%q is gone of\n%s", line, got)
			}
		}
	})
}
