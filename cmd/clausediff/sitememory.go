package main

import (
	"os"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/cache"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/diff/snapshot"
	"github.com/clausediff/clausediff/parse/tree"
)

// siteMemory is what earlier runs found out about a corpus: the comparisons of its
// statements, and what the first page and the feed tell of each. Every value is kept with
// the name of the program and of all that it was made of. It is safe for concurrent use.
type siteMemory struct {
	program string
	kept    *cache.Cache[siteValue]

	mu     sync.Mutex
	asked  map[string]bool // what this run asked for, by key
	linked map[string]bool // the series that this run compared
}

// siteValue is a value with what it was made of.
type siteValue struct {
	Input string
	Data  []byte
}

// newSiteMemory opens the memory of the corpus in a folder. It is empty, and keeps
// nothing, where a flag says so or where there is no folder for caches.
func newSiteMemory(c *cli.Context, dir, program string) *siteMemory {
	m := &siteMemory{program: program, kept: &cache.Cache[siteValue]{}, asked: map[string]bool{}, linked: map[string]bool{}}
	if folder, err := os.UserCacheDir(); err == nil && !c.Bool("no-cache") {
		m.kept = cache.Open[siteValue](folder, "site", dir)
	}
	return m
}

// siteKey is the name of a value in the cache: of a series, and in it of one thing.
func siteKey(series, name string) string { return series + "\x00" + name }

// Recall is [site.Memory].
func (m *siteMemory) Recall(series, name, input string) ([]byte, bool) {
	m.mu.Lock()
	m.asked[siteKey(series, name)] = true
	m.mu.Unlock()
	v, ok := m.kept.Get(siteKey(series, name))
	return v.Data, ok && v.Input == m.program+" "+input
}

// Keep is [site.Memory].
func (m *siteMemory) Keep(series, name, input string, data []byte) {
	m.kept.Put(siteKey(series, name), siteValue{m.program + " " + input, data})
}

// save writes what was found out, without what is of no use to a later run: what a
// series that was compared did not ask for, and series that are not there any more. That
// it cannot be written is not an error of the run.
func (m *siteMemory) save(of *site.Corpus) {
	there := map[string]bool{}
	for _, s := range of.Series {
		there[s.Name] = true
	}
	_ = m.kept.Save(func(key string) bool {
		series, _, _ := strings.Cut(key, "\x00")
		return there[series] && (m.asked[key] || !m.linked[series])
	})
}

// comparer returns what compares the neighbours of a series, or recalls what an earlier
// run found between them.
func (m *siteMemory) comparer(in *load.Loader, of *site.Series, digest func(*tree.Statement) string) (series.Comparer, error) {
	m.mu.Lock()
	m.linked[of.Name] = true
	m.mu.Unlock()
	inputs := map[[2]*tree.Statement]string{}
	for i, new := range of.Statements[1:] {
		old := of.Statements[i]
		input, err := pinsOf(in, old, new)
		if err != nil {
			return nil, err
		}
		earlier, err := in.Earlier(old, new)
		if err != nil {
			return nil, err
		}
		input += digest(old) + " " + digest(new)
		for _, st := range earlier {
			input += " " + digest(st)
		}
		inputs[[2]*tree.Statement{old, new}] = input
	}
	return func(old, new *tree.Statement, opts ...diff.Option) *diff.Result {
		name, input := "comparison "+old.ID+"\x00"+new.ID, inputs[[2]*tree.Statement{old, new}]
		if input == "" { // in another order of time than that of the manifest
			return diff.Compare(old, new, opts...)
		}
		if data, ok := m.Recall(of.Name, name, input); ok {
			if r, err := snapshot.Read(old, new, data); err == nil && r.Verify() == nil {
				return r
			}
		}
		r := diff.Compare(old, new, opts...)
		m.Keep(of.Name, name, input, snapshot.Write(r))
		return r
	}, nil
}
