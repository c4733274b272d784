package html

import "github.com/clausediff/clausediff/diff/report/passage"

// blocks writes the rows and the folds of an article.
func (w *writer) blocks(blocks []block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Fold == nil {
			w.row(b.Row)
			w.escape(b.Row.Gap)
			continue
		}
		w.WriteByte('\n')
		w.fold(b)
		w.WriteByte('\n')
	}
}

// fold writes rows that the reader can unfold.
func (w *writer) fold(b *block) {
	kind := "fold"
	if b.Kind != "" {
		kind += " " + b.Kind
	}
	w.open("details", class(kind))
	w.open("summary", lang(b.Lang))
	w.element("b", b.Sign)
	w.WriteByte(' ')
	w.escape(b.Name)
	w.WriteByte(' ')
	w.element("span", b.extent())
	if b.Text != "" {
		w.WriteString(" ")
		w.open("bdi")
		w.text(b.Text)
		w.close("bdi")
	}
	w.close("summary")
	w.WriteByte('\n')
	for i := range b.Fold {
		w.row(&b.Fold[i])
		w.escape(b.Fold[i].Gap)
	}
	w.close("details")
}

// row writes a row: its sides, or the rows of its clauses below them.
func (w *writer) row(r *row) {
	w.open("div", class(r.Class), attribute{"data-l", r.Pair}, attribute{"data-q", r.Tier})
	if r.Clauses == nil {
		w.sides(r)
	} else {
		w.open("div", class("s"))
		w.sides(r)
		w.close("div")
	}
	for i := range r.Clauses {
		w.escape(r.Gap)
		w.clauses(&r.Clauses[i], r)
	}
	w.close("div")
}

// clauses writes the row of a clause, or the folded rows of clauses shown above.
func (w *writer) clauses(b *block, sentence *row) {
	if b.Row != nil {
		w.row(b.Row)
		return
	}
	w.open("details", class("fold sub"))
	w.open("summary", lang(sentence.SignLang))
	w.WriteString("↑ ")
	w.escape(b.extent())
	w.element("span", " "+w.language.T("also above"), class("v"))
	w.close("summary")
	w.WriteByte('\n')
	for i := range b.Fold {
		w.row(&b.Fold[i])
		w.WriteByte('\n')
	}
	w.close("details")
}

// sides writes both halves of a row, with what happened between them.
func (w *writer) sides(r *row) {
	new := r.New
	if r.Woven {
		if woven, ok := passage.Redline(r.Old.Runs, r.New.Runs); ok {
			new.Runs = woven
		}
	}
	w.side(&r.Old)
	w.badge(r)
	w.side(&new)
}

func (w *writer) side(s *side) {
	if s.Empty() {
		return
	}
	w.open("div", class(s.Class), lang(s.Lang))
	w.told(s)
	for i := range s.More {
		w.escape(s.More[i].Gap)
		w.told(&s.More[i])
	}
	w.close("div")
}

// told writes the addresses and the text of a side.
func (w *writer) told(s *side) {
	w.open("p", class("l"))
	w.locators(s.Locators)
	w.close("p")
	switch {
	case s.NoText:
	case s.Label == "":
		w.open("p", class("x y"+s.TextMark))
		w.runs(s.Runs, "")
		w.close("p")
	default:
		w.open("p", class("x"+s.TextMark))
		w.label(s)
		w.open("span", class("y"))
		w.runs(s.Runs, "")
		w.close("span")
		w.close("p")
	}
}

func (w *writer) label(s *side) {
	kind := "lb"
	if s.LabelOff {
		kind = "lb away"
	}
	w.open("span", class(kind))
	w.text(s.Label)
	w.close("span")
}

// badge writes what happened to a row: its kind, how certain that is, its move and its flags.
func (w *writer) badge(r *row) {
	w.open("p", class("k"), lang(r.SignLang))
	if r.Sign.Word != "" {
		w.sign(r.Sign)
	}
	if r.Doubt != "" {
		w.WriteByte(' ')
		w.element("span", w.language.T(r.Doubt), class("q"))
	}
	if r.Moved != nil {
		w.WriteByte(' ')
		w.move(r.Moved)
	}
	for _, flag := range r.Flags {
		w.WriteByte(' ')
		w.sign(flag)
	}
	w.close("p")
}

// sign writes a sign with its word.
func (w *writer) sign(s sign) {
	w.open("span")
	w.glyph(s.Glyph)
	w.open("i")
	w.escape(w.language.T(s.Word))
	if s.More != "" {
		w.WriteByte(' ')
		w.escape(s.More)
	}
	w.close("i")
	w.close("span")
}

// move writes where the text of a row went or came from.
func (w *writer) move(m *move) {
	w.open("span")
	w.glyph(m.Glyph)
	w.element("i", w.language.T(m.Word))
	for _, l := range m.To {
		w.WriteByte(' ')
		w.place(l)
	}
	w.close("span")
}

// glyph writes a glyph and the space after it.
func (w *writer) glyph(glyph string) {
	w.element("b", glyph)
	w.WriteByte(' ')
}

// places writes addresses.
func (w *writer) places(list []locator) {
	for i, l := range list {
		if i > 0 {
			w.WriteByte(' ')
		}
		w.place(l)
	}
}

// place writes an address, as a link if the page has it.
func (w *writer) place(l locator) {
	if l.Ref == "" {
		w.escape(l.Text)
		return
	}
	w.element("a", l.Text, attribute{"href", "#" + fragmentOf(l.Ref)})
}
