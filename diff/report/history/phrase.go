package history

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/diff/tables"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Phrase is how often each statement says a phrase, who says it, and where.
type Phrase struct {
	Text    string
	Counts  []int // occurrences by statement
	Lengths []int // characters by statement, nil if unknown
	// Clauses counts the clauses of each statement that say it, including headings. A clause
	// may say it several times. The title is not counted.
	Clauses []int
	// Speakers are the speakers of these clauses, by number of clauses, with clauses of no
	// named speaker last. It is nil if no speaker is known.
	Speakers []Saying
	// Articles are the articles of these clauses, by number of clauses. It is nil if no
	// statement has articles.
	Articles []Saying
	// Near holds the words that occur near the phrase, those most specific to it first.
	Near []series.Neighbour
}

// Saying counts the clauses with a phrase that a speaker says or an article has.
type Saying struct {
	Name    string // of a speaker, "" for clauses of no named speaker
	Part    passage.Part
	Clauses []int
}

// mostNear is the maximum number of neighbouring words shown for a phrase.
const mostNear = 8

// NewPhrases counts phrases in the statements of a series. It takes time linear in the
// texts for each phrase.
func NewPhrases(l *series.Lineage, phrases []string) []Phrase {
	tracks, lengths := l.ArticleTracks(), l.Lengths()
	speakers := tables.Read(l.Statements).Speakers(tracks)
	var all []Phrase
	for _, text := range phrases {
		clauses := l.ClausesSaying(text)
		all = append(all, Phrase{
			Text: text, Counts: l.Counts(text), Lengths: lengths, Clauses: sizes(clauses),
			Speakers: speakersOf(clauses, speakers), Articles: articlesOf(l, clauses, tracks), Near: l.Neighbours(text, clauses, mostNear),
		})
	}
	return all
}

// sizes returns the number of clauses of each statement.
func sizes(clauses [][]*tree.Node) []int {
	all := make([]int, len(clauses))
	for i := range clauses {
		all[i] = len(clauses[i])
	}
	return all
}

// Total returns the number of occurrences in all statements.
func (p Phrase) Total() int { return sumOf(p.Counts) }

// Rate returns the number of occurrences per thousand characters of a statement.
func (p Phrase) Rate(statement int) float64 {
	if statement >= len(p.Lengths) || p.Lengths[statement] == 0 {
		return 0
	}
	return 1000 * float64(p.Counts[statement]) / float64(p.Lengths[statement])
}

// Gaps returns the indexes of the statements without the phrase between the first and the
// last with it.
func (p Phrase) Gaps() []int { return wording.Gaps(p.Counts) }

// First returns the index of the first statement that says the phrase, -1 if none does.
func (p Phrase) First() int { return slices.IndexFunc(p.Counts, func(n int) bool { return n > 0 }) }

// Last returns the index of the last statement that says the phrase, -1 if none does.
func (p Phrase) Last() int {
	for i := len(p.Counts) - 1; i >= 0; i-- {
		if p.Counts[i] > 0 {
			return i
		}
	}
	return -1
}

// speakersOf counts clauses by speaker. It returns nil if none has a named speaker. Clauses
// outside of any speech, such as headings, have none.
func speakersOf(clauses [][]*tree.Node, speakers []tables.Speaker) []Saying {
	said := map[*tree.Node]bool{}
	for _, n := range slices.Concat(clauses...) {
		said[n] = true
	}
	var named []Saying
	nobody := Saying{Clauses: sizes(clauses)}
	for _, sp := range speakers {
		if sp.Name == "" {
			continue
		}
		x := Saying{Name: sp.Name, Clauses: make([]int, len(clauses))}
		for i, speech := range sp.All {
			for _, n := range speech.Clauses {
				if said[n] {
					x.Clauses[i]++
					nobody.Clauses[i]--
				}
			}
		}
		if x.Total() > 0 {
			named = append(named, x)
		}
	}
	if len(named) == 0 {
		return nil
	}
	mostFirst(named)
	if nobody.Total() > 0 {
		named = append(named, nobody)
	}
	return named
}

// articlesOf counts clauses by article, with counterparts as one article. It returns nil if
// all clauses are in statements without articles.
func articlesOf(l *series.Lineage, clauses [][]*tree.Node, tracks []series.ArticleTrack) []Saying {
	number := map[*tree.Node]int{}
	for k, m := range tracks {
		for _, p := range m.Articles {
			number[p.Article] = k
		}
	}
	type group struct {
		track int // -1 for clauses in no article, or in a text without articles
		kind  tree.Kind
		whole bool
	}
	var all []Saying
	rows := map[group]int{}
	for i := len(clauses) - 1; i >= 0; i-- { // newest first, for its names
		if len(clauses[i]) == 0 {
			continue
		}
		s := l.Statements[i]
		places := s.Places()
		for _, n := range clauses[i] {
			top := places.Of(n).Top()
			g := group{-1, top.Kind, passage.IsWhole(s, top)}
			if k, ok := number[top]; ok && !g.whole {
				g.track = k
			}
			row, ok := rows[g]
			if !ok {
				row = len(all)
				rows[g] = row
				part := passage.PartOf(top)
				part.Whole = g.whole
				all = append(all, Saying{Part: part, Clauses: make([]int, len(clauses))})
			}
			all[row].Clauses[i]++
		}
	}
	if !slices.ContainsFunc(all, func(x Saying) bool { return !x.Part.Whole }) {
		return nil
	}
	mostFirst(all)
	return all
}

// mostFirst sorts by the number of clauses, descending.
func mostFirst(all []Saying) {
	slices.SortStableFunc(all, func(x, y Saying) int { return y.Total() - x.Total() })
}

// Total returns the number of clauses in all statements.
func (x Saying) Total() int { return sumOf(x.Clauses) }

func sumOf(counts []int) int {
	n := 0
	for _, k := range counts {
		n += k
	}
	return n
}

// Title returns the name of the speaker or the article.
func (x Saying) Title(l locale.Language) string {
	switch {
	case x.Name != "":
		return x.Name
	case x.Part.IsZero():
		return l.T("nobody is named")
	}
	return x.Part.Title(l)
}

// PhraseLine is one line about a phrase.
type PhraseLine struct {
	Name  string
	Items []string
}

// Lines returns what is known of a phrase beyond its occurrences, as numbers of clauses: how
// many say it, by speaker, by article, and with which neighbouring words.
func (p Phrase) Lines(statements []passage.Head, l locale.Language) []PhraseLine {
	lines := []PhraseLine{{Name: l.T("clauses")}, {Name: l.T("clauses by speaker")}, {Name: l.T("clauses by article")}, {Name: l.T("clauses with words near it")}}
	if all := (Saying{Clauses: p.Clauses}); all.Total() > 0 {
		lines[0].Items = []string{all.counts(statements, l)}
	}
	for k, list := range [][]Saying{p.Speakers, p.Articles} {
		for _, x := range list {
			lines[k+1].Items = append(lines[k+1].Items, x.Title(l)+" "+x.counts(statements, l))
		}
	}
	for _, n := range p.Near {
		lines[3].Items = append(lines[3].Items, n.Text+" "+strconv.Itoa(n.Clauses)+" "+l.T("(%d elsewhere)", n.Elsewhere))
	}
	return slices.DeleteFunc(lines, func(x PhraseLine) bool { return len(x.Items) == 0 })
}

// mostListed is the maximum number of statements that are listed one by one.
const mostListed = 8

// counts returns the number of clauses with the statements: 3 (2021:1 2023:2), or with their
// range and number if there are many: 31 (2001 – 2025, 17 statements).
func (x Saying) counts(statements []passage.Head, l locale.Language) string {
	var list, ids []string
	for i, n := range x.Clauses {
		if n > 0 {
			list = append(list, statements[i].ID+":"+strconv.Itoa(n))
			ids = append(ids, statements[i].ID)
		}
	}
	if n := len(ids); n > mostListed {
		list = []string{ids[0] + " – " + ids[n-1] + ",", l.N(n, "%d statements")}
	}
	return fmt.Sprintf("%d (%s)", x.Total(), strings.Join(list, " "))
}
