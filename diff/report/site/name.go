package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"

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

// fileNames is the set of names that are taken. It gives every text a name of its own.
type fileNames map[string]bool

// of returns the name of a text: its first words.
func (n fileNames) of(text string) string { return n.unique(cmp.Or(slug(text), fileName(text))) }

// unique returns base, with a number added if it is taken.
func (n fileNames) unique(base string) string {
	name := base
	for k := 2; n[name]; k++ {
		name = base + "-" + strconv.Itoa(k)
	}
	n[name] = true
	return name
}

// The most words and bytes of a text in the name of its page, and the most bytes of a
// word.
const (
	nameWords = 7
	nameBytes = 56
	wordBytes = 30
)

// names returns the names of the threads of a series. Later statements change no name. A
// name is the first words of the wording that introduced the thread or, if no word is
// [readable], the id and locator of its first clause.
//
//	our-support-for-asean-unity    strany-vystupayut-za-mir    双方反对干涉内政
//
// A second thread with the same words gets the suffix -2. If threads share pages by
// article, a name is the locator alone, as in 1.2.3.1.
func (l *lineage) names(byArticle bool) []string {
	order := make([]int, len(l.Threads))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := l.Threads[x].Steps[0], l.Threads[y].Steps[0]
		return cmp.Or(a.Statement-b.Statement, a.Nodes[0].Span.Start-b.Nodes[0].Span.Start, cmp.Compare(l.Threads[x].ID, l.Threads[y].ID))
	})
	names := make([]string, len(l.Threads))
	of := map[int]fileNames{}
	for _, i := range order {
		first, scope := l.Threads[i].Steps[0], -1
		name := string(first.Nodes[0].Locator)
		if byArticle {
			scope = first.Statement
		} else {
			name = cmp.Or(slug(l.Statements[first.Statement].TextOf(first.Nodes[0])), fileName(l.Statements[first.Statement].ID)+"-"+name)
		}
		if of[scope] == nil {
			of[scope] = fileNames{}
		}
		names[i] = of[scope].unique(name)
	}
	return names
}

// slug returns the first [readable] words of a text, "" for a text without any.
func slug(text string) string {
	var words []string
	length := 0
	for _, word := range readable(text) {
		word = chars.FirstBytes(word, wordBytes)
		if length += len(word) + 1; len(words) == nameWords || length > nameBytes {
			break
		}
		words = append(words, word)
	}
	return strings.Join(words, "-")
}

// readable returns the words of a text in characters that every file system accepts:
// digits, unaccented lower-case Latin letters, into which Russian letters are
// transliterated, and common Chinese characters. Other characters are left out.
func readable(text string) []string {
	var words []string
	between := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\''
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), between) {
		var b strings.Builder
		for _, r := range word {
			switch {
			case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || chars.IsCommonHan(r):
				b.WriteRune(r)
			case r >= 'а' && r <= 'я':
				b.WriteString(strings.Trim(cyrillic[r-'а'], "-"))
			case r == 'ё':
				b.WriteString("e")
			}
		}
		if b.Len() > 0 {
			words = append(words, b.String())
		}
	}
	return words
}

// cyrillic is the transliteration of the Russian letters, beginning with а.
var cyrillic = strings.Fields("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya")
