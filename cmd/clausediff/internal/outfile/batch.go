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

// Batch is the set of files that a run writes. A signal may end it at any time. The zero
// value belongs to a run that read nothing.
type Batch struct {
	// Sources are the files that were read.
	Sources *Sources

	mu      sync.Mutex
	ended   bool // no more changes are made
	changed bool // something was changed permanently
	files   []*file
	removed []string
	folders []string // created by the batch, outer ones first
	locks   []*lock
}

// ErrEnded is the error of a change after [Batch.End]. It is never shown.
var ErrEnded = errors.New("the run has ended")

// Locked calls do, which a signal cannot interrupt halfway.
func (b *Batch) Locked(do func() error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended {
		return ErrEnded
	}
	return do()
}

// Add stages a file: in a temporary file beside its place or, for a place that is written
// in place, in memory. It is an error to overwrite a file that was read.
func (b *Batch) Add(path string, data []byte) error {
	if b.Sources.Has(path) {
		return fmt.Errorf("%s: was read and would be overwritten; choose another output", path)
	}
	return b.Replace(path, data)
}

// Replace is [Batch.Add] for a file that may have been read.
func (b *Batch) Replace(path string, data []byte) error {
	err := b.Locked(func() error {
		// End removes the folders that the batch made, so the place must be resolved
		// under the lock.
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

// First is [Batch.Replace] for a file that Commit renames before the others.
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

// Remove stages the removal of a file, after all renames.
func (b *Batch) Remove(path string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.removed = append(b.removed, path)
}

// Stream writes the outputs that are written in place. It does not hold the lock: a pipe
// may block until a signal ends the run.
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

// Commit renames every file to its place. If one fails, the files after it stay as they
// were, and the error lists those that were replaced.
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

// cutShort adds to an error which files were replaced.
func cutShort(err error, written []string) error {
	switch len(written) {
	case 0:
		return err
	case 1:
		return fmt.Errorf("%w; %s had already been written, the other files are unchanged", err, written[0])
	}
	return fmt.Errorf("%w; %s had already been written, the other files are unchanged", err, strings.Join(written, ", "))
}

// End removes what was not committed and releases the locks. Nothing is changed after it.
// It reports whether anything was changed before.
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

// Discard removes what was not committed. The run may go on.
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
		os.Remove(b.folders[len(b.folders)-1-i]) // only succeeds if it is empty
	}
	b.files, b.removed, b.folders = nil, nil, nil
}

// TempFolder makes a new folder in the system's folder for temporary files.
func (b *Batch) TempFolder(pattern string) (dir string, err error) {
	err = b.Locked(func() error {
		if dir, err = os.MkdirTemp("", pattern); err == nil {
			b.folders = append(b.folders, dir)
		}
		return err
	})
	return dir, err
}

// MakeFolder makes a folder and its missing parents.
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

// file is one file of a batch.
type file struct {
	name string // as given
	place
	data []byte // for a place that is written in place
	done bool   // data was written
	temp string // path of the temporary file, "" after it is gone
}

// write writes the temporary file beside the place, with the permissions of the old file.
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

// longestBase is the most bytes of a file's name in its temporary name.
const longestBase = 200

// temporary returns the n-th temporary name of a file.
func temporary(path string, n int) string {
	// With the suffix, a long name may be too long for the file system.
	base := strings.ToValidUTF8(filepath.Base(path)[:min(len(filepath.Base(path)), longestBase)], "")
	return filepath.Join(filepath.Dir(path), fmt.Sprintf("%s.%d-%d.tmp", base, os.Getpid(), n))
}

// createBeside makes a new file in the folder of path. Unlike [os.CreateTemp] it leaves
// the permissions to the umask, as for any output file.
func createBeside(path string) (*os.File, error) {
	for n := 0; ; n++ {
		f, err := os.OpenFile(temporary(path, n), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}
