package lang

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Mention is a name of a state, a territory or a body in a text, with a code that is
// the same in every language: that of ISO 3166 for states, that in names.tsv for
// others.
type Mention struct {
	Code string
	Span tree.Span
	// Territory is set for a state or territory.
	Territory bool
}

// Names finds the names of states and bodies in texts of a language.
type Names struct {
	lang        tree.Lang
	territories map[string]bool       // codes
	forms       map[string][]nameForm // by the first letters of the first word
}

// nameForm is a way of writing a name.
type nameForm struct {
	code  string
	words []nameWord
	size  int // letters of all words: the longest form that fits is chosen
}

// nameWord is a word of a name: its beginning, and how many letters of an ending may
// follow.
type nameWord struct {
	stem    string // folded
	endings int
	exact   string // for an abbreviation, the exact spelling; "" for other words
	capital bool
}

var (
	//go:embed zz_territories.tsv
	territoryTable string
	//go:embed names.tsv
	nameTable string
)

// The maximum number of letters after the stem of a name: for another case, for a
// plural or genitive, and where the table has a star.
const (
	caseEnding   = 3
	pluralEnding = 1
	anyEnding    = 8
)

// NamesOf returns the finder for the names in a language. It finds nothing if the
// tables have no column for the language. It reads two tables: callers should keep the
// result.
func NamesOf(l tree.Lang) *Names {
	n := &Names{l, map[string]bool{}, map[string][]nameForm{}}
	n.read(territoryTable)
	for _, forms := range n.forms {
		for _, f := range forms {
			n.territories[f.code] = true
		}
	}
	n.read(nameTable)
	return n
}

// read adds the names in the language's column of a table.
func (n *Names) read(table string) {
	column := -1
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#"):
		case cells[0] == "code":
			column = slices.Index(cells, string(n.lang))
		case column > 0:
			for form := range strings.SplitSeq(cells[column], "|") {
				n.add(cells[0], form)
			}
		}
	}
}

// add adds a form of a name; parts in brackets in the table are left out.
func (n *Names) add(code, form string) {
	form, _, _ = strings.Cut(form, " (")
	f := nameForm{code: code}
	for _, w := range n.words(form) {
		stem := n.stem(w.folded)
		open := strings.HasPrefix(form[w.span.End:], "*")
		word := nameWord{stem: stem, endings: n.endings(), capital: isUpper(w.text)}
		switch {
		case open:
			word.stem, word.endings = w.folded, anyEnding
		case isAbbreviation(w.text):
			word.exact = w.text
		}
		f.words = append(f.words, word)
		f.size += utf8.RuneCountInString(word.stem)
	}
	if len(f.words) > 0 {
		key := bucket(f.words[0].stem)
		n.forms[key] = append(n.forms[key], f)
	}
}

// endings returns the maximum number of letters after the stem of a name.
func (n *Names) endings() int {
	switch n.lang {
	case tree.Chinese, "ar":
		return 0
	case tree.Russian:
		return caseEnding
	}
	return pluralEnding
}

// stem returns a word of a name without the ending that changes with its case.
func (n *Names) stem(word string) string {
	if n.lang != tree.Russian || utf8.RuneCountInString(word) < 4 {
		return word
	}
	for _, ending := range []string{"ые", "ий", "ый", "ая", "ое", "а", "я", "о", "е", "и", "ы", "й", "ь"} {
		if stem, ok := strings.CutSuffix(word, ending); ok {
			return stem
		}
	}
	return word
}

// word is a word of a text.
type word struct {
	text, folded string
	span         tree.Span
}

// words returns the words of a text. In Chinese each character is one.
func (n *Names) words(text string) []word {
	bytesPerWord := 6
	if n.lang == tree.Chinese {
		bytesPerWord = 3
	}
	all := make([]word, 0, len(text)/bytesPerWord+1)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		if n.lang != tree.Chinese || !chars.IsHan(r) {
			for end = i; end < len(text); {
				r, size := utf8.DecodeRuneInString(text[end:])
				if !isWordRune(r) || n.lang == tree.Chinese && chars.IsHan(r) {
					break
				}
				end += size
			}
		}
		if end == i {
			i += size
			continue
		}
		all = append(all, word{text[i:end], n.fold(text[i:end]), tree.Span{Start: i, End: end}})
		i = end
	}
	return all
}

// isWordRune reports whether a character belongs to a word. Currency signs do: US$ does
// not name a state.
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.Is(unicode.Sc, r)
}

// fold returns a word in lower case and without accents; in Arabic also without the
// article and the prefixes written together with it.
func (n *Names) fold(word string) string {
	if n.lang == tree.Chinese {
		return strings.ToLower(chars.SimplifiedText(word))
	}
	word = PlainLetters(word)
	if n.lang == "ar" {
		for _, prefix := range []string{"وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و"} {
			if rest, ok := strings.CutPrefix(word, prefix); ok && utf8.RuneCountInString(rest) > 2 {
				return rest
			}
		}
	}
	return word
}

// PlainLetters returns a text in lower case and without accents.
func PlainLetters(text string) string {
	text = strings.ToLower(text)
	if strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }) < 0 {
		return text
	}
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r != '\u0306' { // й keeps its breve
			return -1
		}
		return r
	}, norm.NFD.String(text))
	return norm.NFC.String(plain)
}

// bucket returns the first letters of a stem, by which forms are indexed.
func bucket(stem string) string {
	n := 0
	for i := range stem {
		if n++; n > 2 {
			return stem[:i]
		}
	}
	return stem
}

func isUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// isAbbreviation reports whether a word is short and in capitals. Such a name is found
// only in this spelling.
func isAbbreviation(word string) bool {
	return utf8.RuneCountInString(word) <= 6 && strings.ToLower(word) != word && strings.ToUpper(word) == word
}

// In returns the names in a text, in order, without those inside longer names.
func (n *Names) In(text string) []Mention {
	var all []Mention
	words := n.words(text)
	for i := 0; i < len(words); {
		f, ok := n.longest(words[i:], text)
		if !ok {
			i++
			continue
		}
		last := words[i+len(f.words)-1]
		all = append(all, Mention{f.code, tree.Span{Start: words[i].span.Start, End: last.span.End}, n.territories[f.code]})
		i += len(f.words)
	}
	return all
}

// longest returns the longest form with which words begin.
func (n *Names) longest(words []word, text string) (best nameForm, ok bool) {
	for _, f := range n.forms[bucket(words[0].folded)] {
		if f.size > best.size && f.begins(words, text) && !n.runsOn(words, len(f.words)) {
			best, ok = f, true
		}
	}
	return best, ok
}

// begins reports whether words begin with the form, with at most a space, a point or a
// hyphen between them.
func (f nameForm) begins(words []word, text string) bool {
	if len(words) < len(f.words) {
		return false
	}
	for i, w := range f.words {
		if !w.is(words[i]) || i > 0 && strings.Trim(text[words[i-1].span.End:words[i].span.Start], " \u00a0.,-–'’\n") != "" {
			return false
		}
	}
	return true
}

func (w nameWord) is(x word) bool {
	if w.exact != "" {
		return w.exact == x.text
	}
	rest, ok := strings.CutPrefix(x.folded, w.stem)
	return ok && utf8.RuneCountInString(rest) <= w.endings && (!w.capital || isUpper(x.text))
}

// runsOn reports whether Chinese characters that look like a name belong to other
// words: 其中国家 does not name 中国.
func (n *Names) runsOn(words []word, length int) bool {
	return n.lang == tree.Chinese && length < len(words) && words[length-1].text == "国" && words[length].text == "家"
}

// MayBe reports whether a text has a word that begins like a name, which may be a form
// that the tables lack. Use it before claiming that a name is missing.
func (n *Names) MayBe(code, text string) bool {
	const letters = 4
	for _, forms := range n.forms {
		for _, f := range forms {
			if f.code != code {
				continue
			}
			beginning := chars.First(f.words[0].stem, letters)
			for _, w := range n.words(text) {
				if strings.HasPrefix(w.folded, beginning) && (len(beginning) > 3 || n.lang == tree.Chinese || w.folded == beginning) {
					return true
				}
			}
		}
	}
	return false
}
