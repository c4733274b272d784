package html

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// lineagePage is the page of many statements.
type lineagePage struct {
	frame
	*history.Report
	Lang       string // of the newest statement
	Class      string // "some" or "wide" with many columns
	Early      int    // number of narrow columns: with many, all but the last two
	Heads      []head
	Counts     []count
	Bar        bar
	River      *river
	Tracks     []history.Track
	TracksLang string
	Briefing   *briefing
	Ledger     *history.Ledger
	Sections   []threads
	Gone       threads
	Past       []pastGroup
	Brief      bool      // nothing follows the summary
	Articles   []section // of a brief page, a line for each
}

// PhraseCounts returns how often each statement says a phrase.
func (p *lineagePage) PhraseCounts(phrase history.Phrase) []string {
	var all []string
	for i, n := range phrase.Counts {
		all = append(all, p.Statements[i].ID+": "+strconv.Itoa(n))
	}
	return all
}

// ShareBar returns the bar of an article's share. The largest share fills the width.
func (p *lineagePage) ShareBar(s *history.Share) bar {
	largest := 0.0
	for _, t := range p.Tracks {
		for _, other := range t.Shares {
			if other != nil {
				largest = max(largest, other.Share)
			}
		}
	}
	const fine = 1000 // bars are in whole numbers
	return newBar([]count{{N: int(fine * s.Share), sign: sign{Class: "u"}}}, max(1, int(fine*largest)))
}

// threads is a group of rows: an article of the newest statement, or all threads that ended.
type threads struct {
	ID, Name, Heading, Lang string
	Counts                  []count
	Total                   int
	Bar                     bar
	Tables                  []threadTable
}

// threadTable is a run of rows. A fold holds the rows that never changed.
type threadTable struct {
	Fold  string // name of the fold, "" for visible rows
	Heads []passage.Head
	Rows  []thread
	Early int
}

// thread is one clause's life.
type thread struct {
	Class  string
	Sign   sign
	Since  string
	Absent string
	Steady bool
	Href   string // of the thread's page, "" for none
	Cells  []cell
}

// cell is a wording with the consecutive statements that have it.
type cell struct {
	step
	Span     int
	Class    string
	Repeated bool // an earlier thread has shown it
}

// step is a wording with the changes of the step to it.
type step struct {
	Statement int
	Lang      string
	Locators  []locator
	Sign      sign
	Moved     bool
	Doubt     string
	Runs      []passage.Run
}

func (b *lineageRows) step(i int, c *history.Cell) step {
	return step{
		Statement: i, Lang: langTag(b.statements[i].Lang), Locators: b.locator(i, c),
		Sign: signOf(c.Kind.String()), Moved: c.Moved, Doubt: report.Doubt(c.Certainty),
	}
}

// columnsOf returns the class of a page with the given number of statements, and how many of its
// columns are narrow. With many statements, the newest two have most of the width, and the
// others only signs.
func columnsOf(statements int) (class string, early int) {
	const few, some = 4, 5
	switch {
	case statements <= few:
		return "", 0
	case statements <= some:
		return "some", statements - 2
	}
	return "wide", statements - 2
}

func newLineagePage(l *history.Report, x Renderer) *lineagePage {
	language, newest := x.Language, newestLang(l.Statements)
	left := filterNotice(language, l.Filter, l.LeftOut, "%[2]s leaves out %[1]d clauses")
	p := &lineagePage{frame: x.frame("lineage.tmpl", "", append(left, notices(language, l.Degraded, l.Statements...)...)), Report: l, Lang: langTag(newest)}
	ids := make([]string, len(l.Statements))
	for i := range l.Statements {
		ids[i] = l.Statements[i].ID
		p.Heads = append(p.Heads, newHead(x, "", &l.Statements[i]))
	}
	p.Title = strings.Join(ids, " – ")
	p.Class, p.Early = columnsOf(len(ids))
	if p.Counts = counts(history.Tallies(l.Counts)); total(p.Counts) == 0 { // a ledger has no threads to count
		p.Counts = nil
	}
	p.Bar = newBar(p.Counts, max(total(p.Counts), 1))
	if !l.Timeline {
		p.River = newRiver(l.River, language, x.Links.statement)
		if len(l.Tracks) > 1 {
			p.Tracks, p.TracksLang = l.Tracks, string(newest)
		}
	}
	b := &lineageRows{Renderer: x, statements: l.Statements, anchors: newAnchors(nil)}
	if p.Brief = !x.Detail.Texts(); p.Brief {
		p.Briefing = b.briefing(&l.Briefing)
		if x.Detail == report.DetailSummary {
			p.Articles = articleLines(l, language)
		}
		return p
	}
	for _, s := range l.Sections {
		t := b.threads(s.Threads)
		t.ID, t.Name, t.Heading = "article-"+fragment(s.Locator), s.Name(language), s.Heading
		p.Sections = append(p.Sections, t)
	}
	p.Gone = threads{Total: len(l.Gone), Counts: counts(history.Tallies(map[series.Status]int{series.Dropped: len(l.Gone)}))}
	p.Past = b.past(l)
	p.scaleBars()
	p.Briefing = b.briefing(&l.Briefing)
	p.Ledger = l.Ledger
	return p
}

// newestLang returns the language of the newest statement, "" if there is none.
func newestLang(statements []passage.Head) tree.Lang {
	if len(statements) == 0 {
		return ""
	}
	return statements[len(statements)-1].Lang
}

// articleLines returns the articles without their threads.
func articleLines(l *history.Report, language locale.Language) []section {
	var all []section
	for _, line := range l.Articles() {
		v := section{Name: line.Name(language), Heading: line.Heading, Lang: langTag(newestLang(l.Statements)), Counts: shown(counts(line.Tallies()))}
		if v.NameLang = v.Lang; v.Name != line.Label {
			v.NameLang = string(language)
		}
		all = append(all, v)
	}
	return all
}

// scaleBars draws the bars of all articles to the same scale.
func (p *lineagePage) scaleBars() {
	whole := max(p.Gone.Total, 1)
	for _, s := range p.Sections {
		whole = max(whole, s.Total)
	}
	for i, s := range p.Sections {
		p.Sections[i].Bar = newBar(s.Counts, whole)
	}
	p.Gone.Bar = newBar(p.Gone.Counts, whole)
}

func total(counts []count) int {
	n := 0
	for _, c := range counts {
		n += c.N
	}
	return n
}

// lineageRows makes the rows of the page from threads.
type lineageRows struct {
	Renderer
	statements []passage.Head
	anchors    *anchors
}

func (b *lineageRows) threads(list []history.Thread) threads {
	v := threads{Total: len(list), Lang: langTag(newestLang(b.statements))}
	n := map[series.Status]int{}
	for i := range list {
		t := b.thread(&list[i])
		n[list[i].Status]++
		v.Tables = appendThread(v.Tables, t)
	}
	v.Counts = counts(history.Tallies(n))
	for i, t := range v.Tables {
		v.Tables[i].Heads = b.statements
		_, v.Tables[i].Early = columnsOf(len(b.statements))
		if t.Fold != "" {
			v.Tables[i].Fold = b.Language.N(len(t.Rows), "%d clauses unchanged in all statements")
		}
	}
	return v
}

// appendThread adds the thread to the last table, or to a new one if a fold begins or ends.
func appendThread(tables []threadTable, t thread) []threadTable {
	fold := ""
	if t.Steady {
		fold = "fold"
	}
	if last := len(tables) - 1; last >= 0 && tables[last].Fold == fold {
		tables[last].Rows = append(tables[last].Rows, t)
		return tables
	}
	return append(tables, threadTable{Fold: fold, Rows: []thread{t}})
}

func (b *lineageRows) thread(t *history.Thread) thread {
	v := thread{Sign: signOf(string(t.Status)), Href: b.Links.thread(t.ID)}
	v.Class = v.Sign.Class
	if t.Status == series.Standing || t.Status == series.Returned {
		v.Since = b.Language.T("since %s", t.Since)
	}
	if t.Status == series.Returned {
		v.Absent = b.absent(t)
	}
	for i := range t.Cells {
		b.addCell(&v, i, &t.Cells[i])
	}
	if last := len(v.Cells) - 1; t.Again && last > 0 && !empty(v.Cells[last]) {
		v.Cells[last].Repeated = true
	}
	_, early := columnsOf(len(t.Cells))
	at := 0
	for i := range v.Cells {
		if at += v.Cells[i].Span; at <= early && !empty(v.Cells[i]) {
			v.Cells[i].Class = strings.TrimSpace(v.Cells[i].Class + " early")
		}
	}
	v.Steady = t.Status == series.Standing && len(v.Cells) == 1 && !empty(v.Cells[0])
	return v
}

// absent names the statements within a thread's life that do not have it.
func (b *lineageRows) absent(t *history.Thread) string {
	var ids []string
	seen := false
	for i, c := range t.Cells {
		if seen && c.Empty() {
			ids = append(ids, b.statements[i].ID)
		}
		seen = seen || !c.Empty()
	}
	if ids == nil {
		return ""
	}
	return b.Language.T("absent %s", strings.Join(ids, ", "))
}

// addCell adds a statement's cell to the row. For a wording unchanged since the preceding
// statement it extends the preceding cell by a column.
func (b *lineageRows) addCell(v *thread, i int, c *history.Cell) {
	last := len(v.Cells) - 1
	carried := !c.Empty() && c.Kind == diff.Unchanged && !c.Moved
	if last >= 0 && empty(v.Cells[last]) == c.Empty() && (c.Empty() || carried) {
		v.Cells[last].Span++
		v.Cells[last].Locators = append(v.Cells[last].Locators, b.locator(i, c)...)
		return
	}
	n := cell{Span: 1}
	if !c.Empty() {
		n.step = b.step(i, c)
		n.Runs, n.Class = c.Readable(), n.Sign.Class
		if i == 0 { // the first statement has no preceding one
			n.Class, n.Sign = "first", sign{}
		}
	}
	v.Cells = append(v.Cells, n)
}

func empty(c cell) bool { return c.Class == "" }

// locator returns the cell's address as one locator, with the locators of all its nodes.
func (b *lineageRows) locator(i int, c *history.Cell) []locator {
	if c.Empty() {
		return nil
	}
	statement := b.statements[i].ID
	id := fragment(statement) + "-" + c.Locators[0]
	return []locator{{
		ID: b.anchors.claim(id, false), Ref: id,
		Text: strings.Join(c.Locators, " "), Full: statement,
	}}
}

// briefing makes the view of what is news in the newest statement.
func (b *lineageRows) briefing(v *report.Briefing) *briefing {
	n := len(b.statements)
	if n < 2 {
		return nil
	}
	heads := map[string]*passage.Head{"old": &b.statements[n-2], "new": &b.statements[n-1]}
	view := newBriefing(b.Renderer, v, heads["old"], heads["new"], func(side, locator string) string {
		id := fragment(heads[side].ID) + "-" + locator
		if b.anchors.taken[id+".1"] { // a sentence shown by its clauses
			return id + ".1"
		}
		if b.anchors.taken[id] {
			return id
		}
		return ""
	})
	if view != nil {
		view.Step = heads["old"].ID + " → " + heads["new"].ID
	}
	return view
}
