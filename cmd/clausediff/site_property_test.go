package main

import (
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// Whatever is done to a corpus, the site that is brought up to date with what earlier
// runs kept is the one that is made anew without.
func TestSiteUpToDateIsNew(t *testing.T) {
	inFolders(t, 1, 60, func(rt *rapid.T, dir string) {
		f := drawFolder(rt, dir)
		kept := dir + "-kept"
		var steps []string
		for round := range rapid.IntRange(2, 4).Draw(rt, "rounds") {
			f.write(rt)
			fresh := dir + "-" + strconv.Itoa(round)
			mustRun(t, rt, exitOK, "site", "--quiet", "--corpus", dir, kept)
			mustRun(t, rt, exitOK, "site", "--quiet", "--no-cache", "--corpus", dir, fresh)
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
