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
	"github.com/clausediff/clausediff/parse/tree"
)

// memory is what earlier runs found, statement by statement. The zero value remembers nothing.
type memory struct {
	kept     *cache.Cache[Remembered]
	settings string    // digest of what all findings depend on
	asked    *sync.Map // inputs by id, before the statement was read
}

// Remembered is what is kept of a statement.
type Remembered struct {
	// Reading is a digest of what the statement was read of, Inputs of all that the
	// outcome depends on, "" where there is none: see [Folder.inputs].
	Reading, Inputs string
	Date            string
	Outcome         check.Outcome
}

// Remember makes statements be judged by what earlier runs found of them, where all
// that this depends on is the same, and be kept for later ones. program names the
// program and all that is told to it besides the manifest.
func (f *Folder) Remember(kept *cache.Cache[Remembered], program string) {
	f.memory = memory{kept, f.settings(program), &sync.Map{}}
	f.Checked.Known, f.Checked.Keep = f.known, f.keep
}

// settings returns a digest of what the findings of all statements depend on.
func (f *Folder) settings(program string) string {
	watches, expectations, severities := slices.Clone(f.Watches()), slices.Clone(f.Expectations()), slices.Clone(f.Severities())
	for i := range watches {
		watches[i].Pos = tree.Position{}
	}
	for i := range expectations {
		expectations[i].Pos = tree.Position{}
	}
	for i := range severities {
		severities[i].Pos = tree.Position{}
	}
	return digest(program, f.Dir, watches, expectations, severities)
}

// digest names values.
func digest(values ...any) string {
	data, err := json.Marshal(values)
	if err != nil {
		panic(err) // texts and numbers always can be
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// inputs returns a digest of all that is found of a statement depends on, and one of
// what it is read of. The error is that something cannot be read.
//
//	settings  files  accepted text  mirrors  versions  statement before (where it is asked for)
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

// reading returns a digest of what a statement is read of.
func (f *Folder) reading(id string) (string, error) {
	e, _ := f.Entry(id)
	sum, err := f.Sum(e.Files...)
	if err != nil {
		return "", err
	}
	return digest(f.memory.settings, f.Reading(id, sum)), nil
}

// known returns what an earlier run found of an item, where it would be the same.
func (f *Folder) known(it *check.Item) (check.Outcome, bool) {
	inputs, _, err := f.inputs(it.Entry)
	if err != nil {
		return check.Outcome{}, false
	}
	f.memory.asked.Store(it.Entry.ID, inputs)
	r, ok := f.memory.kept.Get(it.Entry.ID)
	return r.Outcome, ok && r.Inputs == inputs
}

// keep keeps what was found of an item.
func (f *Folder) keep(it *check.Item, o check.Outcome) {
	asked, _ := f.memory.asked.Load(it.Entry.ID)
	inputs, reading, err := f.inputs(it.Entry)
	before := f.order.before[it.Entry.ID]
	switch {
	case err != nil, it.Merge != nil, inputs != asked, reading != digest(f.memory.settings, f.Reading(it.Entry.ID, it.Sum)):
		return // it cannot be read any more, or was written to meanwhile
	case it.Before == nil && before != "" && f.asksBefore(it.Entry, it.Accepted != nil), it.Before != nil && it.Before.ID != before:
		inputs = "" // the one before it cannot be read: others take part
	}
	f.memory.kept.Put(it.Entry.ID, Remembered{Reading: reading, Inputs: inputs, Date: it.Now.Date, Outcome: o})
}

// date returns the date of a statement, where it is known without reading it.
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

// save writes what was found. That it cannot be written is not an error of the run.
func (m memory) save(f *Folder) {
	if m.kept == nil {
		return
	}
	_ = m.kept.Save(func(id string) bool {
		_, ok := f.Entry(id)
		return ok
	})
}
