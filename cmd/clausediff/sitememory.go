package main

import (
	"os"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/cache"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/diff/snapshot"
	"github.com/clausediff/clausediff/parse/tree"
)

// siteMemory keeps results of earlier runs about a corpus: the comparisons of its
// statements, and what the first page and the feed show of each. Every value is kept with
// the program's name and a digest of its inputs. It is safe for concurrent use.
type siteMemory struct {
	program string
	kept    *cache.Cache[siteValue]

	mu     sync.Mutex
	asked  map[string]bool // keys that this run requested
	linked map[string]bool // series that this run compared
}

// siteValue is a value with its inputs.
type siteValue struct {
	Input string
	Data  []byte
}

// newSiteMemory opens the memory for the corpus in a folder. It is empty and keeps
// nothing if a flag says so or if there is no folder for caches.
func newSiteMemory(c *call, dir, program string) *siteMemory {
	m := &siteMemory{program: program, kept: &cache.Cache[siteValue]{}, asked: map[string]bool{}, linked: map[string]bool{}}
	if folder, err := os.UserCacheDir(); err == nil && !c.Bool("no-cache") {
		m.kept = cache.Open[siteValue](folder, "site", dir)
	}
	return m
}

// siteKey returns the cache key of a named value of a series.
func siteKey(series, name string) string { return series + "\x00" + name }

// Recall implements [site.Memory].
func (m *siteMemory) Recall(series, name, input string) ([]byte, bool) {
	m.mu.Lock()
	m.asked[siteKey(series, name)] = true
	m.mu.Unlock()
	v, ok := m.kept.Get(siteKey(series, name))
	return v.Data, ok && v.Input == m.program+" "+input
}

// Keep implements [site.Memory].
func (m *siteMemory) Keep(series, name, input string, data []byte) {
	m.kept.Put(siteKey(series, name), siteValue{m.program + " " + input, data})
}

// save writes the cache without the values that later runs will not need: those that a
// compared series did not request, and those of series that no longer exist. Failing to
// write it is not an error of the run.
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

// comparer returns a function that compares neighbours of a series, or recalls the
// comparison of an earlier run.
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
		if input == "" { // the order of time is not that of the manifest
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
