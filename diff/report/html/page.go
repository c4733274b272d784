package html

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
)

// page is the page of two statements.
type page struct {
	Shell
	Around   Around
	Title    string
	Old, New head
	Table    table
	Bar      bar
	Flow     *flow
	Filters  []count
	Top      []topic
	Notices  []notice
	Sections []section
}

// head describes a statement.
type head struct {
	Side      string // "Old", "New", "" in a lineage
	ID        string
	Title     string
	Date      string
	Source    string
	Lang      string
	Discarded string // a sentence, "" when nothing was discarded
	Href      string // of the statement's page, "" for none
}

// table is the counts of sentences and clauses side by side.
type table struct {
	Columns            []count // N is that of the sentences
	Sentences, Clauses []count
}

// dropEmpty leaves a column out that has nothing: few links that are not reworded
// are only possible.
func (t *table) dropEmpty(word string) {
	at := slices.IndexFunc(t.Sentences, func(c count) bool { return c.Word == word })
	if t.Sentences[at].N+t.Clauses[at].N == 0 {
		t.Sentences, t.Clauses = slices.Delete(t.Sentences, at, at+1), slices.Delete(t.Clauses, at, at+1)
	}
}

// topic is one of the most significant changes.
type topic struct {
	Sign    sign
	Doubt   string
	Why     []sign
	Ref     string
	Locator string
	Lang    string
	Runs    []run
}

// notice is something a reader should know before trusting the page.
type notice struct {
	About string // "2023", "Method"
	Text  string
}

func newPage(r *report.Report, x Renderer) *page {
	tongue := x.Tongue
	p := &page{
		Shell: newShell(tongue), Around: x.Around,
		Title: r.Old.ID + " – " + r.New.ID,
		Old:   newHead(x, "Old", &r.Old), New: newHead(x, "New", &r.New),
		Table: table{
			Sentences: append(kindCounts(r.Sentences), flagCounts(r.Sentences)...),
			Clauses:   append(kindCounts(r.Clauses), flagCounts(r.Clauses)...),
		},
		Bar:     newBar(kindCounts(r.Sentences), max(r.Sentences.Total(), 1)),
		Flow:    newFlow(&r.Flow, tongue),
		Filters: filters(r),
		Notices: append(filterNotice(tongue, r), notices(tongue, r.Degraded, r.Old, r.New)...),
	}
	p.Table.dropEmpty("only possible")
	b := newRows(r, tongue)
	whole := longest(r.Sections)
	for i := range r.Sections {
		p.Sections = append(p.Sections, b.section(&r.Sections[i], whole))
	}
	for _, s := range p.Sections {
		for _, blk := range s.Blocks {
			b.anchors.resolveMoves(blk.rows())
		}
	}
	for i := range r.Top {
		p.Top = append(p.Top, b.topic(&r.Top[i]))
	}
	if p.Flow != nil {
		b.anchors.resolveParts(p.Flow.Old)
		b.anchors.resolveParts(p.Flow.New)
	}
	return p
}

func newHead(x Renderer, side string, h *report.Head) head {
	tongue := x.Tongue
	v := head{Side: side, ID: h.ID, Title: h.Title, Date: h.Date, Source: h.Source, Lang: langTag(h.Lang), Href: x.Around.statement(h.ID)}
	if h.Discarded > 0 {
		v.Discarded = tongue.count(h.Discarded, "1 block of the page left out as not part of the statement", "%d blocks of the page left out as not part of the statement")
	}
	return v
}

// filterNotice says what a filter left out.
func filterNotice(tongue Tongue, r *report.Report) []notice {
	if r.Filter == "" {
		return nil
	}
	return []notice{{tongue.t("Filter"), tongue.t("%s leaves out changed sentences: %d", r.Filter, r.LeftOut)}}
}

func notices(tongue Tongue, degraded []string, heads ...report.Head) []notice {
	var list []notice
	for _, d := range degraded {
		list = append(list, notice{tongue.t("Coarser method"), d})
	}
	for _, h := range heads {
		for _, d := range h.Doubts {
			list = append(list, notice{h.ID, d})
		}
	}
	return list
}

// filters lists the kinds in the order of a reader's interest.
func filters(r *report.Report) []count {
	k, f := kindCounts(r.Sentences), flagCounts(r.Sentences)
	reworded := k[2]
	reworded.N = r.Sentences.Reworded // of all that it shows: the certainty is chosen beside it
	return []count{k[5], k[4], reworded, f[0], k[1], k[0]}
}

func longest(sections []report.Section) int {
	n := 0
	for _, s := range sections {
		n = max(n, s.Stats.Total())
	}
	return n
}

// excerptColumns is the length of an entry in the list of changes: about three
// lines.
const excerptColumns = 240

func (b *rows) topic(r *report.Row) topic {
	t := topic{Sign: kindSign(r.Kind), Doubt: doubt(r.Certainty), Why: reasons(r)}
	side, prefix := r.New, "new-"
	t.Lang = b.newLang
	if side.Empty() {
		side, prefix, t.Lang = r.Old, "old-", b.oldLang
	}
	if len(side.Locators) > 0 {
		t.Ref, t.Locator = b.anchors.resolve(prefix+side.Locators[0]), strings.Join(side.Locators, " ")
	}
	t.Runs = newRuns(report.Excerpt(r.Redline(), excerptColumns))
	return t
}
