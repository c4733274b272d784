package check

import (
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/parse/corpus"
)

// Severity says how much a finding weighs.
type Severity uint8

// The severities, from none to the highest.
const (
	Off     Severity = iota // not looked for
	Note                    // for information
	Warning                 // a person should look
	Error                   // a person must look
)

// Severities lists every severity from the lowest.
func Severities() []Severity { return []Severity{Off, Note, Warning, Error} }

// String returns the severity's word, as in the manifest.
func (s Severity) String() string {
	switch s {
	case Note:
		return "note"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "off"
}

// ParseSeverity returns the severity of a word.
func ParseSeverity(word string) (Severity, error) {
	for _, s := range Severities() {
		if s.String() == word {
			return s, nil
		}
	}
	return Off, fmt.Errorf("severity %q is not known; write off, note, warning or error", word)
}

// Rule is something that is checked.
type Rule struct {
	Name     string
	Doc      string // one sentence
	Severity Severity
}

// The names of the rules.
const (
	StatementNew      = "statement-new"
	StatementGone     = "statement-gone"
	StatementUnread   = "statement-unread"
	ClauseDropped     = "clause-dropped"
	ClauseAdded       = "clause-added"
	ClauseReworded    = "clause-reworded"
	ClauseMoved       = "clause-moved"
	ClauseRenumbered  = "clause-renumbered"
	ClausePunctuation = "clause-punctuation"
	ClauseLayout      = "clause-layout"
	ClauseTypography  = "clause-typography"
	ChangeUndone      = "change-undone"
	FactChanged       = "fact-changed"
	BytesChanged      = "bytes-changed"
	LeftOutChanged    = "left-out-changed"
	ManifestDiffers   = "manifest-differs"
	Conflict          = "conflict"
	Encoding          = "encoding"
	Whole             = "whole"
	Outside           = "outside"
	Leftover          = "leftover"
	Numbering         = "numbering"
	Pages             = "pages"
	EmptyArticle      = "empty-article"
	Confidence        = "confidence"
	Hash              = "hash"
	Articles          = "articles"
	PinStale          = "pin-stale"
	MirrorUnread      = "mirror-unread"
	MirrorDiffers     = "mirror-differs"
	WatchMissing      = "watch-missing"
	WatchAppears      = "watch-appears"
	WatchChanged      = "watch-changed"
	WaiverStale       = "waiver-stale"
)

// Rules lists every rule, in the order of reports.
func Rules() []Rule {
	return []Rule{
		{StatementUnread, "The files of a statement cannot be read.", Error},
		{StatementNew, "A statement of the manifest was never accepted.", Error},
		{StatementGone, "An accepted statement is not in the manifest any more.", Error},
		{ClauseDropped, "Accepted text is not in the statement any more.", Error},
		{ClauseAdded, "The statement has text that was not accepted.", Error},
		{ClauseReworded, "The words of an accepted clause changed.", Error},
		{ClauseMoved, "An accepted clause stands in another place.", Warning},
		{ClauseRenumbered, "The label of an accepted clause's article, section or item changed.", Warning},
		{ClausePunctuation, "The punctuation of an accepted clause changed, its words did not.", Warning},
		{ClauseLayout, "An accepted clause that did not move stands in another paragraph, item or heading, or has another form of label.", Warning},
		{ClauseTypography, "Only spacing, width, quotes, dashes or script variant of an accepted clause changed.", Note},
		{ChangeUndone, "A change that was accepted is not there any more.", Warning},
		{FactChanged, "Title, date, language, parties or series are not those that were accepted.", Error},
		{BytesChanged, "The file has other bytes than the accepted one; the text is the same.", Note},
		{LeftOutChanged, "Other blocks of the page were left out than of the accepted one; the text is the same.", Note},
		{ManifestDiffers, "The page has another title, date or language than the manifest gives.", Warning},
		{Hash, "The sha256 of the files is not the manifest's.", Error},
		{Articles, "The statement has not as many articles as the manifest says.", Error},
		{Encoding, "A character of the source was lost before it was saved.", Error},
		{Conflict, "A merge left its marks in the source.", Error},
		{Whole, "The source may break off.", Warning},
		{Pages, "The statement may be spread over several pages.", Warning},
		{Outside, "Running text of the page was left out for no better reason than where it stands.", Warning},
		{Leftover, "A paragraph has the words of a web site.", Warning},
		{Numbering, "A number of an article or section is missing, repeated or alone.", Warning},
		{EmptyArticle, "An article or section has a heading and no text.", Warning},
		{Confidence, "The confidence that the statement was read completely is low.", Warning},
		{PinStale, "A link of the manifest names a sentence that is not there any more.", Error},
		{MirrorUnread, "A mirror of a statement cannot be read.", Warning},
		{MirrorDiffers, "A mirror of a statement has other words or punctuation.", Error},
		{WatchMissing, "A watched phrase that must stay is not said.", Error},
		{WatchAppears, "A watched phrase that must stay out is said.", Error},
		{WatchChanged, "A clause with a watched phrase is not that of the statement before.", Warning},
		{WaiverStale, "An accepted finding is not found any more.", Note},
	}
}

// levels holds the severity of every rule.
type levels map[string]Severity

// levelsOf returns the severities of the rules as the manifest has them. The
// error is a [*corpus.Error] at the manifest's line.
func levelsOf(manifest []corpus.Severity) (levels, error) {
	l := levels{}
	for _, r := range Rules() {
		l[r.Name] = r.Severity
	}
	for _, m := range manifest {
		if _, ok := l[m.Rule]; !ok {
			return nil, &corpus.Error{Pos: m.Pos, Err: fmt.Errorf("rule %q is not known; see check --list", m.Rule)}
		}
		s, err := ParseSeverity(m.Level)
		if err != nil {
			return nil, &corpus.Error{Pos: m.Pos, Err: fmt.Errorf("rule %q: %w", m.Rule, err)}
		}
		l[m.Rule] = s
	}
	return l, nil
}

// order returns the place of a rule in reports.
func order(rule string) int {
	return slices.IndexFunc(Rules(), func(r Rule) bool { return r.Name == rule })
}
