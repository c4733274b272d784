package html

import (
	"cmp"
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
)

// versionsPage is the page of language versions of one statement, one pair after another.
type versionsPage struct {
	Layout
	Links SiteLinks
	Title string
	Pairs []versionPair
}

// versionPair is a pair of language versions.
type versionPair struct {
	ID       string // prefix of the ids of the pair
	A, B     head
	Notices  []notice
	Linked   string // how much has a counterpart
	Findings []versionFinding
	Sections []versionSection
	Left     []string // what is not shown
}

type versionFinding struct {
	ID, Word string
	From, To string
	A, B     []locator
	TextA    []run
	TextB    []run
	LangA    string
	LangB    string
}

type versionSection struct {
	ID           string
	A, B         string // names of the article
	LangA, LangB string
	Rows         []versionRow
}

// versionRow is sentences of both versions, with the remarks on them.
type versionRow struct {
	Class    string
	A, B     versionSide
	Remarks  []string
	Findings []locator
}

type versionSide struct {
	Locators    []locator
	Lang, Label string
	Runs        []run
}

// RenderParity writes pairs of language versions of one statement as one HTML page. The output
// and the error are as for Render.
func (x Renderer) RenderParity(w io.Writer, pairs ...*versions.Report) error {
	x.Language = cmp.Or(x.Language, locale.English)
	page := &versionsPage{Layout: x.layout("parity.tmpl"), Links: x.Links}
	for i, v := range pairs {
		b := versionRows{x: x, v: v, id: fmt.Sprintf("p%d-", i+1)}
		page.Pairs = append(page.Pairs, b.pair())
	}
	if len(pairs) > 0 {
		page.Title = pairs[0].A.ID + " ‖ " + pairs[len(pairs)-1].B.ID
	}
	return templates[x.Language]().ExecuteTemplate(w, "parity.tmpl", page)
}

// versionRows makes the rows of a pair.
type versionRows struct {
	x  Renderer
	v  *versions.Report
	id string
}

func (b *versionRows) pair() versionPair {
	v, language := b.v, b.x.Language
	p := versionPair{
		ID: b.id, A: newHead(b.x, "", &v.A), B: newHead(b.x, "", &v.B),
		Notices: notices(language, v.Degraded, v.A, v.B),
		Linked:  language.N(v.Linked[0], "%[1]d of %[2]d sentences have a counterpart", v.All[0]),
		Left:    discarded(language, v.A, v.B),
	}
	for i := range v.Findings {
		p.Findings = append(p.Findings, b.finding(i+1, &v.Findings[i]))
	}
	for i := range v.Sections {
		if b.x.Detail.Texts() {
			p.Sections = append(p.Sections, b.section(&v.Sections[i]))
		}
	}
	return p
}

func (b *versionRows) finding(n int, f *versions.Finding) versionFinding {
	from, to := f.Told()
	return versionFinding{
		ID: fmt.Sprintf("%sf%d", b.id, n), Word: f.Word(b.x.Language), From: from, To: to,
		A: b.places("a", f.A, false), B: b.places("b", f.B, false),
		TextA: newRuns(passage.Excerpt(f.TextA, 0)), TextB: newRuns(passage.Excerpt(f.TextB, 0)),
		LangA: langTag(b.v.A.Lang), LangB: langTag(b.v.B.Lang),
	}
}

// places returns the addresses of a side: as targets on the row itself if here is set, otherwise
// as links to the rows.
func (b *versionRows) places(side string, locators []string, here bool) []locator {
	var all []locator
	for _, l := range locators {
		at := locator{Text: l, Ref: b.id + side + "-" + l}
		if here {
			at.ID = at.Ref
		} else if !b.x.Detail.Texts() {
			at.Ref = ""
		}
		all = append(all, at)
	}
	return all
}

func (b *versionRows) section(s *versions.Section) versionSection {
	v := versionSection{LangA: langTag(b.v.A.Lang), LangB: langTag(b.v.B.Lang)}
	for _, side := range []struct {
		part passage.Part
		name *string
		id   string
	}{{s.A, &v.A, "a"}, {s.B, &v.B, "b"}} {
		if !side.part.IsZero() {
			*side.name = side.part.Title(b.x.Language)
			v.ID = cmp.Or(v.ID, b.id+side.id+"-"+side.part.Locator)
		}
	}
	for i := range s.Rows {
		v.Rows = append(v.Rows, b.row(&s.Rows[i]))
	}
	return v
}

func (b *versionRows) row(r *versions.Row) versionRow {
	language := b.x.Language
	v := versionRow{A: b.side("a", b.v.A, &r.A), B: b.side("b", b.v.B, &r.B)}
	switch {
	case r.B.Empty():
		v.Class, v.Remarks = "only", append(v.Remarks, language.T("only in %s", b.v.NameA))
	case r.A.Empty():
		v.Class, v.Remarks = "only", append(v.Remarks, language.T("only in %s", b.v.NameB))
	case r.Certainty != diff.Certain:
		v.Remarks = append(v.Remarks, language.T(r.Certainty.String()))
	}
	if r.Moved {
		v.Remarks = append(v.Remarks, language.T("moved"))
	}
	if r.A.Heading || r.B.Heading {
		v.Class += " hd"
	}
	for _, n := range r.Findings {
		v.Findings = append(v.Findings, locator{Text: fmt.Sprintf("≠%d", n), Ref: fmt.Sprintf("%sf%d", b.id, n)})
	}
	return v
}

func (b *versionRows) side(which string, h passage.Head, s *passage.Side) versionSide {
	if s.Empty() {
		return versionSide{}
	}
	v := versionSide{Locators: b.places(which, s.Locators, true), Lang: langTag(h.Lang), Runs: newRuns(s.Runs)}
	if s.BeginsBlock() {
		v.Label = s.Label
	}
	return v
}
