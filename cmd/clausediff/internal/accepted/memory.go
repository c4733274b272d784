package accepted

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"sync"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/cache"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
)

// memory is the results of earlier runs, by statement. The zero value remembers nothing.
type memory struct {
	kept     *cache.Cache[Remembered]
	settings string    // digest of the inputs common to all findings
	asked    *sync.Map // inputs by id, as they were before the statement was read
}

// Remembered is the stored result of one statement.
type Remembered struct {
	// Reading is a digest of what the statement was read from, and Inputs one of all that
	// the outcome depends on, "" if it cannot be reused: see [Folder.inputs].
	Reading, Inputs string
	Date            string
	Outcome         check.Outcome
}

// Remember makes Check reuse the results of earlier runs whose inputs are unchanged, and
// keep new ones. program identifies the program and its settings outside the manifest.
func (f *Folder) Remember(kept *cache.Cache[Remembered], program string) {
	f.memory = memory{kept, digest(program, f.Dir, f.Watches, f.Expectations, f.Severities), &sync.Map{}}
	f.Checked.Known, f.Checked.Keep = f.known, f.keep
}

// digest returns the hash of values.
func digest(values ...any) string {
	data, err := json.Marshal(values)
	if err != nil {
		panic(err) // texts and numbers always have a JSON form
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// inputs returns a digest of all that the findings of a statement depend on, and one of
// what it is read from. It is an error if any of it cannot be read.
//
//	settings  files  accepted text  mirrors  versions  previous statement (if needed)
//	    └───────┴──────────┴───────────┴────────┴──────────┴──► SHA-256
func (f *Folder) inputs(e corpus.Entry) (inputs, reading string, err error) {
	accepted, err := f.lock.Bytes(e.ID)
	if err != nil {
		return "", "", err
	}
	if reading, err = f.reading(e.ID); err != nil {
		return "", "", err
	}
	read := []string{reading}
	for _, name := range e.Mirrors {
		sum, err := f.Sum(name)
		if err != nil {
			return "", "", err
		}
		read = append(read, "mirror", f.ReadingOfMirror(e.ID, name, sum))
	}
	others := map[string]string{}
	for _, id := range f.versionsBefore(e.ID) {
		others[id] = "version"
	}
	if before := f.order.before[e.ID]; before != "" && f.asksBefore(e, accepted != nil) {
		others[before] += "before"
	}
	for _, id := range slices.Sorted(maps.Keys(others)) {
		digest, err := f.reading(id)
		if err != nil {
			return "", "", err
		}
		read = append(read, others[id], digest)
	}
	return digest(sha256.Sum256(accepted), accepted != nil, read), reading, nil
}

// reading returns a digest of what a statement is read from.
func (f *Folder) reading(id string) (string, error) {
	e, _ := f.Entry(id)
	sum, err := f.Sum(e.Files...)
	if err != nil {
		return "", err
	}
	return digest(f.memory.settings, f.Reading(id, sum)), nil
}

// known returns the outcome of an earlier run for an item, if its inputs are unchanged.
func (f *Folder) known(it *check.Item) (check.Outcome, bool) {
	inputs, _, err := f.inputs(it.Entry)
	if err != nil {
		return check.Outcome{}, false
	}
	f.memory.asked.Store(it.Entry.ID, inputs)
	r, ok := f.memory.kept.Get(it.Entry.ID)
	return r.Outcome, ok && r.Inputs == inputs
}

// keep stores the outcome of an item.
func (f *Folder) keep(it *check.Item, o check.Outcome) {
	asked, _ := f.memory.asked.Load(it.Entry.ID)
	inputs, reading, err := f.inputs(it.Entry)
	before := f.order.before[it.Entry.ID]
	switch {
	case err != nil, it.Merge != nil, inputs != asked, reading != digest(f.memory.settings, f.Reading(it.Entry.ID, it.Sum)):
		return // unreadable now, or changed meanwhile
	case it.Before == nil && before != "" && f.asksBefore(it.Entry, it.Accepted != nil), it.Before != nil && it.Before.ID != before:
		inputs = "" // with an unreadable neighbour, others are inputs too
	}
	f.memory.kept.Put(it.Entry.ID, Remembered{Reading: reading, Inputs: inputs, Date: it.Now.Date, Outcome: o})
}

// date returns the date of a statement, if it is known without reading it.
func (m memory) date(f *Folder, e corpus.Entry) (string, bool) {
	if m.kept == nil {
		return "", false
	}
	r, ok := m.kept.Get(e.ID)
	if !ok {
		return "", false
	}
	if reading, err := f.reading(e.ID); err != nil || reading != r.Reading {
		return "", false
	}
	return r.Date, true
}

// save writes the results. Failing to write them is not an error of the run.
func (m memory) save(f *Folder) {
	if m.kept == nil {
		return
	}
	_ = m.kept.Save(func(id string) bool {
		_, ok := f.Entry(id)
		return ok
	})
}
