package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/clausediff/clausediff/testdata/goldenfile"
)

// TestMain lets the scripts run this test binary as the command.
func TestMain(m *testing.M) {
	testscript.Main(withCache{m}, map[string]func(){"clausediff": main, "measured": measured})
}

// withCache runs the tests with a folder for caches of their own.
type withCache struct{ m *testing.M }

// Run runs the tests.
func (w withCache) Run() int {
	dir, err := os.MkdirTemp("", "cache")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"XDG_CACHE_HOME", "LocalAppData"} { // of this system and of Windows
		os.Setenv(name, dir)
	}
	return w.m.Run()
}

// TestScript runs the sessions of testdata/script, each in a folder of its own
// with the files of its archive.
func TestScript(t *testing.T) {
	const dir = "../../testdata/script"
	if files, err := filepath.Glob(dir + "/*.txtar"); err != nil || len(files) == 0 {
		t.Fatalf("no scripts in %s (%v)", dir, err)
	}
	specimens, err := filepath.Abs("../../testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		UpdateScripts:       goldenfile.Updating(t),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SPECIMENS", specimens)
			e.Setenv("GORACE", os.Getenv("GORACE"))
			e.Setenv("XDG_CACHE_HOME", os.Getenv("XDG_CACHE_HOME"))
			return nil
		},
	})
}
