package check

import (
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/parse/corpus"
)

// Severity is the importance of a finding.
type Severity uint8

// The severities, from the lowest.
const (
	Off     Severity = iota // not reported
	Note                    // for information
	Warning                 // a person should look
	Error                   // a person must look
)

// Severities lists every severity, from the lowest.
func Severities() []Severity { return []Severity{Off, Note, Warning, Error} }

// String returns the severity's name, as in the manifest.
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

// ParseSeverity returns the severity with a name.
func ParseSeverity(word string) (Severity, error) {
	for _, s := range Severities() {
		if s.String() == word {
			return s, nil
		}
	}
	return Off, fmt.Errorf("severity %q is not known; write off, note, warning or error", word)
}

// Rule is one kind of check.
type Rule struct {
	Name     string
	Doc      string // one sentence
	Severity Severity
	on       subject
	run      func(*pass) // reports what it finds in the subject of the pass
}

// subject is what a rule runs on.
type subject uint8

const (
	onStatement subject = iota // a statement that could be read
	onUnread                   // a statement that could not be read
	onNew                      // a statement without an accepted state
	onAccepted                 // a statement with an accepted state
	onCorpus                   // the whole corpus, once
	onWaivers                  // a statement, after all other rules, for waivers that match nothing
)

// drifts reports whether a rule is about differences from the accepted text. When all of
// them are settled, the current text becomes the accepted one.
func (r Rule) drifts() bool { return r.on == onNew || r.on == onAccepted }

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
	FileUnlisted      = "file-unlisted"
	FactChanged       = "fact-changed"
	ReadingChanged    = "reading-changed"
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
	SeriesExpects     = "series-expects"
	SeriesDates       = "series-dates"
	PinStale          = "pin-stale"
	MirrorUnread      = "mirror-unread"
	MirrorDiffers     = "mirror-differs"
	VersionsDiffer    = "versions-differ"
	WatchMissing      = "watch-missing"
	WatchAppears      = "watch-appears"
	WatchChanged      = "watch-changed"
	WaiverStale       = "waiver-stale"
)

// Rules lists every rule, in the order of reports.
func Rules() []Rule {
	return []Rule{
		{StatementUnread, "The files of a statement cannot be read.", Error, onUnread, (*pass).unread},
		{StatementNew, "A statement in the manifest was never accepted.", Error, onNew, (*pass).unaccepted},
		{StatementGone, "An accepted statement is no longer in the manifest.", Error, onCorpus, (*pass).gone},
		{FileUnlisted, "A file beside the statements may be a statement but is not in the manifest.", Note, onCorpus, (*pass).unlisted},
		{FactChanged, "The title, date, language, parties or series differ from the accepted ones.", Error, onAccepted, (*pass).facts},
		{ReadingChanged, "The files are the accepted ones, but another text is read from them.", Warning, onAccepted, (*pass).reading},
		{ClauseDropped, "Accepted text is no longer in the statement.", Error, onAccepted, (*pass).changed},
		{ClauseAdded, "The statement has text that was not accepted.", Error, onAccepted, (*pass).changed},
		{ClauseReworded, "The words of an accepted clause changed.", Error, onAccepted, (*pass).changed},
		{ClauseMoved, "An accepted clause is in another place.", Warning, onAccepted, (*pass).changed},
		{ClauseRenumbered, "The label of an accepted clause's article, section or item changed.", Warning, onAccepted, (*pass).changed},
		{ClausePunctuation, "The punctuation of an accepted clause changed; its words did not.", Warning, onAccepted, (*pass).changed},
		{ClauseLayout, "An accepted clause that did not move is in another paragraph, item or heading, or its label has another form.", Warning, onAccepted, (*pass).changed},
		{ClauseTypography, "Only spacing, width, quotes, dashes or script variant of an accepted clause changed.", Note, onAccepted, (*pass).changed},
		{BytesChanged, "The bytes of the file changed; the text did not.", Note, onAccepted, (*pass).bytes},
		{LeftOutChanged, "What is left out of the page changed; the text did not.", Note, onAccepted, (*pass).leftOut},
		{ManifestDiffers, "The page has another title, date or language than the manifest gives.", Warning, onStatement, (*pass).onThePage},
		{Hash, "The sha256 of the files differs from the manifest.", Error, onStatement, (*pass).hash},
		{Articles, "The number of articles differs from the manifest.", Error, onStatement, (*pass).articles},
		{SeriesExpects, "The statement is not what the manifest expects of its series.", Error, onStatement, (*pass).unexpected},
		{SeriesDates, "The dates of a series are not in order, or a year is missing.", Error, onCorpus, (*pass).dates},
		{Encoding, "A character of the source was lost before it was saved.", Error, onStatement, (*pass).doubted},
		{Conflict, "The source contains the markers of an unresolved merge.", Error, onStatement, (*pass).doubted},
		{Whole, "The source may be incomplete.", Warning, onStatement, (*pass).doubted},
		{Pages, "The statement may be spread over several pages.", Warning, onStatement, (*pass).doubted},
		{Outside, "Running text was left out only because of its place on the page.", Warning, onStatement, (*pass).doubted},
		{Leftover, "A paragraph seems to belong to the web site, not to the statement.", Warning, onStatement, (*pass).doubted},
		{Numbering, "A number of an article or section is missing, repeated or alone.", Warning, onStatement, (*pass).doubted},
		{EmptyArticle, "An article or section has a heading and no text.", Warning, onStatement, (*pass).emptyParts},
		{Confidence, "The confidence that the statement was read completely is low.", Warning, onStatement, (*pass).confidence},
		{PinStale, "A link in the manifest names a sentence that no longer exists.", Error, onCorpus, (*pass).pins},
		{MirrorUnread, "A mirror of a statement cannot be read.", Warning, onStatement, (*pass).unreadMirrors},
		{MirrorDiffers, "A mirror of a statement has other words or punctuation.", Error, onStatement, (*pass).otherMirrors},
		{VersionsDiffer, "Another language version of the statement says something else.", Warning, onStatement, (*pass).otherVersions},
		{WatchMissing, "A watched phrase that must stay is missing.", Error, onStatement, (*pass).stays},
		{WatchAppears, "A watched phrase that must stay out appears.", Error, onStatement, (*pass).staysOut},
		{WatchChanged, "A clause with a watched phrase changed since the statement before.", Warning, onStatement, (*pass).reviewed},
		{ChangeUndone, "A change that was accepted has been undone.", Warning, onWaivers, (*pass).stale},
		{WaiverStale, "An accepted finding no longer occurs.", Note, onWaivers, (*pass).stale},
	}
}

// table is the rules of a run.
type table []Rule

// named returns the rule with a name, a zero one if there is none.
func (t table) named(name string) Rule {
	if i := slices.IndexFunc(t, func(r Rule) bool { return r.Name == name }); i >= 0 {
		return t[i]
	}
	return Rule{}
}

// tableOf returns the rules with the severities of a manifest. The error is a
// [*corpus.Error] at the line of the manifest.
func tableOf(manifest []corpus.Severity) (table, error) {
	rules := table(Rules())
	for _, m := range manifest {
		i := slices.IndexFunc(rules, func(r Rule) bool { return r.Name == m.Rule })
		if i < 0 {
			return nil, &corpus.Error{Pos: m.Pos, Err: fmt.Errorf("rule %q is not known; see check --list", m.Rule)}
		}
		s, err := ParseSeverity(m.Level)
		if err != nil {
			return nil, &corpus.Error{Pos: m.Pos, Err: fmt.Errorf("rule %q: %w", m.Rule, err)}
		}
		rules[i].Severity = s
	}
	return rules, nil
}
