package parse

import (
	"strings"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// facts are what is known about a statement besides its text.
type facts struct{ title, date, parties, lang, url found }

// list returns the facts that are known.
func (f *facts) list() []tree.Fact {
	var all []tree.Fact
	for _, k := range []struct {
		name string
		found
	}{{"title", f.title}, {"date", f.date}, {"parties", f.parties}, {"language", f.lang}, {"url", f.url}} {
		if k.value != "" {
			all = append(all, tree.Fact{Name: k.name, Value: k.value, Where: k.where, Unsure: k.unsure, Line: k.line, Page: k.page})
		}
	}
	return all
}

// dateFound returns the day of the statement: as given, or that of the closing,
// of the line under the title, in the title, or at the beginning of the text. A
// statement without any has the day that the page gives for itself, and the fact
// says so.
func dateFound(src *source, p *page, closing []block) found {
	return firstFound(
		found{value: src.date, where: given},
		dateOf(closing),
		found{value: p.date, where: "the line under the title", line: p.dateLine},
		found{value: lang.FindDate(p.title), where: "the title", line: p.titleAt.line},
		dateAtHead(p.blocks),
		dateOfBeginning(p.blocks),
		p.pageDate,
	)
}

// dateOf returns the last date of the closing: the day of signing.
func dateOf(closing []block) found {
	for i := len(closing) - 1; i >= 0; i-- {
		if d := lang.FindDate(closing[i].text); d != "" {
			return found{value: d, where: "the closing", line: closing[i].line}
		}
	}
	return found{}
}

// dateAtHead returns the day of a line by itself among the first of the text,
// under headings that belong to it: (16 February 2019, Munich)
func dateAtHead(blocks []block) found {
	for _, b := range blocks[:min(len(blocks), preambleWithin)] {
		if columns(b.text) > 40 || endsSentence(b.text) || endsOpen(b.text) || beginsBlock(b.text) {
			continue
		}
		if d := lang.FindDate(b.text); d != "" {
			return found{value: d, where: "the head of the text", line: b.line}
		}
	}
	return found{}
}

// dateOfBeginning returns the day in what stands before the first sentence of the
// text: Press release of 25 January 2022 | Berlin –
func dateOfBeginning(blocks []block) found {
	if len(blocks) == 0 {
		return found{}
	}
	b := blocks[0]
	head := b.text[:min(len(b.text), 4*longestDateLine)]
	at := headEnd().FindAllStringIndex(head, 3)
	for _, end := range at {
		words := strings.Fields(head[:end[0]])
		if len(words) > 9 || strings.ContainsAny(head[:end[0]], ";!?。，") {
			break
		}
		if d := lang.FindDate(head[:end[0]]); d != "" {
			return found{value: d, where: "the beginning of the text", line: b.line}
		}
	}
	return found{}
}

// headEnd matches what parts the place and day at the beginning of a text from
// its first sentence.
var headEnd = lazy(`\s[–—|-]+\s|:\s`)

// langFound returns the language: as given, as the source gives it where letters
// and words agree, or by these.
func langFound(src *source, p *page) found {
	l, sure := lang.Detect(detectionText(p.blocks))
	if src.lang != "" && !sure {
		return found{value: string(src.lang), where: given}
	}
	read := found{value: string(l), where: "the letters of the text", unsure: !sure}
	switch {
	case p.lang.value == read.value:
		read = p.lang
	case !sure:
		read.where = "the letters of the text, which are too few to be sure"
	}
	return firstFound(found{value: string(src.lang), where: given}, read)
}
