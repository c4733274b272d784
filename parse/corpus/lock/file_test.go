package lock_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// folderOf returns the files that accept statements.
func folderOf(t interface{ Fatal(...any) }, all ...*lock.Accepted) fstest.MapFS {
	none, err := lock.Open(fstest.MapFS{}, "")
	if err != nil {
		t.Fatal(err)
	}
	files, edit := fstest.MapFS{}, none.Edit()
	for _, a := range all {
		name, data := edit.Set(a)
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// accepted returns the accepted state of a short text.
func accepted(t interface{ Fatal(...any) }, id, title string) *lock.Accepted {
	st, err := parse.Text(strings.NewReader("The Sides agree.\n\nThey meet.\n"), parse.ID(id), parse.Title(title))
	if err != nil {
		t.Fatal(err)
	}
	a := lock.New(corpus.Entry{ID: id}, st, corpus.Sum{})
	return &a
}

// titlesIn returns the titles of accepted statements in files by id, or the description
// of a merge conflict.
func titlesIn(t interface{ Fatal(...any) }, files fstest.MapFS) map[string]string {
	state, err := lock.Open(files, "dir")
	if err != nil {
		t.Fatal(err)
	}
	titles := map[string]string{}
	for _, id := range state.IDs() {
		a, m, err := state.Read(id)
		switch {
		case err != nil:
			t.Fatal(err)
		case m != nil:
			titles[id] = fmt.Sprintf("line %d: %s", m.Pos.Line, m)
		default:
			titles[id] = a.Statement.Title
		}
	}
	return titles
}

// Whatever the ids and titles are, each statement has its own file and is read back
// from it, even if the file system ignores case.
func TestFolderRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringOfN(rapid.SampledFrom([]rune("aAbB1.-_%~声明é&$'\"*?<>|+№")), 1, 40, -1)
		var all []*lock.Accepted
		for _, id := range rapid.SliceOfNDistinct(id, 1, 6, func(id string) string { return id }).Draw(t, "ids") {
			all = append(all, accepted(t, id, rapid.SampledFrom([]string{"", "Joint", "x\nstatement b zh", "x\r\nwaived a b", "x\u2028party y"}).Draw(t, "title")))
		}
		files := folderOf(t, all...)
		folded := map[string]bool{}
		for name := range files {
			if base := strings.ToLower(name); folded[base] || strings.ContainsAny(name, `\:*?"<>|`) || strings.Count(name, "/") != 1 || len(name) > 250 {
				t.Fatalf("%q is not a name for every file system", name)
			} else {
				folded[base] = true
			}
		}
		state, err := lock.Open(files, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(state.IDs()) != len(all) {
			t.Fatalf("%q came back", state.IDs())
		}
		for _, want := range all {
			if a, _, err := state.Read(want.ID); err != nil || a == nil || a.Statement.Text != want.Statement.Text {
				t.Fatalf("%q did not come back: %v", want.ID, err)
			}
		}
	})
}

// A merge conflict is reported with its sides, and only the statement in that file is
// unknown.
func TestMarksOfAMerge(t *testing.T) {
	files := folderOf(t, accepted(t, "a", "x"), accepted(t, "b", "x"))
	name := lock.Folder + "/b.lock"
	files[name].Data = []byte(strings.Replace(string(files[name].Data), "title x\n", "<<<<<<< HEAD\ntitle x\n=======\ntitle y\n>>>>>>> feature/two words\n", 1))
	want := map[string]string{"a": "x", "b": "line 4: unresolved merge of HEAD and feature/two words"}
	if got := titlesIn(t, files); !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
	// The content of the file determines the statement, not its name.
	files[lock.Folder+"/c.lock"] = files[name]
	delete(files, name)
	if got := titlesIn(t, files); !maps.Equal(got, want) {
		t.Errorf("under another name: %v", got)
	}
	// Accepting the statement resolves the conflict.
	state, err := lock.Open(files, "")
	if err != nil {
		t.Fatal(err)
	}
	name, data := state.Edit().Set(accepted(t, "b", "z"))
	files[name] = &fstest.MapFile{Data: data}
	if got := titlesIn(t, files); !maps.Equal(got, map[string]string{"a": "x", "b": "z"}) {
		t.Errorf("settled: %v", got)
	}
}

// An edit produces the intended state.
func TestEdit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := []string{"a", "A", "b", "B", "c*", "2022"}
		some := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, len(ids), func(id string) string { return id })
		var before []*lock.Accepted
		want := map[string]string{} // titles
		for _, id := range some.Draw(t, "before") {
			before = append(before, accepted(t, id, "before"))
			want[id] = "before"
		}
		files := folderOf(t, before...)
		state, err := lock.Open(files, "")
		if err != nil {
			t.Fatal(err)
		}
		removed := some.Draw(t, "removed")
		for _, id := range removed {
			delete(want, id)
		}
		var set []*lock.Accepted
		for _, id := range some.Draw(t, "set") {
			if !slices.Contains(removed, id) {
				set, want[id] = append(set, accepted(t, id, "set")), "set"
			}
		}
		edit := state.Edit()
		for _, a := range set {
			name, data := edit.Set(a)
			files[name] = &fstest.MapFile{Data: data}
		}
		for _, id := range removed {
			delete(files, edit.Remove(id))
		}
		folded := map[string]bool{}
		for name := range files {
			if folded[strings.ToLower(name)] {
				t.Fatalf("%q is there, of %v", name, slices.Sorted(maps.Keys(files)))
			}
			folded[strings.ToLower(name)] = true
		}
		got := titlesIn(t, files)
		if !maps.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
