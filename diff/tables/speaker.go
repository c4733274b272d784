package tables

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Speaker is a person or a side that speaks, or all sides together.
type Speaker struct {
	// Name is as in the newest statement that has it, "" for text without a named
	// speaker.
	Name string
	// Articles has the articles in which it speaks, in the order of the tracks; All has
	// the totals.
	Articles []SpeakerArticle
	All      []Speech // one per statement
}

// SpeakerArticle is how much a speaker says in an article and its counterparts.
type SpeakerArticle struct {
	Track int // index into the tracks, -1 for text outside articles
	Said  []Speech
}

// Speech is how much somebody says in one statement.
type Speech struct {
	Clauses    []*tree.Node // in reading order
	Characters int          // without white space
}

// leastSaid is the minimum share of the text with a named speaker; below it, the text
// speaks only for its authors.
const leastSaid = .25

// Speakers returns how much each speaker says, by statement and by article, with the one
// that says most first. It returns nil if few clauses name a speaker. A clause without a
// named speaker belongs to the speaker of the preceding clause in its sentence. The tracks
// must be those of the same statements.
func (t *Texts) Speakers(tracks []series.ArticleTrack) []Speaker {
	count := speakerCount{texts: t, article: map[*tree.Node]int{}, rows: map[string]int{}, joins: map[tree.Lang]map[string]bool{}}
	for k, m := range tracks {
		for _, p := range m.Articles {
			if p.Article != nil {
				count.article[p.Article] = k
			}
		}
	}
	for i := len(t.Statements) - 1; i >= 0; i-- {
		count.statement(i)
	}
	whole, nobody := 0, 0
	for _, sp := range count.all {
		whole += total(sp.All)
		if sp.Name == "" {
			nobody = total(sp.All)
		}
	}
	if float64(whole-nobody) < leastSaid*float64(whole) || whole == 0 {
		return nil
	}
	slices.SortStableFunc(count.all, func(x, y Speaker) int {
		if (x.Name == "") != (y.Name == "") {
			return cmp.Compare(y.Name, x.Name) // no speaker last
		}
		return cmp.Compare(total(y.All), total(x.All))
	})
	for k := range count.all {
		slices.SortFunc(count.all[k].Articles, func(x, y SpeakerArticle) int {
			return cmp.Compare(uint(x.Track), uint(y.Track)) // -1 last
		})
	}
	return count.all
}

func total(all []Speech) int {
	n := 0
	for _, s := range all {
		n += s.Characters
	}
	return n
}

// speakerCount counts who says how much.
type speakerCount struct {
	texts   *Texts
	article map[*tree.Node]int            // index of the track
	rows    map[string]int                // by key
	joins   map[tree.Lang]map[string]bool // words that do not distinguish speakers
	all     []Speaker
}

func (c *speakerCount) statement(i int) {
	s, named := c.texts.Statements[i], map[*tree.Node]finding.Mention{}
	for _, m := range c.texts.contents[i].Speakers {
		named[m.Clause] = m
	}
	for _, part := range s.Root.Children {
		track, ok := c.article[part]
		if !ok {
			track = -1
		}
		for n := range part.All() {
			if n.Kind.IsBlock() && !n.IsHeading {
				c.block(i, track, n, named)
			}
		}
	}
}

// block counts the clauses of a paragraph.
func (c *speakerCount) block(i, track int, block *tree.Node, named map[*tree.Node]finding.Mention) {
	s, before := c.texts.Statements[i], speakersBefore{}
	for _, sentence := range block.Children {
		row := c.row("", "")
		for _, clause := range sentence.Children {
			switch m, ok := named[clause]; {
			case ok && m.Pronoun == finding.NoPronoun:
				row = c.row(nameOf(s, m.Span), c.key(s, m))
				before.add(row, m)
			case ok:
				if row = before.only(m.Pronoun); row < 0 {
					row = c.row("", "")
				}
			}
			c.add(row, i, track, clause)
		}
	}
}

// nameOf returns a span of a statement as one line.
func nameOf(s *tree.Statement, x tree.Span) string {
	return strings.Join(strings.Fields(s.Text[x.Start:x.End]), " ")
}

// speakersBefore holds the rows of the speakers that a paragraph has named so far: those
// that speak together, and the others.
type speakersBefore struct{ together, alone []int }

func (b *speakersBefore) add(row int, m finding.Mention) {
	of := &b.alone
	switch {
	case m.Authors:
		return
	case m.Joint:
		of = &b.together
	}
	if !slices.Contains(*of, row) {
		*of = append(*of, row)
	}
}

// only returns the row that a pronoun refers to if only one speaker is possible, else -1;
// "it" may refer to anything.
func (b *speakersBefore) only(p finding.Pronoun) int {
	of := b.alone
	if p == finding.They {
		of = b.together
	}
	if p == finding.It || len(of) != 1 {
		return -1
	}
	return of[0]
}

// key returns what all names of a speaker have in common: the office and the last name of
// a person, otherwise the words without function words and numbers ("the two leaders").
func (c *speakerCount) key(s *tree.Statement, m finding.Mention) string {
	name := strings.ToLower(chars.SimplifiedText(nameOf(s, m.Span)))
	words := strings.Fields(name)
	if m.Person.Len() > 0 {
		offices := len(strings.Fields(s.Text[m.Span.Start:m.Person.Start]))
		return strings.Join(append(words[:offices:offices], words[len(words)-1]), " ")
	}
	if c.joins[s.Lang] == nil {
		c.joins[s.Lang] = lang.Set(s.Lang, "function-words")
		maps.Copy(c.joins[s.Lang], lang.Set(s.Lang, "cardinals"))
	}
	rest := slices.DeleteFunc(words, func(w string) bool { return c.joins[s.Lang][w] })
	if len(rest) == 0 {
		return name
	}
	return strings.Join(rest, " ")
}

// row returns the index of a speaker. Statements are read newest first, so the name is
// that of the newest one.
func (c *speakerCount) row(name, key string) int {
	if k, known := c.rows[key]; known {
		return k
	}
	c.rows[key] = len(c.all)
	c.all = append(c.all, Speaker{Name: name, All: make([]Speech, len(c.texts.Statements))})
	return len(c.all) - 1
}

func (c *speakerCount) add(row, i, track int, clause *tree.Node) {
	sp := &c.all[row]
	at := slices.IndexFunc(sp.Articles, func(a SpeakerArticle) bool { return a.Track == track })
	if at < 0 {
		at = len(sp.Articles)
		sp.Articles = append(sp.Articles, SpeakerArticle{track, make([]Speech, len(c.texts.Statements))})
	}
	n := chars.Count(c.texts.Statements[i].TextOf(clause))
	sp.All[i].add(clause, n)
	sp.Articles[at].Said[i].add(clause, n)
}

func (s *Speech) add(clause *tree.Node, characters int) {
	s.Clauses = append(s.Clauses, clause)
	s.Characters += characters
}
