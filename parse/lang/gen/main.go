// Command gen generates the tables of package lang and the packages below it:
// simplified characters from their list, and names of states from the Unicode CLDR. Run
// it with go generate in the folder of package lang.
//
// With -characters it first regenerates the list from OpenCC's TSCharacters (lines of
// "traditional<TAB>simplified …").
package main

import (
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
)

// The range of characters that the table covers. Package chars has the same bounds.
const (
	firstRune = 0x3400
	lastRune  = 0x9FFF
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	characters := flag.String("characters", "", "make the list of characters from this file of OpenCC")
	flag.Parse()
	if *characters != "" {
		if err := collectCharacters(*characters); err != nil {
			log.Fatal(err)
		}
	}
	table, err := simplifiedTable()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("chars/zz_simplified.bin", table, 0o644); err != nil {
		log.Fatal(err)
	}
	if err := writeTerritories("zz_territories.tsv"); err != nil {
		log.Fatal(err)
	}
}

// collectCharacters writes gen/simplified.txt.
func collectCharacters(file string) error {
	var out strings.Builder
	err := eachLine(file, func(line string) error {
		from, targets, _ := strings.Cut(line, "\t")
		to, _, _ := strings.Cut(targets, " ")
		if inTable(from) && inTable(to) && from != to {
			fmt.Fprintf(&out, "%s\t%s\n", from, to)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return os.WriteFile("gen/simplified.txt", []byte(out.String()), 0o644)
}

// inTable reports whether a text is a single character that the table covers.
func inTable(text string) bool {
	runes := []rune(text)
	return len(runes) == 1 && firstRune <= runes[0] && runes[0] <= lastRune
}

func eachLine(file string, visit func(string) error) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := visit(line); err != nil {
			return err
		}
	}
	return nil
}

// simplifiedTable returns the simplified form of every character, 0 for itself. A
// target that is traditional too is mapped again.
func simplifiedTable() ([]byte, error) {
	targets := map[rune]rune{}
	for _, file := range []string{"gen/simplified.txt", "gen/variants.txt"} {
		err := eachLine(file, func(line string) error {
			runes := []rune(line)
			if len(runes) != 3 {
				return fmt.Errorf("%s: %q", file, line)
			}
			targets[runes[0]] = runes[2]
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	table := make([]byte, 2*(lastRune-firstRune+1))
	for from, to := range targets {
		for hops := 0; targets[to] != 0 && hops < 3; hops++ {
			to = targets[to]
		}
		if from != to {
			binary.LittleEndian.PutUint16(table[2*(from-firstRune):], uint16(to))
		}
	}
	return table, nil
}
