package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/testdata/sample"
)

// Whatever is done to a corpus, the site that is brought up to date is the one that is
// made anew.
func TestSiteUpToDateIsNew(t *testing.T) {
	sample.Checks(t, 6, 60)
	root := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(root, "corpus")
		if err != nil {
			rt.Fatal(err)
		}
		f := &editedFolder{dir: dir}
		for range rapid.IntRange(1, 4).Draw(rt, "statements") {
			f.entries = append(f.entries, f.drawEntry(rt))
		}
		kept := dir + "-kept"
		var steps []string
		for round := range rapid.IntRange(2, 4).Draw(rt, "rounds") {
			f.write(rt)
			fresh := dir + "-" + strconv.Itoa(round)
			mustRun(t, rt, exitOK, "site", "--quiet", "--corpus", dir, kept)
			mustRun(t, rt, exitOK, "site", "--quiet", "--corpus", dir, fresh)
			is, want := treeOf(t, kept), treeOf(t, fresh)
			if !maps.Equal(is, want) {
				for _, name := range slices.Sorted(maps.Keys(want)) {
					if is[name] != want[name] {
						rt.Errorf("after %v: %s is not as made anew", steps, filepath.ToSlash(name))
					}
				}
				rt.Fatalf("after %v: %d files, made anew %d", steps, len(is), len(want))
			}
			steps = append(steps, f.step(rt))
		}
	})
}
