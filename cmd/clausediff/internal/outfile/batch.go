package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Batch is the files of a run on their way to their places. A signal may end it
// at any time. The zero value is one of a run that read nothing.
type Batch struct {
	// Sources are the files that were read.
	Sources *Sources

	mu      sync.Mutex
	ended   bool // nothing is changed any more
	changed bool // something was changed for good
	files   []*file
	removed []string
	folders []string // that were made, outer ones first
	locks   []*lock
}

// ErrEnded is the error of a change after [Batch.End]. Nobody reads it.
var ErrEnded = errors.New("the run has ended")

// Locked runs do, which a signal does not part.
func (b *Batch) Locked(do func() error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended {
		return ErrEnded
	}
	return do()
}

// Add makes a file ready: beside its place, or in memory for a place that is
// written to as it is. The error names a file that was read and would be
// overwritten.
func (b *Batch) Add(path string, data []byte) error {
	if b.Sources.Has(path) {
		return fmt.Errorf("%s: was read and would be overwritten; name another output", path)
	}
	return b.Replace(path, data)
}

// Replace is [Batch.Add] of what takes the place of a file that was read on
// purpose.
func (b *Batch) Replace(path string, data []byte) error {
	err := b.Locked(func() error {
		// An end of the run removes the folders that it made, so a place is
		// looked for while there is none.
		to, err := placeOf(path)
		if err != nil {
			return err
		}
		f := &file{name: path, place: to}
		b.files = append(b.files, f)
		if f.inPlace {
			f.data = data
			return nil
		}
		return f.write(data)
	})
	if err != nil {
		return outputError(path, err)
	}
	return nil
}

// First is [Batch.Replace] of a file that has its name before the others.
func (b *Batch) First(path string, data []byte) error {
	if err := b.Replace(path, data); err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	last := len(b.files) - 1
	b.files = slices.Insert(b.files[:last], 0, b.files[last])
	return nil
}

// Remove makes ready that a file is removed, after the others have their names.
func (b *Batch) Remove(path string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.removed = append(b.removed, path)
}

// Stream writes what goes to places that are written to as they are. A pipe may
// wait for its reader, which a signal ends.
func (b *Batch) Stream() error {
	b.mu.Lock()
	files := b.files
	b.mu.Unlock()
	for _, f := range files {
		if !f.inPlace || f.done {
			continue
		}
		f.done = true
		if err := f.writeTo(f.data); err != nil {
			return outputError(f.name, err)
		}
	}
	return b.Locked(func() error { return nil })
}

// Commit gives every file its name. When one cannot have it, those that follow
// keep the old ones, and the error says which are new.
func (b *Batch) Commit() error {
	if err := b.Stream(); err != nil {
		return err
	}
	return b.Locked(func() error {
		var written []string
		for _, f := range b.files {
			if f.inPlace {
				continue
			}
			if err := os.Rename(f.temp, f.path); err != nil {
				return cutShort(outputError(f.name, err), written)
			}
			f.temp = ""
			b.changed = true
			written = append(written, f.name)
		}
		for _, path := range b.removed {
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return cutShort(fmt.Errorf("%s: cannot be removed: %w", path, Reason(err)), written)
			}
			b.changed = true
		}
		b.files, b.removed, b.folders = nil, nil, nil
		return nil
	})
}

// cutShort adds to an error which files are new.
func cutShort(err error, written []string) error {
	switch len(written) {
	case 0:
		return err
	case 1:
		return fmt.Errorf("%w; %s was written before, the others are as they were", err, written[0])
	}
	return fmt.Errorf("%w; %s were written before, the others are as they were", err, strings.Join(written, ", "))
}

// End removes what was not committed and lets other runs go on. Nothing is
// changed after it. It reports whether anything was changed before.
func (b *Batch) End() (changed bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended {
		return b.changed
	}
	b.ended = true
	b.discard()
	for _, l := range b.locks {
		release(l)
	}
	b.locks = nil
	return b.changed
}

// Discard removes what was not committed; the run goes on.
func (b *Batch) Discard() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.discard()
}

func (b *Batch) discard() {
	for _, f := range b.files {
		if f.temp != "" {
			os.Remove(f.temp)
		}
	}
	for i := range b.folders {
		os.Remove(b.folders[len(b.folders)-1-i]) // where it is empty
	}
	b.files, b.removed, b.folders = nil, nil, nil
}

// TempFolder makes a new folder among the temporary ones.
func (b *Batch) TempFolder(pattern string) (dir string, err error) {
	err = b.Locked(func() error {
		if dir, err = os.MkdirTemp("", pattern); err == nil {
			b.folders = append(b.folders, dir)
		}
		return err
	})
	return dir, err
}

// MakeFolder makes a folder, with those around it.
func (b *Batch) MakeFolder(dir string) error {
	return b.Locked(func() error {
		var missing []string
		for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
			if _, err := os.Stat(at); !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
				break
			}
			missing = append([]string{at}, missing...)
		}
		b.folders = append(b.folders, missing...)
		return os.MkdirAll(dir, 0o777)
	})
}

// file is a file on its way to its place.
type file struct {
	name string // as it was given
	place
	data []byte // for a place that is written to as it is
	done bool   // it was written there
	temp string // where it is written, "" when it is there no more
}

// write writes the file beside its place. It has the permissions of the old
// one.
func (f *file) write(data []byte) error {
	beside, err := createBeside(f.path)
	if err != nil {
		return err
	}
	f.temp = beside.Name()
	_, err = beside.Write(data)
	if err == nil && f.mode != 0 {
		err = beside.Chmod(f.mode)
	}
	if e := beside.Close(); err == nil {
		err = e
	}
	if err != nil {
		os.Remove(f.temp)
		f.temp = ""
	}
	return err
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
