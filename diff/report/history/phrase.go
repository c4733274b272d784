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
	"github.com/clausediff/clausediff/parse/tree"
)

// Phrase is how often each statement says a phrase, who says it and where.
type Phrase struct {
	Text    string
	Counts  []int // how often each statement says it
	Lengths []int // characters of the statements, nil where they are not known
	// Clauses is how many clauses of each statement say it, headings among them. A clause
	// may say it more than once, and the title is none.
	Clauses []int
	// Speakers are who says the clauses that it stands in, the one who says the most
	// first and what nobody is named to say last; nil where that is not clear.
	Speakers []Saying
	// Articles are where those clauses stand, the most first; nil where no statement has
	// articles.
	Articles []Saying
	// Near holds the words that stand near it, those first that are tied to it closest.
	Near []series.Neighbour
}

// Saying is how many clauses with a phrase a speaker says, or an article has.
type Saying struct {
	Name    string // of a speaker, "" for what nobody is named to say
	Part    passage.Part
	Clauses []int // by statement
}

// mostNear is how many words that stand near a phrase are told.
const mostNear = 8

// NewPhrases counts phrases in the statements of a series. It takes time linear in the
// texts for each.
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

// sizes returns how many clauses each statement has.
func sizes(clauses [][]*tree.Node) []int {
	all := make([]int, len(clauses))
	for i := range clauses {
		all[i] = len(clauses[i])
	}
	return all
}

// Total is how often all statements say the phrase.
func (p Phrase) Total() int { return sumOf(p.Counts) }

// Rate returns how often a statement says the phrase in a thousand characters.
func (p Phrase) Rate(statement int) float64 {
	if statement >= len(p.Lengths) || p.Lengths[statement] == 0 {
		return 0
	}
	return 1000 * float64(p.Counts[statement]) / float64(p.Lengths[statement])
}

// Gaps returns the indexes of the statements between the first and the last that say
// the phrase which do not.
func (p Phrase) Gaps() []int {
	var gaps []int
	for i := p.First() + 1; i < p.Last(); i++ {
		if p.Counts[i] == 0 {
			gaps = append(gaps, i)
		}
	}
	return gaps
}

// First and Last return the indexes of the first and the last statement that
// say the phrase, -1 when none does.
func (p Phrase) First() int { return slices.IndexFunc(p.Counts, func(n int) bool { return n > 0 }) }

// Last returns the index of the last statement with the phrase, -1 for none.
func (p Phrase) Last() int {
	for i := len(p.Counts) - 1; i >= 0; i-- {
		if p.Counts[i] > 0 {
			return i
		}
	}
	return -1
}

// speakersOf returns who says clauses, nil where nobody is named for any of them. What is
// no speech, such as a heading, nobody is named to say.
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

// articlesOf returns the articles of clauses, each with its counterparts as one; nil
// where all of them are in statements without.
func articlesOf(l *series.Lineage, clauses [][]*tree.Node, tracks []series.ArticleTrack) []Saying {
	number := map[*tree.Node]int{}
	for k, m := range tracks {
		for _, p := range m.Articles {
			number[p.Article] = k
		}
	}
	type group struct {
		track int // -1 for what stands in no article, or in a text without articles
		kind  tree.Kind
		whole bool
	}
	var all []Saying
	rows := map[group]int{}
	for i := len(clauses) - 1; i >= 0; i-- { // newest first: its names are taken
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

// mostFirst orders by the number of clauses.
func mostFirst(all []Saying) {
	slices.SortStableFunc(all, func(x, y Saying) int { return y.Total() - x.Total() })
}

// Total is the number of clauses in all statements.
func (x Saying) Total() int { return sumOf(x.Clauses) }

func sumOf(counts []int) int {
	n := 0
	for _, k := range counts {
		n += k
	}
	return n
}

// Title returns what the speaker or the article is called.
func (x Saying) Title(l locale.Language) string {
	switch {
	case x.Name != "":
		return x.Name
	case x.Part.IsZero():
		return l.T("nobody is named")
	}
	return x.Part.Title(l)
}

// PhraseLine is one thing that is told of a phrase.
type PhraseLine struct {
	Name  string
	Items []string
}

// Lines returns what is told of a phrase beside how often it is said, all in numbers of
// clauses: how many say it, by whom, in which article, and what stands near it.
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

// mostListed is how many statements are listed one by one.
const mostListed = 8

// counts tells in how many clauses, and in which statements: 3 (2021:1 2023:2), or of
// many in how many, from the first to the last: 31 (2001 – 2025, 17 statements).
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
