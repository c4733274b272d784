//go:build unix

// Command measure prints what the commands for corpora take on a large one, as
// processor time, as multiples of what it takes to read and hash the same files, and as
// memory. The corpus is that of testdata/bulk.
//
//	go run ./testdata/bulk/measure 10000
package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/clausediff/clausediff/testdata/bulk"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
}

// step is a command that is measured.
type step struct {
	name string
	args []string
}

// steps are in the order in which they are run: each finds what the one before left.
var steps = []step{
	{"check, nothing accepted", []string{"check", "--no-cache", "--format", "json", "--fail-on", "off"}},
	{"accept, all", []string{"accept", "--no-cache"}},
	{"check, nothing kept", []string{"check", "--no-cache"}},
	{"check, the first that keeps", []string{"check"}},
	{"check, nothing changed", []string{"check"}},
	{"trace, a phrase that nobody says", []string{"trace", "不存在的短语"}},
	{"trace, a phrase of one in five", []string{"trace", "经济社会发展"}},
}

func run(args []string) error {
	n := 1000
	if len(args) > 0 {
		var err error
		if n, err = strconv.Atoi(args[0]); err != nil || n < 1 {
			return fmt.Errorf("%q is not a number of statements", args[0])
		}
	}
	dir, err := os.MkdirTemp("", "measure")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	corpus, program := filepath.Join(dir, "corpus"), filepath.Join(dir, "clausediff")
	if err := os.Mkdir(corpus, 0o777); err != nil {
		return err
	}
	if err := bulk.Folder(corpus, n); err != nil {
		return err
	}
	build := exec.Command("go", "build", "-o", program, "./cmd/clausediff")
	if build.Dir, err = bulk.Root(); err != nil {
		return err
	}
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w: %s", err, out)
	}
	size, unit, err := hashed(corpus)
	if err != nil {
		return err
	}
	fmt.Printf("%d statements, %d MB, %s/%s, %d processors; to read and hash them takes %.2f s\n\n",
		n, size>>20, runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), unit.Seconds())
	fmt.Printf("| command | processor time | × reading and hashing | memory |\n| --- | ---: | ---: | ---: |\n")
	for _, s := range steps {
		took, memory, err := measured(program, corpus, dir, s.args)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		fmt.Printf("| %s | %.1f s | %.1f | %d MB |\n", s.name, took.Seconds(), float64(took)/float64(unit), memory>>20)
	}
	return nil
}

// hashed reads and hashes the files of a folder, and returns their bytes and the
// processor time.
func hashed(dir string) (size int64, took time.Duration, err error) {
	before := used()
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		n, err := io.Copy(sha256.New(), f)
		size += n
		return err
	})
	return size, used() - before, err
}

// used is the processor time of this process.
func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// measured runs the program in the corpus, with a folder for caches in dir, and returns
// its processor time and the most memory that it held, in bytes.
func measured(program, corpus, dir string, args []string) (time.Duration, int64, error) {
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Stderr = corpus, os.Stderr
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, "caches"), "CI=")
	if err := cmd.Run(); err != nil {
		return 0, 0, err
	}
	memory := int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS != "darwin" {
		memory <<= 10 // it is in kilobytes
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), memory, nil
}
