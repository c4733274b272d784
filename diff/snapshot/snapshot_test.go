package snapshot_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/snapshot"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// specimens returns the Chinese specimens.
func specimens(t testing.TB) []*tree.Statement {
	t.Helper()
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	var all []*tree.Statement
	for _, id := range []string{"2021", "2022", "2023"} {
		st, err := c.Statement(id, "")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, st)
	}
	return all
}

// same compares the exported fields of two comparisons, nodes by identity.
func same(x, y *diff.Result) string {
	return cmp.Diff(x, y, cmpopts.IgnoreUnexported(diff.Result{}), cmp.Comparer(func(a, b *tree.Node) bool { return a == b }), cmp.Comparer(func(a, b *tree.Statement) bool { return a == b }))
}

func TestReadIsWhatWasWritten(t *testing.T) {
	s := specimens(t)
	for _, pair := range [][2]*tree.Statement{{s[0], s[1]}, {s[1], s[2]}, {s[0], s[2]}, {s[2], s[0]}, {s[0], s[0]}} {
		r := diff.Compare(pair[0], pair[1], diff.InSeries(s[0]))
		r.Degraded = []string{"a note"}
		data := snapshot.Write(r)
		got, err := snapshot.Read(pair[0], pair[1], data)
		if err != nil {
			t.Fatal(err)
		}
		if d := same(r, got); d != "" {
			t.Errorf("another comparison (-want +got)\n%s", d)
		}
		if err := got.Verify(); err != nil {
			t.Error(err)
		}
		if !slices.Equal(data, snapshot.Write(got)) {
			t.Error("written again it is other bytes")
		}
	}
}

// Any bytes are either read or refused, without a panic. A caller verifies what it reads.
func TestDamagedIsRefused(t *testing.T) {
	s := specimens(t)
	r := diff.Compare(s[0], s[1])
	data := snapshot.Write(r)
	read := func(what string, data []byte, refused bool) {
		got, err := snapshot.Read(s[0], s[1], data)
		if refused && err == nil {
			t.Errorf("%s is read", what)
		}
		if err == nil {
			_ = got.Verify()
		}
	}
	for i := 0; i < len(data); i += 1 + i/8 {
		read("a part", data[:i], true)
		for _, bit := range []byte{1, 0x80} {
			damaged := slices.Clone(data)
			damaged[i] ^= bit
			read("damaged", damaged, i == 0)
		}
	}
	read("more", append(slices.Clone(data), 0), true)
	if got, err := snapshot.Read(s[1], s[2], data); err == nil && got.Verify() == nil {
		t.Error("the comparison of other statements is read")
	}
}
