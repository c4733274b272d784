package parse

import (
	"github.com/clausediff/clausediff/parse/tree"
)

// found is a value and where it was found. page is what the page says instead
// of a value that was given.
type found struct {
	value, where string
	line         int
	page         string
}

// given is where a value was found that the caller set.
const given = "given"

// firstFound returns the first that has a value. The others are what the page
// says.
func firstFound(all ...found) found {
	for i, f := range all {
		if f.value == "" {
			continue
		}
		if other := firstFound(all[i+1:]...); f.where == given && other.value != f.value {
			f.page = other.value
		}
		return f
	}
	return found{}
}

// facts are what is known about a statement besides its text.
type facts struct{ title, date, parties, lang found }

// list returns the facts that are known.
func (f *facts) list() []tree.Fact {
	var all []tree.Fact
	for _, k := range []struct {
		name string
		found
	}{{"title", f.title}, {"date", f.date}, {"parties", f.parties}, {"language", f.lang}} {
		if k.value != "" {
			all = append(all, tree.Fact{Name: k.name, Value: k.value, Where: k.where, Line: k.line, Page: k.page})
		}
	}
	return all
}

// dateFound returns the day of the statement: as given, or that of the closing,
// of the line under the title, or in the title. The day on which a page was put
// up is none of these.
func dateFound(src *source, p *page, closing []block) found {
	return firstFound(
		found{value: src.date, where: given},
		dateOf(closing),
		found{value: p.date, where: "the line under the title", line: p.dateLine},
		found{value: findDate(p.title), where: "the title", line: p.titleAt.line},
	)
}

// dateOf returns the last date of the closing: the day of signing.
func dateOf(closing []block) found {
	for i := len(closing) - 1; i >= 0; i-- {
		if d := findDate(closing[i].text); d != "" {
			return found{value: d, where: "the closing", line: closing[i].line}
		}
	}
	return found{}
}

// langFound returns the language: as given, or by the letters.
func langFound(src *source, p *page) found {
	return firstFound(
		found{value: string(src.lang), where: given},
		found{value: string(detectLang(p.blocks)), where: "the letters of the text"},
	)
}
