package site

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// longName is the most bytes of an id in a file name.
const longName = 80

// reserved are names that some file systems reserve for devices.
var reserved = []string{"con", "prn", "aux", "nul"}

// fileName returns a name for an id that every file system and every URL accepts
// unchanged and that a reader recognises: its [readable] words joined by hyphens. If that
// loses anything of the id, a hash of the id follows.
//
//	2023-en → 2023-en    声明2023 → 声明2023    UN 2023/2 → un-2023-2_8a1f03c6
//
// Different ids have different names, even on a file system that ignores case. No name
// begins or ends with a hyphen or has two in a row, so that "--" can separate two names.
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

// wordingSearchFile returns the name of the file of formulas and subjects for the search.
func wordingSearchFile(series string) string { return "search/" + fileName(series) + "--wording.js" }

func seriesFile(name string) string { return "series/" + fileName(name) + ".html" }

func tablesFile(series string) string { return "tables/" + fileName(series) + ".html" }

func wordingFile(series string) string { return "wording/" + fileName(series) + ".html" }

// subjectFile and formulaFile return the file names of the pages of a subject and of a
// formula, given the name that fileNames assigned.
func subjectFile(series, name string) string {
	return "wording/" + fileName(series) + "--subject-" + name + ".html"
}

func formulaFile(series, name string) string {
	return "wording/" + fileName(series) + "--formula-" + name + ".html"
}

func pairFile(old, new string) string {
	return "pair/" + fileName(old) + "--" + fileName(new) + ".html"
}

// threadFile returns the file name of a thread's page, given the name from names.
func threadFile(series, thread string) string {
	return "thread/" + fileName(series) + "--" + thread + ".html"
}

// threadAnchor returns the anchor of a thread on the page of an article, given its name.
func threadAnchor(thread string) string { return "t-" + thread }

func articleFile(statement, locator string) string {
	return "thread/" + fileName(statement) + "--" + locator + ".html"
}

// sharedFolder is the folder of the styles and scripts of all pages.
const sharedFolder = "shared/"

// up is the path from a page in a folder to the top of the site.
const up = "../"
