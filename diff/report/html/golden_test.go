package html_test

import (
	"path/filepath"
	"testing"

	"github.com/clausediff/clausediff/testdata/goldenfile"
)

const goldenDir = "../../../testdata/html"

// golden compares got with the golden file, or rewrites it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	goldenfile.Compare(t, filepath.Join(goldenDir, name), got)
}
