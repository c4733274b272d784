package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// changes are what a run does to files: all of it, or nothing.
//
// A file is first staged, under another name in its folder. When every file of
// the run is, each is placed: it takes its name, and the old file keeps another
// one. When also standard output has the result, settle drops the old files; a
// run that fails before goes back. A signal ends the run in the same way.
//
// What no program can promise: when the machine stops, or the process is killed
// in the milliseconds between two renames, some files are new and some old, each
// of them whole; an old file is then beside the new one, its name ending in
// .tmp. What went to a device, a pipe or a descriptor cannot be had back, so it
// is written before any file is placed.
type changes struct {
	mu      sync.Mutex
	ended   bool // nothing is changed any more
	settled bool // something was changed for good
	staged  []*staged
	folders []string // that were made, outer ones first
	marks   []*mark
}

// errEnded is the error of a change after the end of the run. Nobody reads it.
var errEnded = errors.New("the run has ended")

// locked runs do, which a signal does not part.
func (ch *changes) locked(do func() error) error {
	ch.mu.Lock()
	defer ch.mu.Unlock()
	if ch.ended {
		return errEnded
	}
	return do()
}

// goOn returns an error when the run has ended.
func (ch *changes) goOn() error { return ch.locked(func() error { return nil }) }

// stage writes a file beside its place, or keeps the data for a place that is
// written to as it is.
func (ch *changes) stage(path string, data []byte) (*staged, error) {
	to, err := whereTo(path)
	if err != nil {
		return nil, outputError(path, err)
	}
	st := &staged{name: path, place: to, data: data}
	err = ch.locked(func() error {
		ch.staged = append(ch.staged, st)
		if st.inPlace {
			return nil
		}
		return st.write()
	})
	if err != nil {
		return nil, outputError(path, err)
	}
	return st, nil
}

// placeAll gives every file that was staged its name. When one cannot have it,
// none has. What is written to as it is comes first: a device may be full, which
// no file should suffer for; and a pipe may wait for its reader, which a signal
// ends.
func (ch *changes) placeAll() error {
	for _, st := range ch.waiting() {
		if err := st.writeTo(); err != nil {
			return outputError(st.name, err)
		}
	}
	return ch.locked(func() error {
		for _, st := range ch.staged {
			if st.placed || st.inPlace {
				continue
			}
			if err := st.take(); err != nil {
				return errors.Join(outputError(st.name, err), ch.back())
			}
		}
		return nil
	})
}

// waiting returns what is to be written to as it is, once.
func (ch *changes) waiting() []*staged {
	ch.mu.Lock()
	defer ch.mu.Unlock()
	var all []*staged
	for _, st := range ch.staged {
		if st.inPlace && !st.placed {
			st.placed = true
			all = append(all, st)
		}
	}
	return all
}

// settle makes what was placed stay.
func (ch *changes) settle() error {
	return ch.locked(func() error {
		if len(ch.staged) > 0 {
			ch.drop()
		}
		return nil
	})
}

// conclude settles what was placed and does the rest for good, which a signal
// does not part. What is still staged is do's to place or to discard.
func (ch *changes) conclude(do func() error) error {
	return ch.locked(func() error {
		ch.drop()
		return do()
	})
}

// drop removes the old files.
func (ch *changes) drop() {
	for _, st := range ch.staged {
		if st.kept != "" {
			os.Remove(st.kept)
		}
	}
	ch.staged, ch.folders, ch.settled = nil, nil, true
}

// writeAll writes files whole and for good, or none of them.
func (ch *changes) writeAll(names []string, contents [][]byte) error {
	for i, name := range names {
		if _, err := ch.stage(name, contents[i]); err != nil {
			return errors.Join(err, ch.forget())
		}
	}
	if err := ch.placeAll(); err != nil {
		return errors.Join(err, ch.forget())
	}
	return ch.settle()
}

// forget takes back what is not settled; the run goes on.
func (ch *changes) forget() error {
	return ch.locked(func() error {
		defer ch.removeFolders()
		return ch.back()
	})
}

// back takes back what is not settled, and says what could not be.
func (ch *changes) back() error {
	var errs []error
	for _, st := range ch.staged {
		errs = append(errs, st.back())
	}
	ch.staged = nil
	return errors.Join(errs...)
}

// removeFolders removes the folders that were made and are still empty.
func (ch *changes) removeFolders() {
	for i := range ch.folders {
		os.Remove(ch.folders[len(ch.folders)-1-i])
	}
	ch.folders = nil
}

// end takes back what is not settled and lets other runs change the corpus.
// Nothing is changed after it. It reports whether the run had changed anything
// for good.
func (ch *changes) end() (settled bool, err error) {
	ch.mu.Lock()
	defer ch.mu.Unlock()
	if ch.ended {
		return ch.settled, nil
	}
	ch.ended = true
	err = ch.back()
	for _, m := range ch.marks {
		m.release()
	}
	ch.marks = nil
	ch.removeFolders()
	return ch.settled, err
}

// tempFolder makes a new folder among the temporary ones.
func (ch *changes) tempFolder(pattern string) (dir string, err error) {
	err = ch.locked(func() error {
		if dir, err = os.MkdirTemp("", pattern); err == nil {
			ch.folders = append(ch.folders, dir)
		}
		return err
	})
	return dir, err
}

// makeFolder makes a folder, with those around it.
func (ch *changes) makeFolder(dir string) error {
	return ch.locked(func() error {
		var lacking []string
		for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
			if _, err := os.Stat(at); !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
				break
			}
			lacking = append([]string{at}, lacking...)
		}
		ch.folders = append(ch.folders, lacking...)
		return os.MkdirAll(dir, 0o777)
	})
}

// staged is a file on its way to its place.
type staged struct {
	name string // as it was given
	place
	data   []byte
	temp   string // where it is written, "" when it is there no more
	kept   string // where the old file is, "" for none
	moved  bool   // the old file has no other name than that
	placed bool
}

// write writes the file beside its place. It has the permissions of the old
// one.
func (st *staged) write() error {
	f, err := createBeside(st.path)
	if err != nil {
		return err
	}
	st.temp = f.Name()
	_, err = f.Write(st.data)
	if err == nil && st.mode != 0 {
		err = f.Chmod(st.mode)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	st.data = nil
	if err != nil {
		os.Remove(st.temp)
		st.temp = ""
	}
	return err
}

// take gives the file its name, when the old one can be had back.
func (st *staged) take() error {
	if err := st.keep(); err != nil {
		return err
	}
	if err := os.Rename(st.temp, st.path); err != nil {
		return err
	}
	st.temp, st.placed = "", true
	return nil
}

// keep gives the old file a second name or, where a file can have only one,
// another one.
func (st *staged) keep() error {
	if _, err := os.Lstat(st.path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	name, err := freeName(st.path)
	if err != nil {
		return err
	}
	if os.Link(st.path, name) != nil {
		if err := os.Rename(st.path, name); err != nil {
			return err
		}
		st.moved = true
	}
	st.kept = name
	return nil
}

// back makes everything be as it was.
func (st *staged) back() error {
	st.discard()
	var err error
	switch {
	case st.inPlace:
	case st.kept == "" && st.placed:
		err = os.Remove(st.path)
	case st.kept != "" && (st.placed || st.moved):
		err = os.Rename(st.kept, st.path)
	case st.kept != "":
		os.Remove(st.kept)
	}
	if err != nil && st.kept != "" {
		return fmt.Errorf("the old %s is now %s: %w", st.name, st.kept, reason(err))
	}
	st.kept, st.moved, st.placed = "", false, false
	return err
}

// replace gives the file its name; the old one is gone.
func (st *staged) replace() error {
	err := os.Rename(st.temp, st.path)
	if err == nil {
		st.temp = ""
	}
	return err
}

// discard removes what is still staged.
func (st *staged) discard() {
	if st.temp != "" {
		os.Remove(st.temp)
		st.temp = ""
	}
}

// longestBase is how many bytes of a file's name its temporary name has.
const longestBase = 200

// temporary returns the n-th temporary name of a file.
func temporary(path string, n int) string {
	// With what is put behind it a name may be too long for the file system.
	base := strings.ToValidUTF8(filepath.Base(path)[:min(len(filepath.Base(path)), longestBase)], "")
	return filepath.Join(filepath.Dir(path), fmt.Sprintf("%s.%d-%d.tmp", base, os.Getpid(), n))
}

// createBeside makes a new file in the folder of path. Unlike [os.CreateTemp]
// it leaves the permissions to the umask, as for any output file.
func createBeside(path string) (*os.File, error) {
	for n := 0; ; n++ {
		f, err := os.OpenFile(temporary(path, n), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// freeName returns a temporary name that no file has.
func freeName(path string) (string, error) {
	for n := 0; ; n++ {
		_, err := os.Lstat(temporary(path, n))
		if errors.Is(err, fs.ErrNotExist) {
			return temporary(path, n), nil
		}
		if err != nil {
			return "", err
		}
	}
}
