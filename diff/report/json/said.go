package json

import (
	"io"

	"github.com/clausediff/clausediff/parse/tree"
)

// SaidSchema is the name and version of the document.
const SaidSchema = "clausediff.said/v1"

// Said is where a corpus says a phrase.
type Said struct {
	Schema     string       `json:"schema"`
	Phrase     string       `json:"phrase"`
	Statements int          `json:"statements"` // of the corpus
	Unread     int          `json:"unread"`     // number of these that cannot be read
	Series     []SaidSeries `json:"series"`
}

// SaidSeries is a series of the corpus. First and Last are the ids of the first and the last
// statement that say the phrase; Gaps are the ids of those between them that do not.
type SaidSeries struct {
	Name       string          `json:"name"`
	Statements int             `json:"statements"`
	First      string          `json:"first"`
	Last       string          `json:"last"`
	Gaps       []string        `json:"gaps,omitempty"`
	Said       []SaidStatement `json:"said"`
}

// SaidStatement is a statement that says the phrase: its occurrences, also per thousand
// characters, and their places.
type SaidStatement struct {
	Statement string         `json:"statement"`
	Date      string         `json:"date,omitempty"`
	Count     int            `json:"count"`
	Rate      float64        `json:"rate"`
	Places    []tree.Locator `json:"places,omitempty"`
	Sentence  string         `json:"sentence,omitempty"`
}

// WriteSaid writes s as a JSON document and a newline.
func WriteSaid(w io.Writer, s Said) error {
	s.Schema = SaidSchema
	if s.Series == nil {
		s.Series = []SaidSeries{}
	}
	for i := range s.Series {
		for k := range s.Series[i].Said {
			s.Series[i].Said[k].Rate = round3(s.Series[i].Said[k].Rate)
		}
	}
	return encode(w, s)
}
