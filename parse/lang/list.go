package lang

import (
	"embed"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/tree"
)

//go:embed data/*.txt
var data embed.FS

// Languages returns the languages that have a data file, ordered by tag.
func Languages() []tree.Lang {
	entries, err := data.ReadDir("data")
	if err != nil {
		panic(err) // cannot fail: the folder is embedded
	}
	all := make([]tree.Lang, len(entries))
	for i, e := range entries {
		all[i] = tree.Lang(strings.TrimSuffix(e.Name(), ".txt"))
	}
	return all
}

// files caches the data files: reading an embedded file copies it each time.
var files = sync.OnceValue(func() map[tree.Lang]string {
	all := map[tree.Lang]string{}
	for _, l := range Languages() {
		text, err := data.ReadFile("data/" + string(l) + ".txt")
		if err != nil {
			panic(err) // cannot fail: the file is embedded
		}
		all[l] = string(text)
	}
	return all
})

// List returns the words of a list in a language's data file, in order, or nil if it
// has no such list. It searches the file each time: callers should keep what they
// derive from it.
func List(l tree.Lang, name string) []string {
	_, list, found := strings.Cut(files()[l], "\n"+name+":")
	if !found {
		return nil
	}
	for at := 0; ; {
		end := strings.IndexByte(list[at:], '\n')
		if end < 0 {
			return strings.Fields(list)
		}
		if at += end + 1; at == len(list) || list[at] != ' ' {
			return strings.Fields(list[:at])
		}
	}
}

// Set returns the words of a list as a set.
func Set(l tree.Lang, name string) map[string]bool {
	words := map[string]bool{}
	for _, w := range List(l, name) {
		words[w] = true
	}
	return words
}
