package outfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// The times to wait for another run that changes the same file.
const (
	lockPoll = 20 * time.Millisecond
	lockWait = 10 * time.Second
)

// lock is a file locked by the system.
type lock = flock.Flock

// LockName returns the name of the lock of a file.
func LockName(path string) string { return path + ".busy" }

// Lock prevents other runs from changing a file, and what belongs to it, until the batch
// ends. It waits for a run that is changing it.
func (b *Batch) Lock(path string) error {
	name := LockName(path)
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s: is not a regular file; move it away", name)
	}
	ctx, cancel := context.WithTimeout(context.Background(), lockWait)
	defer cancel()
	for {
		l := flock.New(name, flock.SetPermissions(0o666))
		held, err := l.TryLockContext(ctx, lockPoll)
		switch {
		case errors.Is(err, context.DeadlineExceeded):
			return fmt.Errorf("%s: another run is changing %s; wait for it", name, filepath.Base(path))
		case err != nil:
			return lockError(path, err)
		}
		// Between opening and locking the file, another run may have ended and removed
		// it.
		if held && named(l) {
			return b.keep(l)
		}
		l.Unlock()
	}
}

// keep records a lock, for release at the end of the batch.
func (b *Batch) keep(l *lock) error {
	err := b.Locked(func() error {
		b.locks = append(b.locks, l)
		return nil
	})
	if err != nil {
		release(l)
	}
	return err
}

// named reports whether the locked file still has its name.
func named(l *lock) bool {
	own, err := l.Stat()
	if err != nil {
		return false
	}
	at, err := os.Lstat(l.Path())
	return err == nil && os.SameFile(own, at)
}

// release removes a lock file and unlocks it.
func release(l *lock) {
	ours := named(l)
	if runtime.GOOS == "windows" {
		l.Unlock() // Windows removes no open file, so one that another run has open stays
	}
	if ours {
		os.Remove(l.Path())
	}
	l.Unlock()
}

// lockError explains why a file cannot be locked.
func lockError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: permission denied; make its folder writable", path)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: its folder does not exist; create it first", path)
	}
	return fmt.Errorf("%s: cannot be changed: %w", path, Reason(err))
}
