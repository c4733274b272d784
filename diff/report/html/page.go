package html

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// page is the page of two statements.
type page struct {
	frame
	Old, New           head
	Sentences, Clauses []count
	Bar                bar
	River              *river
	Filters            []count
	Briefing           *briefing
	Brief              bool // nothing follows the summary
	// Substance is set if changes of substance are shown first.
	Substance bool
	Left      []string // what is not shown
	Sections  []section
	Articles  []section // in place of Sections: a line for each, without its sentences
}

// head describes a statement.
type head struct {
	*passage.Head
	Side string // "Old", "New", "" in a lineage
	Href string // of the statement's page, "" for none
}

// notice is something a reader should know before relying on the page.
type notice struct {
	About string // "2023", "Method"
	Text  string
}

func newPage(r *report.Report, x Renderer) *page {
	language := x.Language
	left := filterNotice(language, r.Filter, r.LeftOut, "%[2]s leaves out %[1]d changed sentences")
	p := &page{
		frame: x.frame("page.tmpl", r.Old.ID+" – "+r.New.ID, append(left, notices(language, r.Degraded, r.Old, r.New)...)),
		Old:   newHead(x, "Old", &r.Old), New: newHead(x, "New", &r.New),
		Sentences: allCounts(r.Sentences), Clauses: allCounts(r.Clauses),
		Bar:     newBar(counts(report.Tallies(r.Sentences)), max(r.Sentences.Total(), 1)),
		River:   newRiver(r.River, language, x.Links.statement),
		Filters: filters(r),
		Left:    discarded(language, r.Old, r.New),
	}
	if last := len(p.Sentences) - 1; p.Sentences[last].N+p.Clauses[last].N == 0 { // of only possible links
		p.Sentences, p.Clauses = p.Sentences[:last], p.Clauses[:last]
	}
	b := newRows(r, language, x.Detail == report.DetailSubstance)
	p.Brief, p.Substance = !x.Detail.Texts(), x.Detail == report.DetailSubstance
	if x.Detail == report.DetailSummary && len(r.Sections) > 1 {
		p.Articles = newRows(r, language, false).sections(r)
	}
	if !p.Brief {
		p.Sections = b.sections(r)
	}
	for _, s := range p.Sections {
		for _, blk := range s.Blocks {
			b.anchors.resolveMoves(blk.rows())
		}
	}
	p.Briefing = newBriefing(x, &r.Briefing, &r.Old, &r.New, func(side, locator string) string { return b.anchors.resolve(side + "-" + locator) })
	return p
}

func newHead(x Renderer, side string, h *passage.Head) head {
	return head{h, side, x.Links.statement(h.ID)}
}

// filterNotice says what a filter left out.
func filterNotice(language locale.Language, filter string, leftOut int, text string) []notice {
	if filter == "" {
		return nil
	}
	return []notice{{language.T("Filter"), language.N(leftOut, text, filter)}}
}

func notices(language locale.Language, degraded []string, heads ...passage.Head) []notice {
	var list []notice
	for _, d := range degraded {
		list = append(list, notice{language.T("Coarser method"), d})
	}
	for _, h := range heads {
		for _, d := range h.Doubts {
			list = append(list, notice{h.ID, d})
		}
	}
	return list
}

// filters returns the kinds in the order of a reader's interest.
func filters(r *report.Report) []count {
	k := counts(report.Tallies(r.Sentences))
	reworded := k[2]
	reworded.N = r.Sentences.Reworded // includes possible ones, which have a filter of their own
	moved := count{signOf("moved"), r.Sentences.Moved}
	return append([]count{k[5], k[4], reworded, moved, k[1], k[0]}, typeCounts(r)...)
}

// discarded lists what was left out of the source pages.
func discarded(language locale.Language, heads ...passage.Head) []string {
	var lines []string
	for _, h := range heads {
		if left := h.LeftOut(language); left != "" {
			lines = append(lines, h.ID+": "+left)
		}
	}
	return lines
}

// typeCounts returns the types of findings that the rows have, in the order of [finding.Types],
// without those that are kinds of links.
func typeCounts(r *report.Report) []count {
	n := map[finding.Type]int{}
	for i := range r.Sections {
		for k := range r.Sections[i].Rows {
			for _, t := range r.Sections[i].Rows[k].Types {
				n[t]++
			}
		}
	}
	var list []count
	for _, t := range filterTypes() {
		if n[t] > 0 {
			list = append(list, count{typeSign(t), n[t]})
		}
	}
	return list
}

// filterTypes returns the types of findings that are not kinds of links.
func filterTypes() []finding.Type { return (&report.Row{Types: finding.Types()}).Changes() }

// typeRules returns the style that shows only the rows of the selected types.
func typeRules() string {
	var b strings.Builder
	for _, t := range filterTypes() {
		fmt.Fprintf(&b, ":root:has(#f-%[1]s:checked) .f-%[1]s:not(.g) { display: grid; }\n:root:has(#f-%[1]s:checked) .g.f-%[1]s { display: block; }\n", t)
	}
	return b.String()
}
