package tables

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Speaker is who says something: the sides together, one of them, a person.
type Speaker struct {
	// Name is in words of the newest statement that has it, "" for what nobody is named
	// to say.
	Name string
	// Articles are where it speaks, in the order of the tracks; All is the sum.
	Articles []SpeakerArticle
	All      []Speech // one a statement
}

// SpeakerArticle is how much a speaker says in an article and its counterparts.
type SpeakerArticle struct {
	Track int // index into the tracks, -1 for what stands in no article
	Said  []Speech
}

// Speech is how much somebody says in one statement.
type Speech struct {
	Clauses    []*tree.Node // in reading order
	Characters int          // white space aside
}

// leastSaid is the share of the text that speakers must be named for: where it is
// smaller, nobody speaks for anybody but the author.
const leastSaid = .25

// Speakers tells how much each speaker says, statement by statement and article by
// article, the one who says the most first; nothing where few clauses name one. A clause
// that names nobody is said by whom the clause before it in its sentence is; tracks are
// those of the same statements.
func (t *Texts) Speakers(tracks []series.ArticleTrack) []Speaker {
	count := speakerCount{texts: t, article: map[*tree.Node]int{}, rows: map[string]int{}}
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
			return cmp.Compare(y.Name, x.Name) // nobody last
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
	article map[*tree.Node]int // number of the track
	rows    map[string]int     // by key
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

// block counts the clauses of a paragraph. A pronoun is who was named before in it, and
// nobody where nobody was.
func (c *speakerCount) block(i, track int, block *tree.Node, named map[*tree.Node]finding.Mention) {
	s, last := c.texts.Statements[i], -1
	for _, sentence := range block.Children {
		row := c.row("")
		for _, clause := range sentence.Children {
			if m, ok := named[clause]; ok {
				if !m.Pronoun {
					row = c.row(strings.Join(strings.Fields(s.Text[m.Span.Start:m.Span.End]), " "))
				} else if last >= 0 {
					row = last
				}
				if !m.Pronoun && !m.Authors {
					last = row
				}
			}
			c.add(row, i, track, clause)
		}
	}
}

// row returns the number of a speaker.
func (c *speakerCount) row(name string) int {
	key := strings.ToLower(strings.Map(chars.Simplified, name))
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
