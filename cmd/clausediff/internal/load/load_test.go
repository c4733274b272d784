package load

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFileURL(t *testing.T) {
	for path, want := range map[string]string{
		"/tmp/a b/系.html":  "file:///tmp/a%20b/%E7%B3%BB.html",
		"C:/demo/a.html":   "file:///C:/demo/a.html",
		"/tmp/50%/#1.html": "file:///tmp/50%25/%231.html",
	} {
		if got := FileURL(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
		name, err := filePath(want)
		if err != nil || path[0] == '/' && name != path {
			t.Errorf("%s reads as %s (%v)", want, name, err)
		}
	}
}

func TestUsableID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-.~:/ \\a]*`)).Draw(t, "name")
		id := usableID(name)
		if id == "" || strings.ContainsRune("-.~", rune(id[0])) || strings.ContainsAny(id, `/\:`) || strings.Join(strings.Fields(id), "") != id {
			t.Errorf("%q becomes %q", name, id)
		}
		if usableID(id) != id {
			t.Errorf("%q is usable, and becomes %q", id, usableID(id))
		}
	})
}

func TestUnusedID(t *testing.T) {
	used := map[string]bool{}
	var got []string
	for _, id := range []string{"a", "b", "a", "a", "a~2"} {
		got = append(got, unused(used, id))
	}
	if want := "a b a~2 a~3 a~2~2"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
