package label

import (
	_ "embed" // data/signing.txt
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/dates"
)

// MaxClosing is the maximum number of blocks of a closing: one for the office and one
// for the name of each of many signatories.
const MaxClosing = 80

var (
	signedBy = page.Lazy(`(?i)(主席|总统|總統|总理|總理|首脑|外长|部长|代表)\s*$|[（(]\s*(签字|簽字|签署|signed|signature|подпись|подписал[аи]?|подписано)\s*[）)]|签字$|^(за|для)\s.{2,60}$|(президент|председатель|премьер|подпис)|^(for the|signed|president|prime minister|chairman|on behalf)|^(中华人民共和国|俄罗斯联邦|.{2,12}(国|联邦|共和国|王国|政府))(政府|代表)?$`)
	// SignedOn matches the place and date of signing.
	SignedOn = page.Lazy(`(?i)(于|在)\S{2,12}(签署|签订|订立|发表)?$|^(签署|签订|订)于|(签署|签订|签字|一式)|(москв|пекин|г\.)|(signed at|done (at|in))`)
)

//go:embed data/signing.txt
var signingWords string

// doneIn matches the beginning of the formula of signing, in any language: Done at.
var doneIn = sync.OnceValue(func() *regexp.Regexp {
	_, lists, _ := strings.Cut(signingWords, "\n") // skip the comment at the head of the file
	var words []string
	for w := range strings.FieldsSeq(lists) {
		words = append(words, regexp.QuoteMeta(w))
	}
	return regexp.MustCompile(`(?i)^(` + strings.Join(words, "|") + `)[\s,]`)
})

// originals matches what a formula of signing says about the copies and languages of a
// document.
var originals = page.Lazy(`(?i)(экземпляр|языках|duplicate|triplicate|\bcop(y|ies)\b|original|languages?\b|exemplaires?|langues?|ejemplar|idioma|exemplar|línguas?|sprachen?|urschrift|esemplar|lingue|一式.{0,4}份|文写成)`)

const (
	// longestSignature is the maximum length, in columns, of a block that names who
	// signed.
	longestSignature = 120
	// longestFormula is the maximum length of a formula of signing, in columns.
	longestFormula = 800
)

// isFormula reports whether a block is the formula of signing, which says that the
// document was done, and either when or in which copies.
func isFormula(text string) bool {
	return !page.IsWider(text, longestFormula) && doneIn().MatchString(text) && (dates.Find(text) != "" || originals().MatchString(text))
}

// ClosingStart returns the index of the first block of the closing: the lines of place,
// date and signatures at the end. It is len(blocks) if there is no clear closing.
func ClosingStart(blocks []page.Block) int {
	start, clear := len(blocks), false
	for i := len(blocks) - 1; i > 0 && len(blocks)-i <= MaxClosing; i-- {
		sign := IsSignature(blocks[i].Text)
		if !sign && !IsName(blocks[i].Text) && !isPlace(blocks, i) {
			break
		}
		clear = clear || sign
		start = i
	}
	// Names before the first line about signing are not clearly part of it, unless they
	// are in capitals, as in letters.
	for start < len(blocks) && !IsSignature(blocks[start].Text) && !isPlace(blocks, start) && !isCapitals(blocks[start].Text) {
		start++
	}
	if !clear || start == len(blocks) {
		return len(blocks)
	}
	return start
}

// isPlace reports whether a block is a place with a comma, followed by the line of the
// date.
func isPlace(blocks []page.Block, i int) bool {
	text := blocks[i].Text
	return strings.HasSuffix(text, ",") && !page.IsWider(text, 40) && i+1 < len(blocks) && dates.Find(blocks[i+1].Text) != "" && IsSignature(blocks[i+1].Text)
}

// isCapitals reports whether a short line has no small letters: JOHN A. DOE JR.
func isCapitals(text string) bool {
	return !page.IsWider(text, 40) && isUpper(text) && strings.ContainsFunc(text, unicode.IsSpace)
}

// isUpper reports whether a text is written in capitals.
func isUpper(text string) bool {
	return len(text) > 3 && !strings.ContainsFunc(text, chars.IsWide) && hasLetter(text) && strings.ToUpper(text) == text && strings.ToLower(text) != text
}

// IsSignature reports whether a block gives the place and date of signing or names who
// signed.
func IsSignature(text string) bool {
	if isFormula(text) {
		return true
	}
	n := utf8.RuneCountInString(text)
	if n > longestSignature || BeginsBlock(text) {
		return false
	}
	if dates.Find(text) != "" {
		return n <= 30 && !page.EndsSentence(strings.TrimSuffix(text, ".")) || n <= 90 && SignedOn().MatchString(text)
	}
	return !page.IsWider(text, longestSignature) && !page.EndsSentence(text) && !page.EndsOpen(text) && signedBy().MatchString(text)
}

// IsName reports whether a block may be the name of a signatory or a place.
func IsName(text string) bool {
	return !BeginsBlock(text) && !page.IsWider(text, 40) && (!page.EndsSentence(text) && !page.EndsOpen(text) || isCapitals(text))
}
