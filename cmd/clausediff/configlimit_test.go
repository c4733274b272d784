package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// configuration is a file beside the statements that is large, or grows large.
type configuration struct {
	file, name string
	write      func(w io.Writer)
	status     int    // of check
	says       string // regular expression of the one line of an error
}

// configurations are the worst that the files beside the statements may be. What
// is read and not refused is of a scale from 1 to [whole].
func configurations(scale int) []configuration {
	size := func(n int) int { return n * scale / whole }
	const mb = 1 << 20
	over := func(most int) int { // the whole is 200 MB, a part a little more than may be
		return most + size(200*mb-most)
	}
	entry := func(i int) string {
		return fmt.Sprintf("  - {id: s%d, file: old.txt, series: s, date: 2021-01-01}\n", i)
	}
	numbered := func(before string, line func(i int) string, n int) func(io.Writer) {
		return func(w io.Writer) {
			var b strings.Builder
			b.WriteString(before)
			for i := range n {
				b.WriteString(line(i))
			}
			io.WriteString(w, b.String())
		}
	}
	const deep = `:\d+:\d+: values are nested deeper than 100; `
	const oneSentence = "clausediff lock 1\n\nstatement a zh\nsha256 0\narticle 一、\n  paragraph\n    "
	return []configuration{
		{"corpus.yaml", "100,000 brackets", around("version: 1\nnote: ", "[", 100_000, "\n"), exitFailed, deep},
		{"corpus.yaml", "brackets to the end", around("version: 1\nnote: ", "[", size(4*mb-100), "\n"), exitFailed, deep},
		{"corpus.yaml", "tags", around("version: 1\nnote: ", "!a ", size(3_000_000), "x\n"), exitFailed, `:2:10: did not find expected key; `},
		{"corpus.yaml", "aliases", around("version: 1\nnote: &a x\nstatements: [", "*a, ", size(4_000_000), "*a]\n"), exitFailed, `:3:14: expected a mapping`},
		{"corpus.yaml", "keys", around("version: 1\n", "a: b\n", size(4_000_000), ""), exitFailed, `:2:1: unknown field "a"; `},
		{"corpus.yaml", "200 MB", around("version: 1\nnote: ", "友", over(4*mb), "\n"), exitFailed, `: too large: more than 4194304 bytes; `},
		{"corpus.yaml", "documents", around("", "---\n", size(4_000_000), ""), exitFailed, `:2:1: a second document begins here; `},
		{"clausediff.yaml", "60,000 mappings", around("compare: ", "{a: ", 240_000, ""), exitFailed, deep},
		{"corpus.lock.d/a.lock", "a sentence of 5 million clauses", around(oneSentence, "双方|", 35_000_000, "x\n"), exitFailed, `: too large: more than 1572864 sentences and clauses; `},
		{"corpus.lock.d/a.lock", "a sentence of many clauses", around(oneSentence, "双方|", size(7_000_000), "x\n"), exitDifferent, ""},
		{"corpus.lock.d/a.lock", "200 MB", around("clausediff lock 1\n", "友", over(128*mb), "\n"), exitFailed, `: too large: more than 134217728 bytes; `},
		{"corpus.yaml", "statements", numbered("version: 1\nstatements:\n", entry, size(5_000)), exitDifferent, ""},
	}
}

// put writes a configuration, in a folder with a manifest.
func (c configuration) put(t testing.TB) {
	t.Helper()
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - {id: a, file: old.txt}\n")
	if err := os.MkdirAll(filepath.Dir(c.file), 0o777); err != nil {
		t.Fatal(err)
	}
	writeSource(t, source{name: c.file, write: c.write})
}

// Whatever the files beside the statements are, a run ends with a result or with
// one line.
func TestLimitsOfConfiguration(t *testing.T) {
	largeFiles(t)
	folder(t)
	for _, c := range configurations(1) {
		t.Run(c.file+" "+c.name, func(t *testing.T) {
			c.put(t)
			status, stdout, stderr := clausediff(t, "", "check")
			if c.status == exitFailed {
				refusal(t, `^`+c.file+c.says, status, stdout, stderr)
			} else if status != c.status || stdout == "" {
				t.Errorf("exit %d, %.300s, stdout %.300s", status, stderr, stdout)
			}
		})
	}
}
