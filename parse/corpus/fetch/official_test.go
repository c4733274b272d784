package fetch_test

import (
	"io/fs"
	"testing/fstest"

	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// officialFS contains the bundled manifest and no pages.
type officialFS struct{}

func (officialFS) Open(name string) (fs.File, error) {
	return fstest.MapFS{"corpus.yaml": {Data: specimen.Official}}.Open(name)
}
