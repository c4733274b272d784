// Package cache keeps what a run found out, for later runs that would find the same.
//
//	<the system's folder for caches>/clausediff/<kind>-<digest of the corpus' path>
//
//	clausediff cache 1 <SHA-256 of what follows>
//	{"2022": …, "2023": …}
//
// Nothing depends on it: a file that is not there, cannot be read, is damaged or of
// another version is as none, and what cannot be written is not kept. Whether a value
// still holds is for the caller to know, who keeps with it what it was made of.
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

// mostBytes is how large a cache may be.
const mostBytes = 512 << 20

// Cache is values by their keys. It is safe for concurrent use. The zero value keeps
// nothing.
type Cache[T any] struct {
	path string

	mu      sync.Mutex
	values  map[string]T
	changed bool
}

// Open reads a kind of cache of what is in a folder of the disk. folder is where caches
// are, as [os.UserCacheDir] says.
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

// Put keeps a value in the place of the one that the key had.
func (c *Cache[T]) Put(key string, value T) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.path != "" {
		c.values[key], c.changed = value, true
	}
}

// Save writes the cache where it changed, without the keys that are not wanted any
// more. The file takes the place of the old one as a whole; of two runs at once the
// values of one are kept. The error is for those who want to know.
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
	f, err := os.CreateTemp(folder, filepath.Base(c.path)+".*.tmp") // for its owner alone
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // where it has not become the cache
	_, err = fmt.Fprintf(f, "%s\n%s", headOf(body), body)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), c.path)
}
