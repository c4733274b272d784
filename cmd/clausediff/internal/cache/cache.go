// Package cache stores results of a run for later runs with the same inputs.
//
//	<the system's folder for caches>/clausediff/<kind>-<digest of the corpus' path>
//
//	clausediff cache 1 <SHA-256 of what follows>
//	{"2022": …, "2023": …}
//
// Nothing depends on a cache. A file that is missing, unreadable, damaged or of another
// version counts as empty, and a cache that cannot be written is not kept. Whether a
// value is still valid is for the caller to check: it stores a digest of the inputs with
// it.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

const head = "clausediff cache 1 "

// mostBytes is the largest size of a cache.
const mostBytes = 512 << 20

// Cache is a map of values by key. It is safe for concurrent use. The zero value stores
// nothing.
type Cache[T any] struct {
	path string

	mu      sync.Mutex
	values  map[string]T
	changed bool
}

// Open reads the cache of one kind for a corpus, whose path is given as of. Caches are in
// folder, normally that of [os.UserCacheDir].
func Open[T any](folder, kind, of string) *Cache[T] {
	c := &Cache[T]{values: map[string]T{}}
	of, err := filepath.Abs(of)
	if err != nil || folder == "" {
		return c
	}
	sum := sha256.Sum256([]byte(of))
	c.path = filepath.Join(folder, "clausediff", kind+"-"+hex.EncodeToString(sum[:8]))
	if info, err := os.Stat(c.path); err != nil || !info.Mode().IsRegular() || info.Size() > mostBytes {
		return c
	}
	data, err := os.ReadFile(c.path)
	if err != nil {
		return c
	}
	line, body, _ := bytes.Cut(data, []byte("\n"))
	var values map[string]T
	if string(line) == headOf(body) && json.Unmarshal(body, &values) == nil && values != nil {
		c.values = values
	}
	return c
}

func headOf(body []byte) string {
	sum := sha256.Sum256(body)
	return head + hex.EncodeToString(sum[:])
}

// Get returns the value of a key, and whether there is one.
func (c *Cache[T]) Get(key string) (value T, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	value, ok = c.values[key]
	return value, ok
}

// Put sets the value of a key.
func (c *Cache[T]) Put(key string, value T) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.path != "" {
		c.values[key], c.changed = value, true
	}
}

// Save writes the cache if it changed, without the keys that are no longer wanted. It
// replaces the file as a whole; of two concurrent runs, one's values are kept.
func (c *Cache[T]) Save(wanted func(key string) bool) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.changed {
		return nil
	}
	for key := range c.values {
		if !wanted(key) {
			delete(c.values, key)
		}
	}
	body, err := json.Marshal(c.values)
	if err != nil {
		return err
	}
	folder := filepath.Dir(c.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, filepath.Base(c.path)+".*.tmp") // readable by its owner only
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // in case it was not renamed
	_, err = fmt.Fprintf(f, "%s\n%s", headOf(body), body)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), c.path)
}
