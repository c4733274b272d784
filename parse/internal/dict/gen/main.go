// Command gen generates the table of package dict from its data folder. Run it with go
// generate.
//
// With -dictionary it first regenerates the data from gse's dictionary (lines of "word
// count class"). -documents is a glob pattern of texts and pages whose rare words are
// kept.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"index/suffixarray"
	"io"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The range of characters that the table covers. Package dict has the same bounds.
const (
	firstRune = 0x3400
	lastRune  = 0x9FFF
)

// Limits and counts of entries.
const (
	frequent  = 5    // minimum count of an entry that is always kept
	termCount = 1000 // count given to our own terms
	longest   = 16   // maximum number of characters of a word
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	dictionary := flag.String("dictionary", "", "make the word list from this dictionary of gse")
	documents := flag.String("documents", "", "with -dictionary: keep rare words of these texts (a pattern)")
	flag.Parse()
	if err := run(*dictionary, *documents); err != nil {
		log.Fatal(err)
	}
}

func run(dictionary, documents string) error {
	if dictionary != "" {
		if err := collectWords(dictionary, documents); err != nil {
			return err
		}
	}
	counts, err := readWords()
	if err != nil {
		return err
	}
	return os.WriteFile("zz_words.bin", newTrie(counts).bytes(), 0o644)
}

// collectWords writes data/words.txt.gz.
func collectWords(dictionary, documents string) error {
	texts, err := filepath.Glob(documents)
	if err != nil {
		return err
	}
	var corpus bytes.Buffer
	for _, file := range texts {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		corpus.Write(text)
	}
	occurring := suffixarray.New(corpus.Bytes())
	var lines []string
	err = eachLine(dictionary, func(line string) error {
		fields := strings.Fields(line)
		if len(fields) < 2 || !isWord(fields[0]) {
			return nil
		}
		count, err := strconv.Atoi(fields[1])
		if err != nil {
			return err
		}
		if count >= frequent || len(occurring.Lookup([]byte(fields[0]), 1)) > 0 {
			lines = append(lines, fmt.Sprintf("%s\t%d\n", fields[0], count))
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.Sort(lines)
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, strings.Join(slices.Compact(lines), "")); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile("data/words.txt.gz", out.Bytes(), 0o644)
}

// isWord reports whether the table can hold a word.
func isWord(word string) bool {
	n := 0
	for _, r := range word {
		n++
		if r < firstRune || r > lastRune || !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return n > 0 && n <= longest
}

func eachLine(file string, visit func(string) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	return scan(f, visit)
}

func scan(r io.Reader, visit func(string) error) error {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := visit(line); err != nil {
			return err
		}
	}
	return lines.Err()
}

// readWords returns the count of every word of the data folder.
func readWords() (map[string]int, error) {
	f, err := os.Open("data/words.txt.gz")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	err = scan(r, func(line string) error {
		word, count, _ := strings.Cut(line, "\t")
		n, err := strconv.Atoi(count)
		counts[word] = max(1, n)
		return err
	})
	if err != nil {
		return nil, err
	}
	return counts, eachLine("data/terms.txt", func(line string) error {
		for _, term := range strings.Fields(line) {
			if !isWord(term) {
				return fmt.Errorf("terms.txt: %q is not a word of Han characters", term)
			}
			counts[term] = max(counts[term], termCount)
		}
		return nil
	})
}

// cost returns 8 × −log2 of a word's share, from 1 to 254.
func cost(count, total int) uint8 {
	bits := -math.Log2(float64(count) / float64(total))
	return uint8(min(254, max(1, math.Round(8*bits))))
}
