package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
)

// mostMemory is what a run may take, whatever it is given, in bytes: about twice
// what BenchmarkLimits prints. How long it takes is printed and not judged.
const mostMemory = 3000 << 20

const sentence = "双方重申友好，同意共同治理河流，并将扩大贸易。"

// source writes a file that is large, or grows large.
type source struct {
	name   string
	write  func(w io.Writer)
	status int
	says   string // regular expression of the one line of an error
}

// times writes a text until there are size bytes.
func times(w io.Writer, text string, size int) {
	b := bufio.NewWriterSize(w, 1<<16)
	defer b.Flush()
	for n := 0; n < size; n += len(text) {
		b.WriteString(text)
	}
}

// around writes a text between two others until there are size bytes of it.
func around(before, text string, size int, after string) func(io.Writer) {
	return func(w io.Writer) {
		io.WriteString(w, before)
		times(w, text, size)
		io.WriteString(w, after)
	}
}

// document writes a DOCX of size bytes whose main part repeats a text.
func document(text string, size int) func(io.Writer) {
	return documentWith("", text, size)
}

// documentWith writes a DOCX whose part of a name repeats a text, "" for the
// main one, in which a sentence stands.
func documentWith(name, text string, size int) func(io.Writer) {
	return func(w io.Writer) {
		z := zip.NewWriter(w)
		defer z.Close()
		write := func(name, root, text string, size int, after string) {
			part, err := z.Create("word/" + name + ".xml")
			if err != nil {
				panic(err)
			}
			around(`<w:`+root+` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`, text, size, after+`</w:`+root+`>`)(part)
		}
		const last = `<w:p><w:r><w:t>` + sentence + `</w:t></w:r></w:p>`
		if name == "" {
			write("document", "document", text, size, last)
			return
		}
		write("document", "document", "", 0, last)
		write(name, "part", text, size, "")
	}
}

// whole is the scale of the sources for which --max-size is what it is by
// default. Tests take them, and the bounds, a 64th as large: what is bound
// follows from the size that is allowed.
const whole = 64

// sources are the worst that a source may be, at a scale from 1 to [whole].
func sources(scale int) []source {
	mb := scale << 20 / whole
	size := func(n int) int { return n * scale / whole }
	more := func(most int, things string) string { return fmt.Sprintf("more than %d %s; ", size(most), things) }
	return []source{
		{"open tags.html", around("<html><body>", "<div>", size(500_000), sentence), exitFailed, `elements are nested deeper than 512; `},
		{"open tags in a line.html", around("<p>", "<span>", size(600_000), sentence), exitFailed, `elements are nested deeper than 512; `},
		{"a line.txt", around("", sentence, 50*mb, ""), exitFailed, ""},
		{"a line without a mark.txt", around("", "友", 50*mb, ""), exitFailed, ""},
		{"a line of marks.txt", around("", ".", 50*mb, ""), exitFailed, ""},
		{"a line.html", around("<p>", sentence, 50*mb, "</p>"), exitFailed, ""},
		{"a tag.html", around("<p ", "a ", 50*mb, ">"+sentence), exitFailed, ""},
		{"a tag that may be.html", around(`<p class="`, "navigation ", 10*mb, `">`+sentence), exitOK, ""},
		{"empty paragraphs.html", around("", "<p></p>\n", size(8_000_000), "<p>"+sentence), exitOK, ""},
		{"paragraphs without end.html", around("", "<p>\n", size(4_000_000), "<p>"+sentence), exitOK, ""},
		{"blank lines.txt", around("", "\n\n", size(2_000_000), sentence), exitOK, ""},
		{"empty paragraphs.docx", document("<w:p/>", size(6_000_000)), exitOK, ""},
		{"tags.html", around("", "<p>", 60*mb, sentence), exitFailed, more(4194304, "tags and texts")},
		{"lines.txt", around("", "友好。\n", 50*mb, ""), exitFailed, more(1048576, "lines")},
		{"labels.txt", around("", "一、友好。\n", 50*mb, ""), exitFailed, more(1048576, "lines")},
		{"paragraphs.txt", around("", sentence+"\n\n", size(400_000*71), ""), exitFailed, more(262144, "paragraphs")},
		{"a page.html", around("<html><body>", "<p>"+sentence+"</p>\n", 50*mb, ""), exitFailed, more(262144, "paragraphs")},
		{"a page, mostly script.html", around("<html><body><script>", "var a = 1;\n", 15*mb,
			"</script><script>"+strings.Repeat("x", 15*mb)+"</script><!--"+strings.Repeat("x", 15*mb)+"--><p>"+sentence+"</p>"), exitOK, ""},
		{"a large page.html", around("<html><body>", "<p>"+sentence+"</p>\n", 70*mb, ""), exitFailed, more(67108864, "bytes")},
		{"a bomb by its ratio.docx", document(" ", 60*mb), exitOK, ""},
		{"a bomb by its size.docx", document("<w:p/>", 200*mb), exitFailed, `too large: a part of the DOCX file is over the limit: word/document.xml; `},
		{"a bomb of text.docx", document("<w:p><w:r><w:t>"+sentence+"</w:t></w:r></w:p>", 60*mb), exitFailed, more(262144, "paragraphs")},
		{"footnotes without text.docx", documentWith("footnotes", "<w:footnote/>", 7*mb), exitOK, ""},
		{"footnotes.docx", documentWith("footnotes", "<w:footnote><w:p><w:r><w:t>友</w:t></w:r></w:p></w:footnote>", 7*mb), exitOK, ""},
		{"large footnotes.docx", documentWith("footnotes", " ", 80*mb), exitFailed, `too large: a part of the DOCX file is over the limit: word/footnotes.xml; save the text alone$`},
		{"styles.docx", documentWith("styles", `<w:style w:styleId="a"/>`, 7*mb), exitOK, ""},
		{"numbering.docx", documentWith("numbering", `<w:num w:numId="1"/>`, 7*mb), exitOK, ""},
		{"a title.html", around("<title>", "友好声明", 8*mb, "</title><p>"+sentence), exitOK, ""},
		{"frames.html", around("", "<frame>", size(3_500_000), "<p>"+sentence), exitOK, ""},
		{"open elements.docx", document("<w:p>", size(500_000)), exitFailed, `nested too deep; `},
	}
}

// Whatever a source is, a run ends with a result or with one line. What bounds a
// text and a tag is too large for a 64th: package parse tests it.
func TestLimits(t *testing.T) {
	largeFiles(t)
	folder(t)
	for _, s := range sources(1) {
		if s.status == exitFailed && s.says == "" {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			writeSource(t, s)
			status, stdout, stderr := clausediff(t, "", "parse", s.name, "--max-size", "1MB")
			if s.status == exitFailed {
				refusal(t, `^`+regexp.QuoteMeta(s.name)+`:.*`+s.says, status, stdout, stderr)
			} else if status != exitOK || !strings.Contains(strings.Join(strings.Fields(stdout), ""), "扩大贸易") {
				t.Errorf("exit %d, %.300s, stdout %.300s", status, stderr, stdout)
			}
		})
	}
}

// A whole process stays within its memory: what it takes by itself, and what the
// source takes.
func TestMemoryOfAProcess(t *testing.T) {
	largeFiles(t)
	folder(t)
	for _, s := range sources(4) {
		if s.name != "a page.html" {
			continue
		}
		writeSource(t, s)
		cmd, memory := measuredChild(t, "parse", s.name, "--max-size", "4MB")
		status, stdout, stderr := outcome(t, cmd)
		refusal(t, s.says, status, stdout, stderr)
		if memory := memory(); memory > 2*memoryAim+mostMemory*4/whole {
			t.Errorf("took %d MB", memory>>20)
		}
	}
}

// measuredAt is the variable that names the file for what a process took.
const measuredAt = "CLAUSEDIFF_TEST_MEASURED"

// measuredChild is [child] by way of a process that is small: Linux counts for a
// process what the one that starts it has in memory, which of tests is more than what
// is measured. What the child took in bytes is known when it has ended.
func measuredChild(t testing.TB, args ...string) (cmd *exec.Cmd, memory func() int64) {
	t.Helper()
	at := filepath.Join(t.TempDir(), "memory")
	cmd = child(t, args...)
	cmd.Args[0], cmd.Env = "measured", append(os.Environ(), measuredAt+"="+at)
	return cmd, func() int64 {
		data, err := os.ReadFile(at)
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.ParseInt(string(data), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
}

// measured is the program between: it runs clausediff and writes what it took.
func measured() {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	cmd := &exec.Cmd{Path: self, Args: append([]string{"clausediff"}, os.Args[1:]...), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		panic(err)
	}
	if err := os.WriteFile(os.Getenv(measuredAt), []byte(strconv.FormatInt(memoryOf(cmd), 10)), 0o666); err != nil {
		panic(err)
	}
	os.Exit(cmd.ProcessState.ExitCode())
}

// What is measured is what the process takes, whatever the test has in memory.
func TestMeasuredChild(t *testing.T) {
	folder(t)
	held := bytes.Repeat([]byte{1}, 128<<20)
	cmd, memory := measuredChild(t, "parse", "old.txt")
	outcome(t, cmd)
	if n := memory(); n > int64(len(held)) {
		t.Errorf("took %d MB", n>>20)
	}
	runtime.KeepAlive(held)
}

// largeFiles skips a test in a short run: with the race detector it takes minutes,
// and several times the memory that is judged.
func largeFiles(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("large files")
	}
}

func writeSource(t testing.TB, s source) {
	t.Helper()
	f, err := os.Create(s.name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Remove(s.name) })
	s.write(f)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// A reader that never ends is read up to the limit and no further.
func TestEndlessInput(t *testing.T) {
	folder(t)
	for _, args := range []string{"parse - --max-size 1MB", "compare old.txt - --max-size 1MB -o taken.txt", "compare - old.txt --max-size 1024KB"} {
		in := &countingReader{text: sentence + "\n\n"}
		refused(t, in, `^-: too large: more than 1048576 bytes; save the statement alone, or allow more with --max-size$`, strings.Fields(args)...)
		if in.read > 2<<20 {
			t.Errorf("%s: %d bytes were read", args, in.read)
		}
	}
}

// countingReader is a text without end.
type countingReader struct {
	text string
	read int
}

func (r *countingReader) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = r.text[(r.read+i)%len(r.text)]
	}
	r.read += len(p)
	return len(p), nil
}

// The flag, its variable and the settings file mean the same.
func TestMaxSize(t *testing.T) {
	folder(t)
	write(t, "page.txt", strings.Repeat(sentence+"\n\n", 100)) // 7,100 bytes
	for _, size := range []string{"7KB", "7kb", "7 KB", "1MB", "1", "2GB"} {
		if status, _, stderr := clausediff(t, "", "parse", "page.txt", "--max-size", size); status != exitOK {
			t.Errorf("%s: exit %d, %s", size, status, stderr)
		}
	}
	for _, size := range []string{"0", "-1", "5GB", "much", "MB", "1.5MB", "9999999999999999999", "1TB", "0KB"} {
		refused(t, nil, `^--max-size "`+regexp.QuoteMeta(size)+`" is not a size from 1KB to 4GB; write it like 200MB `, "parse", "page.txt", "--max-size="+size)
	}
	const over = `^page.txt: too large: more than 6144 bytes; `
	refused(t, nil, over, "parse", "page.txt", "--max-size", "6KB")
	refused(t, nil, over, "parse", "old.txt", "page.txt", "--max-size", "6KB")
	refused(t, nil, over, "compare", "old.txt", "page.txt", "--max-size", "6KB")
	write(t, "clausediff.yaml", "max-size: 6KB\n")
	refused(t, nil, over, "parse", "page.txt")
	succeed(t, "parse page.txt --max-size 8KB")
	t.Setenv("CLAUSEDIFF_MAX_SIZE", "9KB")
	succeed(t, "parse page.txt")
	t.Setenv("CLAUSEDIFF_MAX_SIZE", "5KB")
	refused(t, nil, `more than 5120 bytes`, "parse", "page.txt")
	t.Setenv("CLAUSEDIFF_MAX_SIZE", "")
	refused(t, nil, over, "parse", "page.txt")
}

// A page that is mostly doubtful says so once, and not a hundred thousand times.
func TestDoubtsAreCounted(t *testing.T) {
	folder(t)
	write(t, "page.txt", strings.Repeat("一、双方重申友好。\n\n", 1000))
	status, _, stderr := clausediff(t, "", "parse", "page.txt")
	lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
	if status != exitOK || len(lines) != load.MostDoubts+1 || !strings.HasPrefix(lines[load.MostDoubts], "clausediff: page.txt: and ") {
		t.Errorf("exit %d, %d lines, the last is %q", status, len(lines), lines[len(lines)-1])
	}
}

// largePairs writes texts whose comparison is the most work for their size, at a
// scale from 1 to [whole], and returns their names in pairs.
func largePairs(t testing.TB, scale int) [][2]string {
	t.Helper()
	size := func(n int) int { return n * scale / whole }
	var b strings.Builder
	for i := range size(3000) {
		fmt.Fprintf(&b, "双方重申第%d项友好，同意共同治理第%d条河流，并将扩大贸易。\n\n", i, i*7%size(3000))
	}
	write(t, "numbered.txt", b.String())
	write(t, "same.txt", strings.Repeat(sentence+"\n\n", size(3000)))
	write(t, "less.txt", strings.Repeat(sentence+"\n\n", size(2990)))
	write(t, "clause.txt", strings.Repeat("合作", size(1900)))
	write(t, "shifted.txt", "发展"+strings.Repeat("作合", size(1900)))
	write(t, "clauses.txt", strings.Repeat("友好，", size(100_000))) // one sentence
	write(t, "fewer.txt", "双方，"+strings.Repeat("友好，", size(99_900)))
	r := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{"words.txt", "others.txt"} { // one sentence each
		b.Reset()
		for range size(100_000) {
			fmt.Fprintf(&b, "w%d ", r.IntN(10))
		}
		write(t, name, b.String())
	}
	return [][2]string{
		{"same.txt", "less.txt"}, {"old.txt", "same.txt"}, {"numbered.txt", "same.txt"},
		{"clause.txt", "shifted.txt"}, {"clauses.txt", "fewer.txt"}, {"words.txt", "others.txt"},
	}
}

// Comparing what may be read ends as well.
func TestLimitsOfCompare(t *testing.T) {
	largeFiles(t)
	folder(t)
	for _, pair := range largePairs(t, 2) {
		status, _, stderr := clausediff(t, "", "compare", pair[0], pair[1], "--report", "json=out.json", "--report", "html=out.html")
		if status != exitOK {
			t.Errorf("%v: exit %d, %.300s", pair, status, stderr)
		}
	}
}

// BenchmarkLimits prints the time of processors and the memory of whole runs on
// the worst that a source may be, and both as multiples of its size.
func BenchmarkLimits(b *testing.B) {
	folder(b)
	for _, s := range sources(whole) {
		writeSource(b, s)
		benchRun(b, s.name, unpacked(b, s.name), "parse", s.name)
		os.Remove(s.name)
	}
	for _, c := range configurations(whole) {
		c.put(b)
		benchRun(b, c.file+" of "+c.name, unpacked(b, c.file), "check")
		os.Remove(c.file)
	}
	for _, pair := range largePairs(b, whole) {
		benchRun(b, pair[0]+" and "+pair[1], unpacked(b, pair[:]...), "compare", pair[0], pair[1], "--format", "json")
	}
}

// unpacked returns the size of files in bytes, of a DOCX that of its parts.
func unpacked(b *testing.B, names ...string) (size int64) {
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			b.Fatal(err)
		}
		packed, err := zip.OpenReader(name)
		if err != nil {
			size += info.Size()
			continue
		}
		for _, part := range packed.File {
			size += int64(part.UncompressedSize64)
		}
		packed.Close()
	}
	return size
}

func benchRun(b *testing.B, name string, size int64, args ...string) {
	b.Run(name, func(b *testing.B) {
		var took time.Duration
		var memory int64
		for range b.N {
			cmd, taken := measuredChild(b, args...)
			outcome(b, cmd)
			took += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			memory = max(memory, taken())
		}
		b.ReportMetric(float64(took.Milliseconds())/float64(b.N), "cpu-ms/op")
		b.ReportMetric(float64(memory>>20), "MB")
		mega := float64(size) / 1e6
		b.ReportMetric(float64(took.Milliseconds())/float64(b.N)/mega, "cpu-ms/MB")
		b.ReportMetric(float64(memory)/float64(size), "bytes/byte")
	})
}
