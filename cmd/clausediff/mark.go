package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// The waiting for another run that changes the lock.
const (
	busyPoll = 20 * time.Millisecond
	busyWait = 10 * time.Second
)

// mark is a file that says that a run is changing what was accepted. The system
// has it locked for the process, and lets go of it however the process ends: a
// mark that a killed run left behind is nobody's. Where files cannot be locked,
// whoever made the mark has it, until it is removed.
type mark struct {
	file *os.File
	name string
}

// markName returns the name of the mark for a file.
func markName(file string) string { return file + ".busy" }

// hold keeps other runs from changing a file, and what hangs on it, until this
// one ends.
func (s *session) hold(file string) error {
	name := markName(file)
	for waited := time.Duration(0); ; waited += busyPoll {
		held := false
		err := s.changes.locked(func() error {
			m, err := takeMark(name)
			if held = m != nil; held {
				s.changes.marks = append(s.changes.marks, m)
			}
			return err
		})
		switch {
		case err != nil:
			return holdError(file, err)
		case held:
			return nil
		case waited >= busyWait:
			return fmt.Errorf("%s: another run%s is changing %s; wait for it, or remove this file if there is none", name, ownerOf(name), filepath.Base(file))
		}
		time.Sleep(busyPoll)
	}
}

// holdError says why a file cannot be kept from other runs.
func holdError(name string, err error) error {
	switch {
	case errors.Is(err, errEnded):
		return err
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: permission denied; allow writing in its folder", name)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: its folder does not exist; make it first", name)
	}
	return fmt.Errorf("%s: cannot be changed: %w", name, reason(err))
}

// takeMark makes a mark, or takes one that nobody has any more. It is nil when
// another run has it.
func takeMark(name string) (*mark, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	made := err == nil
	if errors.Is(err, fs.ErrExist) {
		file, err = openMark(name)
	}
	if errors.Is(err, fs.ErrNotExist) && !made {
		if _, err := os.Stat(filepath.Dir(name)); err == nil {
			return nil, nil // it was removed just now
		}
	}
	if err != nil {
		return nil, err
	}
	m := &mark{file, name}
	ours, err := lockFile(file)
	if errors.Is(err, errors.ErrUnsupported) {
		ours, err = made, nil
	}
	// Between the opening and the locking another run may have ended, and
	// removed what was opened.
	if err != nil || !ours || !m.named() {
		file.Close()
		return nil, err
	}
	if file.Truncate(0) == nil {
		fmt.Fprintf(file, "process %d%s\n", os.Getpid(), onHost())
	}
	return m, nil
}

// openMark opens a mark that is there. A link is none.
func openMark(name string) (*os.File, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file; move it away", filepath.Base(name))
	}
	file, err := os.OpenFile(name, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) {
		return os.Open(name) // another user's
	}
	return file, err
}

// named reports whether the mark still has its name.
func (m *mark) named() bool {
	own, err := m.file.Stat()
	if err != nil {
		return false
	}
	at, err := os.Lstat(m.name)
	return err == nil && os.SameFile(own, at)
}

// release removes the mark, if it is this one.
func (m *mark) release() {
	ours := m.named()
	if runtime.GOOS == "windows" {
		m.file.Close() // a file that is open stays; one that another run has opened, too
	}
	if ours {
		os.Remove(m.name)
	}
	m.file.Close()
}

// longestOwner is how many bytes of a mark are shown.
const longestOwner = 100

// ownerOf returns what a mark says of the run that has it.
func ownerOf(name string) string {
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	data, _ := io.ReadAll(io.LimitReader(file, longestOwner))
	if owner := strings.TrimSpace(string(data)); owner != "" {
		return " (" + owner + ")"
	}
	return ""
}

func onHost() string {
	if host, err := os.Hostname(); err == nil {
		return " on " + host
	}
	return ""
}
