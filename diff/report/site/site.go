package site

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io"
	"slices"
	"sync"

	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// The limits above which a series is shown in another way.
const (
	// MostThreads is the number of threads up to which each thread of a series has its
	// own page. Above it, the threads that begin in one article share a page, and those
	// of only two neighbouring statements have none.
	MostThreads = 1000
	// MostCells is the most cells, threads times statements, in the table of a series.
	// Above it, the page lists articles instead, and threads share pages as above
	// MostThreads.
	MostCells = 30_000
)

// Corpus is what a site shows.
type Corpus struct {
	Title string // of the first page, "" for none
	Note  string
	// Series are the series, in the order in which they are shown.
	Series []*Series
	// Versions are groups of ids, each of statements that are language versions of one.
	Versions [][]string
}

// Series is statements that belong together.
type Series struct {
	Name       string
	Statements []*tree.Statement
	// Link traces the clauses. It is called at most once, and only when a page needs it;
	// digest returns a digest of all that is known about a statement. It is nil for
	// statements that form no series and for a single one.
	Link func(digest func(*tree.Statement) string) (*series.Lineage, error)
	// Input identifies what Link depends on besides the statements, such as links that a
	// person decided on.
	Input string
}

// Options control how the pages are made.
type Options struct {
	// Language is the language of the text around the statements, English when empty.
	Language locale.Language
	// Program identifies the program that makes the pages: another version of it makes
	// all pages again.
	Program string
	// Memory keeps results for later runs, nil for this run only.
	Memory Memory
}

// Group is a set of pages with the same inputs: those of a series, or those of the whole
// corpus. As long as Input is the same, the group has the same pages with the same bytes.
type Group struct {
	Name  string
	Input string
}

// Page is one file of the site.
type Page struct {
	Name string // slash path inside the site: unaccented letters, digits, . - _
	// prepare returns the digest of the page's inputs, and a function that writes it.
	prepare func() (input string, write func(io.Writer) error)
}

// newPage returns a page whose inputs are known.
func newPage(name, input string, write func(io.Writer) error) Page {
	return Page{name, func() (string, func(io.Writer) error) { return input, write }}
}

// Render returns the digest of the page's inputs, and the page; nil if the inputs are the
// known ones, those from which the caller has it already.
func (p Page) Render(known string) (data []byte, input string, err error) {
	input, write := p.prepare()
	if input == known {
		return nil, input, nil
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return nil, input, fmt.Errorf("%s: %w", p.Name, err)
	}
	return b.Bytes(), input, nil
}

// Site is the plan of a site. It is not safe for concurrent use, but the pages it returns
// may be rendered concurrently.
type Site struct {
	corpus    *Corpus
	looks     map[look]html.Design
	templates *template.Template
	language  locale.Language
	memory    Memory
	base      string                               // digest of what every page depends on
	digests   map[string]string                    // of statements, by id
	linked    map[*Series]func() (*lineage, error) // links a series once, when a page first needs it
	told      func() ([]summary, error)            // summaries of all series, by name, computed once
}

// New plans the site of a corpus. The ids of its statements and the names of its series
// must be unique. New compares nothing yet.
func New(c *Corpus, o Options) (*Site, error) {
	o.Language = cmp.Or(o.Language, locale.English)
	if o.Memory == nil {
		o.Memory = &ofThisRun{}
	}
	s := &Site{corpus: c, language: o.Language, memory: o.Memory, looks: designs(o.Language), digests: map[string]string{}, linked: map[*Series]func() (*lineage, error){}}
	s.told = sync.OnceValues(s.summaries)
	var err error
	if s.templates, err = s.looks[wideLook].Templates(); err != nil {
		return nil, err
	}
	s.base = newDigest(o.Program, o.Language, c.Title).String()
	names := map[string]bool{}
	for _, group := range c.Series {
		if names[group.Name] {
			return nil, fmt.Errorf("series %q is given twice; give each a name of its own", group.Name)
		}
		names[group.Name] = true
		s.linked[group] = sync.OnceValues(func() (*lineage, error) { return s.link(group) })
		for _, st := range group.Statements {
			if s.digests[st.ID] != "" {
				return nil, fmt.Errorf("statement %q is given twice; give each an id of its own", st.ID)
			}
			if s.digests[st.ID], err = digestOf(st); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// Groups lists the groups: one for each series, then the one of the whole corpus.
func (s *Site) Groups() []Group {
	var groups []Group
	all := newDigest(s.base, s.corpus.Note)
	for _, g := range s.corpus.Series {
		digest := s.digestOfSeries(g)
		groups = append(groups, Group{Name: "series " + g.Name, Input: digest})
		all.add(digest)
	}
	return append(groups, Group{Name: "corpus", Input: all.String()})
}

// Pages returns the pages of a group of [Site.Groups], those that take longest first. It
// links the series if necessary.
func (s *Site) Pages(g Group) ([]Page, error) {
	k := slices.Index(s.Groups(), g)
	switch {
	case k < 0:
		return nil, fmt.Errorf("%s: not a group of this site", g.Name)
	case k == len(s.corpus.Series):
		return slices.Concat([]Page{s.indexPage(g), s.feedPage(g)}, s.versionPages(), s.sharedPages()), nil
	}
	of := s.corpus.Series[k]
	l, err := s.linked[of]()
	if err != nil {
		return nil, err
	}
	var pages []Page
	if l.linked {
		pages = append(pages, s.tablesPage(g, l), s.seriesPage(g, l))
	}
	for i, st := range l.Statements {
		pages = append(pages, s.statementPage(l, i), s.searchPage(st))
	}
	for i := range l.Pairs {
		pages = append(pages, s.pairPage(l, i))
	}
	for i := range l.pages {
		pages = append(pages, s.threadPage(l, i))
	}
	if l.linked {
		pages = spread(pages, s.wordingPages(g, l))
	}
	return pages, nil
}

// spread distributes the pages of apart, which wait for one another, among the others, so
// that a concurrent caller has other pages to render meanwhile.
func spread(pages, apart []Page) []Page {
	var all []Page
	done := 0
	for i, p := range pages {
		next := (i + 1) * len(apart) / len(pages)
		all = append(append(all, p), apart[done:next]...)
		done = next
	}
	return all
}

// link returns the lineage of a series.
func (s *Site) link(of *Series) (*lineage, error) {
	linked := &series.Lineage{Statements: of.Statements}
	if of.Link != nil {
		var err error
		if linked, err = of.Link(func(st *tree.Statement) string { return s.digests[st.ID] }); err != nil {
			return nil, err
		}
	}
	return newLineage(of, linked), nil
}
