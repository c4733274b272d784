package corpus_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/clausediff/clausediff/parse/corpus"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

func TestReadHashesTheFile(t *testing.T) {
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Entries {
		data, err := specimen.FS.ReadFile(e.Files[0])
		if err != nil {
			t.Fatal(err)
		}
		want := sha256.Sum256(data)
		_, got, err := c.Read(e.ID, "")
		if err != nil || got != hex.EncodeToString(want[:]) {
			t.Errorf("%s: sha256 %s, want %x (%v)", e.ID, got, want, err)
		}
	}
}
