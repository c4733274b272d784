package site

import (
	"sync"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// lineage is a series with what its pages need to know about its clauses.
type lineage struct {
	*series.Lineage
	of      *Series
	linked  bool // there are at least two statements, and they were compared
	novelty []series.Novelty
	lives   *history.Lives // guarded by mu: pages are made concurrently
	mu      sync.Mutex
	words   sync.Mutex // guards the words that the series caches when first used
	// back maps a clause that returned to the statement it was last in; gone maps the
	// clause there to the statement in which it returned.
	back, gone map[*tree.Node]int
	// through maps a clause to the threads it is in that have a page.
	through map[*tree.Node][]int
	href    []string // of threads, from a page in a folder; "" without a page
	byID    map[string]int
	pages   []threads
	anchor  []string // of threads, on their pages
}

// threads are the threads of one page: a single one, or all that begin in one article.
// Later statements move none of them to another page.
type threads struct {
	name      string
	statement int // in which they begin
	part      *tree.Node
	list      []int
}

func newLineage(of *Series, linked *series.Lineage) *lineage {
	l := &lineage{
		Lineage: linked, of: of, linked: len(linked.Pairs) > 0,
		back: map[*tree.Node]int{}, gone: map[*tree.Node]int{},
		through: map[*tree.Node][]int{}, byID: map[string]int{},
		href: make([]string, len(linked.Threads)),
	}
	if !l.linked {
		return l
	}
	l.novelty, l.lives = linked.Novelty(), history.NewLives(linked)
	for i, t := range linked.Threads {
		l.byID[t.ID] = i
		l.noteGaps(t)
	}
	l.givePages()
	return l
}

func (l *lineage) noteGaps(t series.Thread) {
	for k := 1; k < len(t.Steps); k++ {
		from, to := t.Steps[k-1], t.Steps[k]
		if to.Statement == from.Statement+1 {
			continue
		}
		for _, n := range to.Nodes {
			l.back[n] = from.Statement
		}
		for _, n := range from.Nodes {
			l.gone[n] = to.Statement
		}
	}
}

// givePages assigns every thread of two steps or more to a page. When threads share pages
// by article, those of only two neighbouring statements get none: the comparison of these
// shows them already.
func (l *lineage) givePages() {
	var long []int
	for i, t := range l.Threads {
		if len(t.Steps) > 1 {
			long = append(long, i)
		}
	}
	byArticle := len(long) > MostThreads || l.large()
	names := l.names(byArticle)
	for _, name := range names {
		l.anchor = append(l.anchor, threadAnchor(name))
	}
	articles := l.articles()
	at := map[string]int{}
	for _, i := range long {
		t := l.Threads[i]
		first := t.Steps[0]
		if byArticle && len(t.Steps) == 2 && t.Steps[1].Statement == first.Statement+1 {
			continue
		}
		part := articles[first.Nodes[0]]
		name, fragment := threadFile(l.of.Name, names[i]), ""
		if byArticle {
			name, fragment = articleFile(l.Statements[first.Statement].ID, string(part.Locator)), "#"+threadAnchor(names[i])
		}
		if _, ok := at[name]; !ok {
			at[name] = len(l.pages)
			l.pages = append(l.pages, threads{name: name, statement: first.Statement, part: part})
		}
		page := &l.pages[at[name]]
		page.list = append(page.list, i)
		l.href[i] = up + name + fragment
		for _, step := range t.Steps {
			for _, n := range step.Nodes {
				l.through[n] = append(l.through[n], i)
			}
		}
	}
}

// large reports whether the table of all clauses would be too large.
func (l *lineage) large() bool { return len(l.Threads)*len(l.Statements) > MostCells }

// articles maps every clause to its article.
func (l *lineage) articles() map[*tree.Node]*tree.Node {
	all := map[*tree.Node]*tree.Node{}
	for _, s := range l.Statements {
		for _, part := range s.Root.Children {
			for n := range part.All() {
				if n.Kind == tree.KindClause {
					all[n] = part
				}
			}
		}
	}
	return all
}

// threadOf returns the address of the first thread of a clause, "" for none.
func (l *lineage) threadOf(clause *tree.Node) string {
	if through := l.through[clause]; through != nil {
		return l.href[through[0]]
	}
	return ""
}

// idOf returns the id of the statement that noted has for a clause, "" for none.
func (l *lineage) idOf(noted map[*tree.Node]int, clause *tree.Node) string {
	if i, ok := noted[clause]; ok {
		return l.Statements[i].ID
	}
	return ""
}

// thread returns the address of a thread, given its id, "" for none.
func (l *lineage) thread(id string) string {
	if i, ok := l.byID[id]; ok {
		return l.href[i]
	}
	return ""
}

// pairRef returns the link to the comparison of statement i with the next one.
func (l *lineage) pairRef(i int) html.Ref {
	old, new := l.Statements[i].ID, l.Statements[i+1].ID
	return html.Ref{Text: old + " → " + new, Href: up + pairFile(old, new)}
}

// inPair returns the address of a clause's sentence in a comparison, on the old or the
// new side.
func (l *lineage) inPair(pair int, ofNew bool, clause *tree.Node) string {
	side := "#old-"
	if ofNew {
		side = "#new-"
	}
	return l.pairRef(pair).Href + side + string(clause.Locator.Parent())
}
