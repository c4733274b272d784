package corpus_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
)

// folderOf returns the files of a lock.
func folderOf(l *corpus.Lock) fstest.MapFS {
	files := fstest.MapFS{}
	for name, data := range l.Files() {
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// accepted returns the state of a short text.
func accepted(t interface{ Fatal(...any) }, id, title string) corpus.Accepted {
	st, err := parse.Text(strings.NewReader("The Sides agree.\n\nThey meet.\n"), parse.ID(id), parse.Title(title))
	if err != nil {
		t.Fatal(err)
	}
	return corpus.NewAccepted(corpus.Entry{ID: id}, st, corpus.Sum{})
}

// Whatever the ids and titles are, each statement has a file of its own, and
// comes back from it: also where a file system does not tell A from a.
func TestLockFolderRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringOfN(rapid.SampledFrom([]rune("aAbB1.-_%~声明é&$'\"*?<>|+№")), 1, 40, -1)
		ids := rapid.SliceOfNDistinct(id, 1, 6, func(id string) string { return id }).Draw(t, "ids")
		var l corpus.Lock
		for _, id := range ids {
			l.Set(accepted(t, id, rapid.SampledFrom([]string{"", "Joint", "x\nstatement b zh", "x\r\nwaived a b", "x\u2028party y"}).Draw(t, "title")))
		}
		files := folderOf(&l)
		folded := map[string]bool{}
		for name := range files {
			if base := strings.ToLower(name); folded[base] || strings.ContainsAny(name, `\:*?"<>|`) || strings.Count(name, "/") != 1 || len(name) > 250 {
				t.Fatalf("%q is no name for every file system", name)
			} else {
				folded[base] = true
			}
		}
		got, err := corpus.ReadLock(files, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Accepted) != len(ids) {
			t.Fatalf("%d statements came back of %q", len(got.Accepted), ids)
		}
		for _, id := range ids {
			if a := got.At(id); a == nil || a.Statement.Text != l.At(id).Statement.Text {
				t.Fatalf("%q did not come back", id)
			}
		}
	})
}

// The file of older versions is read where the folder does not know better.
func TestLockOfOlderVersions(t *testing.T) {
	var old, l corpus.Lock
	old.Set(accepted(t, "a", "old"))
	old.Set(accepted(t, "b", "old"))
	l.Set(accepted(t, "a", "new"))
	files := folderOf(&l)
	files[corpus.LockName] = &fstest.MapFile{Data: old.Format()}
	got, err := corpus.ReadLock(files, "")
	if err != nil || len(got.Accepted) != 2 || got.At("a").Statement.Title != "new" || got.At("b").Statement.Title != "old" {
		t.Errorf("%+v, %v", got, err)
	}
}

// A merge that left its marks is told with its sides, and only the statement that
// it is of is not known.
func TestLockWithMarksOfAMerge(t *testing.T) {
	var l corpus.Lock
	l.Set(accepted(t, "a", "x"))
	l.Set(accepted(t, "b", "x"))
	files := folderOf(&l)
	name := corpus.LockFolder + "/b.lock"
	files[name].Data = []byte(strings.Replace(string(files[name].Data), "title x\n", "<<<<<<< HEAD\ntitle x\n=======\ntitle y\n>>>>>>> feature/two words\n", 1))
	got, err := corpus.ReadLock(files, "dir")
	if err != nil || got.At("a") == nil || got.At("b") != nil {
		t.Fatalf("%+v, %v", got, err)
	}
	m := got.MergeAt("b")
	if m == nil || m.Pos.Line != 4 || m.String() != "a merge of HEAD and feature/two words left its marks here" {
		t.Errorf("%+v", m)
	}
	if data, ok := got.Files()[name]; !ok || data != nil {
		t.Errorf("the file is to become %q, %t", data, ok)
	}
	got.Set(accepted(t, "b", "z"))
	if got.MergeAt("b") != nil || got.Files()[name] == nil {
		t.Error("accepting the statement does not settle the merge")
	}
	// The file says whose it is, whatever its name.
	files[corpus.LockFolder+"/c.lock"] = files[name]
	delete(files, name)
	if got, err := corpus.ReadLock(files, "dir"); err != nil || got.MergeAt("b") == nil || got.MergeAt("c") != nil {
		t.Errorf("under another name: %+v, %v", got, err)
	}
	files[corpus.LockName] = &fstest.MapFile{Data: []byte("<<<<<<< HEAD\nx\n=======\n>>>>>>> other\n")}
	if _, err := corpus.ReadLock(files, "dir"); err == nil || !strings.HasPrefix(err.Error(), "dir/corpus.lock:1:1: a merge of HEAD and other left its marks here; ") {
		t.Error(err)
	}
}

// What is edited in the files of a lock is what the lock has afterwards; what older
// versions had in one file is in files of its own.
func TestLockFileEdit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := []string{"a", "A", "b", "B", "c*", "2022"}
		some := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, len(ids), func(id string) string { return id })
		var before, older corpus.Lock
		want := map[string]string{} // titles
		for _, id := range some.Draw(t, "older") {
			older.Set(accepted(t, id, "older"))
			want[id] = "older"
		}
		for _, id := range some.Draw(t, "before") {
			before.Set(accepted(t, id, "before"))
			want[id] = "before"
		}
		files := folderOf(&before)
		if len(older.Accepted) > 0 {
			whole := "clausediff lock 1\n"
			for _, data := range older.Files() {
				whole += strings.TrimPrefix(string(data), "clausediff lock 1\n")
			}
			files[corpus.LockName] = &fstest.MapFile{Data: []byte(whole)}
		}
		lock, err := corpus.OpenLock(files, "")
		if err != nil {
			t.Fatal(err)
		}
		removed := some.Draw(t, "removed")
		for _, id := range removed {
			delete(want, id)
		}
		var set []corpus.Accepted
		for _, id := range some.Draw(t, "set") {
			if !slices.Contains(removed, id) {
				set, want[id] = append(set, accepted(t, id, "set")), "set"
			}
		}
		edit := lock.Edit()
		for i := range set {
			name, data := edit.Set(&set[i])
			files[name] = &fstest.MapFile{Data: data}
		}
		for _, id := range removed {
			delete(files, edit.Remove(id))
		}
		write, remove := edit.End()
		for name, data := range write {
			files[name] = &fstest.MapFile{Data: data}
		}
		for _, name := range remove {
			delete(files, name)
		}
		folded := map[string]bool{}
		for name := range files {
			if folded[strings.ToLower(name)] || name == corpus.LockName {
				t.Fatalf("%q is there, of %v", name, slices.Sorted(maps.Keys(files)))
			}
			folded[strings.ToLower(name)] = true
		}
		after, err := corpus.ReadLock(files, "")
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, a := range after.Accepted {
			got[a.ID] = a.Statement.Title
		}
		if !maps.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
