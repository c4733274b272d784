package html

import (
	"html/template"
	"strconv"
	"sync"

	"github.com/clausediff/clausediff/diff/report/passage"
)

// threads writes the rows of a table of threads.
func (w *writer) threads(list []thread) {
	for i := range list {
		w.thread(&list[i])
		w.WriteByte('\n')
	}
}

// pastThreads writes threads that ended.
func (w *writer) pastThreads(list []past) {
	for i := range list {
		w.past(&list[i])
		w.WriteByte('\n')
	}
}

// thread writes the row of a thread: its status, and a cell for each wording.
func (w *writer) thread(t *thread) {
	w.open("tr", class("r "+t.Class))
	w.open("th", attribute{"scope", "row"})
	w.status(t.Sign, t.Href)
	w.time(t.Since)
	w.time(t.Absent)
	w.close("th")
	for i := range t.Cells {
		c, span := &t.Cells[i], ""
		if c.Span > 1 {
			span = strconv.Itoa(c.Span)
		}
		if empty(*c) {
			w.element("td", "", attribute{"colspan", span}, class("e"))
			continue
		}
		w.open("td", attribute{"colspan", span}, class(c.Class))
		w.steps(c.Locators)
		if c.Sign.Word != "" || c.Moved {
			w.change(&c.step)
		}
		w.wording(c.Lang, c.Repeated, c.Runs)
		w.close("td")
	}
	w.close("tr")
}

// past writes a thread that ended: its last wording, and the steps to it.
func (w *writer) past(t *past) {
	w.open("div", class("r d gr"), attribute{"data-s", t.Single})
	w.open("div", class("l"))
	w.status(signOf("dropped"), t.Href)
	w.time(t.Since)
	w.steps(t.Locators)
	w.close("div")
	w.WriteByte('\n')
	w.open("div", class("w"))
	w.wording(t.Lang, t.Repeated, t.Runs)
	if t.Earlier != "" {
		w.open("details")
		w.element("summary", t.Earlier)
		w.earlier(t.Steps)
		w.close("details")
	}
	w.close("div")
	w.close("div")
}

// earlier writes the steps of a thread that ended.
func (w *writer) earlier(steps []step) {
	w.open("ol")
	for i := range steps {
		s := &steps[i]
		w.open("li", attribute{"data-s", strconv.Itoa(s.Statement)})
		w.steps(s.Locators)
		if s.Sign.Word != "" {
			w.change(s)
		}
		if len(s.Runs) > 0 {
			w.wording(s.Lang, false, s.Runs)
		}
		w.close("li")
	}
	w.close("ol")
}

// pageLink is the start of a link to a page, whose address html/template makes safe.
var pageLink = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Parse(`<a class="k" href="{{.}}">`))
})

// status writes the status of a thread, as a link to its page if it has one.
func (w *writer) status(s sign, page string) {
	element := "span"
	if page == "" {
		w.open(element, class("k"))
	} else {
		element = "a"
		_ = pageLink().Execute(w, page) // a writer never fails
	}
	w.glyph(s.Glyph)
	w.element("i", w.language.T(s.Word))
	w.close(element)
}

// time writes since when a thread stands or was absent, nothing for "".
func (w *writer) time(text string) {
	if text == "" {
		return
	}
	w.WriteByte(' ')
	w.open("span", class("si"))
	w.text(text)
	w.close("span")
}

// steps writes the addresses of a wording in each statement that has it.
func (w *writer) steps(list []locator) {
	w.open("p", class("l"))
	for _, l := range list {
		w.open("a", attribute{"id", l.ID}, attribute{"href", "#" + fragmentOf(l.Ref)})
		w.open("span")
		w.text(l.Full)
		w.close("span")
		w.WriteByte(' ')
		w.escape(l.Text)
		w.close("a")
	}
	w.close("p")
}

// change writes what a step did to a wording.
func (w *writer) change(s *step) {
	w.open("p", class("k"))
	if s.Sign.Word != "" {
		w.sign(s.Sign)
	}
	if s.Moved {
		w.WriteByte(' ')
		w.sign(signOf("moved"))
	}
	if s.Doubt != "" {
		w.WriteByte(' ')
		w.element("span", w.language.T(s.Doubt), class("q"))
	}
	w.close("p")
}

// wording writes a text in the language of its statement, which may be unknown.
func (w *writer) wording(lang string, repeated bool, runs []passage.Run) {
	w.WriteString(`<p class="x`)
	if repeated {
		w.WriteString(" rep")
	}
	w.WriteString(`" lang="`)
	w.escape(lang)
	w.WriteString(`" dir="auto">`)
	w.runs(runs, "")
	w.close("p")
}
