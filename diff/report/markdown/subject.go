package markdown

import (
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff/report/history"
)

// RenderSubject writes what the statements say on a subject, one statement after another: each
// sentence with why it is on the subject, its changes and what became of it. The output and the
// error are as for [Renderer.Render].
func (r Renderer) RenderSubject(w io.Writer, s *history.Subject) error {
	if s == nil {
		return fmt.Errorf("no subject to render")
	}
	p := page{Language: r.Language}
	title := Escape(s.Text)
	if s.Code != "" {
		title += " (" + Escape(s.Code) + ")"
	}
	p.add(fixed, "## %s: %s\n\n", p.T("Subject"), title)
	if len(s.Rows) == 0 {
		p.add(entry, "%s\n", p.T("no statement says anything on it"))
		for _, near := range s.Near {
			p.add(entry, "- %s: %s\n", p.T("near"), Escape(near))
		}
		return p.write(w, r.Limit, r.Full)
	}
	for i, h := range s.Statements {
		p.doubts(h.ID, h.Doubts)
		p.add(heading, "\n### %s · %s\n\n", code(h.ID), p.N(s.Counts[i], "%d sentences"))
		for _, x := range s.Remarks(i) {
			p.remark(h.ID, x)
		}
	}
	return p.write(w, r.Limit, r.Full)
}

// remark writes a sentence on a subject.
func (p *page) remark(id string, r *history.Remark) {
	lead := ""
	if r.Change != history.ChangeNone {
		lead = "**" + p.T(string(r.Change)) + "** "
	}
	lead += code(id + ":" + r.Locators[0])
	if why := r.Why(p.Language); why != "" {
		lead += " (" + why + ")"
	}
	text := Escape(r.Text())
	if redline := r.Redline(); redline != nil {
		text = words(redline)
	}
	gone := r.Gone(p.Language)
	if gone != "" {
		gone = "**" + gone + "**"
	}
	from := ""
	if r.From != "" {
		from = p.T("from %s", code(r.From))
	}
	if notes := joined(" · ", from, gone, r.Onward(p.Language, code(r.At))); notes != "" {
		text += "\\\n  " + notes
	}
	p.add(entry, "- %s\\\n  %s\n", lead, text)
}
