package fetch_test

import (
	"io/fs"
	"testing/fstest"

	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// officialFS holds the bundled manifest and no page.
type officialFS struct{}

func (officialFS) Open(name string) (fs.File, error) {
	return fstest.MapFS{"corpus.yaml": {Data: specimen.Official}}.Open(name)
}
