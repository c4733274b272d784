package site

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// longName is how many bytes of an id go into a file name.
const longName = 80

// reserved are names that some file systems keep for devices.
var reserved = []string{"con", "prn", "aux", "nul"}

// fileName returns a name for an id that every file system and every URL takes as it
// is, and by which a reader knows it: [readable] words with single hyphens between
// them. An id that is more than these ends with its hash.
//
//	2023-en → 2023-en    声明2023 → 声明2023    UN 2023/2 → un-2023-2_8a1f03c6
//
// Different ids have different names, also where the file system does not tell
// upper from lower case, and no name begins or ends with a hyphen or holds two
// in a row: what stands between two names is seen.
func fileName(id string) string {
	name := chars.FirstBytes(strings.Join(readable(id), "-"), longName)
	if name == id && !isReserved(id) {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return strings.TrimRight(name, "-") + "_" + hex.EncodeToString(sum[:4])
}

func isReserved(id string) bool {
	if n := len(id); n == 4 && (strings.HasPrefix(id, "com") || strings.HasPrefix(id, "lpt")) {
		return id[3] >= '0' && id[3] <= '9'
	}
	return slices.Contains(reserved, id)
}

func statementFile(id string) string { return "statement/" + fileName(id) + ".html" }

func searchFile(id string) string { return "search/" + fileName(id) + ".js" }

// wordingSearchFile holds the formulas and subjects of a series for the search.
func wordingSearchFile(series string) string { return "search/" + fileName(series) + "--wording.js" }

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
