package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// longName is how many bytes of an id go into a file name.
const longName = 80

// reserved are names that some file systems keep for devices.
var reserved = []string{"con", "prn", "aux", "nul"}

// fileName returns a name for an id that every file system and every URL takes
// as it is: lower-case letters, digits, points and single hyphens stand for
// themselves, all else is written as code points between underscores.
//
//	2023 → 2023    UN-2023 → _55-4e_-2023    声明 → _58f0-660e_
//
// Different ids have different names, also where the file system does not tell
// upper from lower case, and no name begins or ends with a hyphen or holds two
// in a row: what stands between two names is seen. A long id ends with its hash.
func fileName(id string) string {
	var b strings.Builder
	var codes []string
	flush := func() {
		if codes != nil {
			b.WriteString("_" + strings.Join(codes, "-") + "_")
			codes = nil
		}
	}
	runes := []rune(id)
	for i, r := range runes {
		if !plain(runes, i) || i == 0 && isReserved(id) {
			codes = append(codes, fmt.Sprintf("%x", r))
			continue
		}
		flush()
		b.WriteRune(r)
	}
	flush()
	name := b.String()
	if len(name) > longName {
		sum := sha256.Sum256([]byte(id))
		name = strings.TrimRight(name[:longName], "-.") + "_" + hex.EncodeToString(sum[:8])
	}
	return name
}

// plain reports whether a character stands for itself.
func plain(runes []rune, i int) bool {
	r := runes[i]
	inside := i > 0 && i+1 < len(runes)
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return true
	case r == '-':
		return inside && runes[i-1] != '-' && runes[i+1] != '-'
	case r == '.':
		return inside && runes[i-1] != '.'
	}
	return false
}

func isReserved(id string) bool {
	first, _, _ := strings.Cut(id, ".")
	if n := len(first); n == 4 && (strings.HasPrefix(first, "com") || strings.HasPrefix(first, "lpt")) {
		return first[3] >= '0' && first[3] <= '9'
	}
	return slices.Contains(reserved, first)
}

func statementFile(id string) string { return "statement/" + fileName(id) + ".html" }

func searchFile(id string) string { return "search/" + fileName(id) + ".js" }

func seriesFile(name string) string { return "series/" + fileName(name) + ".html" }

func tablesFile(series string) string { return "tables/" + fileName(series) + ".html" }

func wordingFile(series string) string { return "wording/" + fileName(series) + ".html" }

// subjectFile and formulaFile are the names of the pages of a subject and a formula, by
// their names: see fileNames.
func subjectFile(series, name string) string {
	return "wording/" + fileName(series) + "--subject-" + name + ".html"
}

func formulaFile(series, name string) string {
	return "wording/" + fileName(series) + "--formula-" + name + ".html"
}

func pairFile(old, new string) string {
	return "pair/" + fileName(old) + "--" + fileName(new) + ".html"
}

// threadFile is the name of the page of a thread, by its name: see names.
func threadFile(series, thread string) string {
	return "thread/" + fileName(series) + "--" + thread + ".html"
}

// threadAnchor is the place of a thread on the page of an article, by its name.
func threadAnchor(thread string) string { return "t-" + thread }

func articleFile(statement, locator string) string {
	return "thread/" + fileName(statement) + "--" + locator + ".html"
}

// sharedFolder holds the styles and scripts of all pages.
const sharedFolder = "shared/"

// up is the way from a page in a folder to the site's first page.
const up = "../"
