package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// smallDisk makes a folder that has room for size bytes.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("no file system can be mounted here, so that no disk is full:", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	return dir
}

// A disk that fills up in the middle of a report keeps the old report, and
// nothing of the new one.
func TestDiskIsFull(t *testing.T) {
	folder(t)
	disk := smallDisk(t, "64k")
	report := filepath.Join(disk, "report.html")
	write(t, report, "kept\n")
	write(t, "big.txt", oldText+strings.Repeat("双方同意扩大贸易。\n\n", 2000))
	for _, args := range []string{
		"parse big.txt --format outline -o ", "compare old.txt big.txt -o ", "compare old.txt big.txt --report html=",
		"compare old.txt new.txt big.txt --report json=",
	} {
		for _, name := range []string{"report.html", "another.html"} {
			refused(t, nil, `/`+name+`: cannot be written: no space left on device$`, strings.Fields(args+filepath.Join(disk, name))...)
		}
	}
	files, err := os.ReadDir(disk)
	if err != nil || len(files) != 1 || read(t, report) != "kept\n" {
		t.Errorf("on the disk are %v (%v)", files, err)
	}
}

// onDisk returns the names of the files of a disk.
func onDisk(t *testing.T, disk string) []string {
	t.Helper()
	t.Chdir(disk)
	return slices.Sorted(maps.Keys(held(t)))
}

// Where there is no room for the lock, the manifest or a report of the demo,
// nothing is there that was not before.
func TestDiskIsFullForTheCorpus(t *testing.T) {
	t.Setenv("CI", "")
	disk := smallDisk(t, "256k")
	t.Chdir(disk)
	write(t, "old.txt", oldText+strings.Repeat("双方同意扩大贸易。\n\n", 500))
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - {id: first, file: old.txt}\n")
	succeed(t, "accept")
	write(t, "old.txt", read(t, "old.txt")+"三、双方友好。\n")
	if err := os.Mkdir("new", 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, "new/page.txt", read(t, "old.txt"))
	fill(t, "filler", 8<<10) // a mark, and less than a lock
	for args, want := range map[string]string{
		"accept":          `^corpus.lock.d(/first.lock)?: (cannot be written|cannot be changed): no space left on device$`,
		"init new":        `corpus.(lock.d|lock.d/page.lock|yaml): (cannot be written|cannot be changed): no space left on device$`,
		"demo -o reports": `/[^/]*.html: cannot be written: no space left on device$`,
	} {
		refused(t, nil, want, strings.Fields(args)...)
	}
	if got, want := onDisk(t, disk), []string{"corpus.lock.d/first.lock", "corpus.yaml", "filler", "new/page.txt", "old.txt"}; !slices.Equal(got, want) {
		t.Errorf("on the disk are %q", got)
	}
}

// fill writes a file that leaves about so many bytes of a disk.
func fill(t *testing.T, name string, left int) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	size := int64(0)
	for err == nil {
		var n int
		n, err = f.Write(make([]byte, 4<<10))
		size += int64(n)
	}
	if err := f.Truncate(size - int64(left)); err != nil {
		t.Fatal(err)
	}
}

// Where a small report has room and a big one has not, neither is there.
func TestDiskHasRoomForOne(t *testing.T) {
	folder(t)
	disk := smallDisk(t, "16k")
	refused(t, nil, `/b.html: cannot be written: no space left on device$`, "compare", "old.txt", "new.txt",
		"--report", "md="+filepath.Join(disk, "a.md"), "--report", "html="+filepath.Join(disk, "b.html"))
	if files, err := os.ReadDir(disk); err != nil || len(files) != 0 {
		t.Errorf("on the disk are %v (%v)", files, err)
	}
}

// A file system that is mounted for reading only.
func TestReadOnlyDisk(t *testing.T) {
	folder(t)
	disk := smallDisk(t, "64k")
	write(t, filepath.Join(disk, "page.txt"), oldText)
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("cannot be made read-only:", err)
	}
	succeed(t, "parse "+filepath.Join(disk, "page.txt"))
	for _, name := range []string{"page.txt", "report.html"} {
		refused(t, nil, `/`+name+`: cannot be written: read-only file system$`, "parse", "new.txt", "--format", "outline", "-o", filepath.Join(disk, name))
	}
}
