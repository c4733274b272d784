package parse

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// facts are what is known about a statement besides its text.
type facts struct{ title, date, parties, lang, url page.Found }

// list returns the facts that are known.
func (f *facts) list() []tree.Fact {
	var all []tree.Fact
	for _, k := range []struct {
		name string
		page.Found
	}{{"title", f.title}, {"date", f.date}, {"parties", f.parties}, {"language", f.lang}, {"url", f.url}} {
		if k.Value != "" {
			all = append(all, tree.Fact{Name: k.name, Value: k.Value, Where: k.Where, Unsure: k.Unsure, Line: k.Line, Page: k.Page})
		}
	}
	return all
}

// dateFound returns the date of the statement, from the first of these that has one:
// the caller; the name of the source, if the text has that date too; the closing; the
// line under the title; the title; the beginning of the text; the page's own date. All
// but the first two give way to a later date in the first sentence. The fact says where
// it was found.
func dateFound(src *source.Source, p *page.Page, closing []page.Block) page.Found {
	return page.FirstFound(
		page.Found{Value: src.Date, Where: page.Given},
		dateOfName(src, p, closing),
		laterOf(page.FirstFound(
			dateOf(closing),
			page.Found{Value: p.Date, Where: "the line under the title", Line: p.DateLine},
			page.Found{Value: dates.Find(p.Title), Where: "the title", Line: p.TitleAt.Line},
			dateAtHead(p.Blocks),
			dateOfBeginning(p.Blocks),
			p.PageDate,
		), dateOfFirstSentence(p.Blocks)),
	)
}

// namedDay matches a date in the name of a source: 20170428, 2017-04-28, 2017_04_28.
var namedDay = page.Lazy(`(?:^|\D)((?:19|20)\d\d)([-_.]?)(\d\d)([-_.]?)(\d\d)(?:$|\D)`)

// dateOfName returns the date in the name of the source if it also occurs in the title,
// among the first blocks of the text, or in the closing. A date in the name alone may
// be the day on which the file was saved.
func dateOfName(src *source.Source, p *page.Page, closing []page.Block) page.Found {
	m := namedDay().FindStringSubmatch(src.ID)
	if m == nil || m[2] != m[4] {
		return page.Found{}
	}
	day, err := time.Parse(time.DateOnly, m[1]+"-"+m[3]+"-"+m[5])
	if err != nil {
		return page.Found{}
	}
	head := p.Blocks[:min(len(p.Blocks), label.PreambleWithin)]
	said := dates.Pattern(day)
	for _, b := range slices.Concat([]page.Block{{Text: p.Title, Origin: p.TitleAt}}, head, closing) {
		if said.MatchString(b.Text) {
			return page.Found{Value: day.Format(time.DateOnly), Where: "the name of the source, and the text", Line: b.Line}
		}
	}
	return page.Found{}
}

// laterOf returns the given date, or that of the first sentence if it is later: nothing
// is published before the events it reports, and a given date may come from a table.
func laterOf(given, told page.Found) page.Found {
	if told.Value > given.Value {
		return told
	}
	return given
}

// dateOf returns the last date of the closing: the day of signing.
func dateOf(closing []page.Block) page.Found {
	for i := len(closing) - 1; i >= 0; i-- {
		if d := dates.Find(closing[i].Text); d != "" {
			return page.Found{Value: d, Where: "the closing", Line: closing[i].Line}
		}
	}
	return page.Found{}
}

// dateAtHead returns the date of a separate line among the first blocks of the text:
// (16 February 2019, Munich). Several such lines with different dates are the head of a
// table, and give none.
func dateAtHead(blocks []page.Block) page.Found {
	var day page.Found
	for _, b := range blocks[:min(len(blocks), label.PreambleWithin)] {
		if page.IsWider(b.Text, 40) || page.EndsSentence(b.Text) || page.EndsOpen(b.Text) || label.BeginsBlock(b.Text) {
			continue
		}
		switch d := dates.Find(b.Text); {
		case d == "" || d == day.Value:
		case day.Value != "":
			return page.Found{}
		default:
			day = page.Found{Value: d, Where: "the head of the text", Line: b.Line}
		}
	}
	return day
}

// dateOfBeginning returns the date that precedes the first sentence of the text: Press
// release of 25 January 2022 | Berlin –
func dateOfBeginning(blocks []page.Block) page.Found {
	if len(blocks) == 0 {
		return page.Found{}
	}
	b := blocks[0]
	head := b.Text[:min(len(b.Text), 4*extract.LongestDateLine)]
	at := headEnd().FindAllStringIndex(head, 3)
	for _, end := range at {
		words := strings.Fields(head[:end[0]])
		if len(words) > 9 || strings.ContainsAny(head[:end[0]], ";!?。，") {
			break
		}
		if d := dates.Find(head[:end[0]]); d != "" {
			return page.Found{Value: d, Where: "the beginning of the text", Line: b.Line}
		}
	}
	return page.Found{}
}

// dateOfFirstSentence returns the day on which, according to the first sentence,
// something was decided, said or held: On 3 May 2022 the Board decided … A sentence
// with a second date gives none.
func dateOfFirstSentence(blocks []page.Block) page.Found {
	for _, b := range blocks[:min(len(blocks), label.PreambleWithin)] {
		l, _ := lang.Detect(b.Text)
		sentences := segment.Sentences(b.Text, l)
		if len(sentences) == 0 {
			continue
		}
		sentence := b.Text[:sentences[0].End]
		verbs := lang.Set(l, "dating-verbs")
		first, _, _ := strings.Cut(sentence, " ")
		if !page.EndsSentence(strings.TrimSpace(sentence)) && !verbs[strings.ToLower(first)] {
			continue // a title, an address
		}
		day, err := time.Parse(time.DateOnly, dates.Find(sentence))
		if err != nil || dates.Find(dates.Pattern(day).ReplaceAllString(sentence, " ")) != "" {
			break
		}
		if slices.ContainsFunc(segment.Words(sentence, l), func(w tree.Span) bool { return verbs[strings.ToLower(sentence[w.Start:w.End])] }) {
			return page.Found{Value: day.Format(time.DateOnly), Where: "the first sentence", Line: b.Line}
		}
		break
	}
	return page.Found{}
}

// headEnd matches what separates the place and date at the beginning of a text from its
// first sentence.
var headEnd = page.Lazy(`\s[–—|-]+\s|:\s`)

// langFound returns the language: as given by the caller; otherwise as the page
// declares it, if detection agrees; otherwise as detected from letters and words.
func langFound(src *source.Source, p *page.Page) page.Found {
	l, sure := lang.Detect(page.DetectionText(p.Blocks, lang.Detected))
	if src.Lang != "" && !sure {
		return page.Found{Value: string(src.Lang), Where: page.Given}
	}
	read := page.Found{Value: string(l), Where: "the letters of the text", Unsure: !sure}
	switch {
	case p.Lang.Value == read.Value:
		read = p.Lang
	case !sure:
		read.Where = "the letters of the text, which are too few to be sure"
	}
	return page.FirstFound(page.Found{Value: string(src.Lang), Where: page.Given}, read)
}

// doubtLanguages adds a doubt where the text begins in one language and ends in
// another, as on a bilingual page.
func doubtLanguages(p *page.Page) {
	third := len(p.Blocks) / 3
	if third == 0 {
		return
	}
	first, sure := lang.Detect(page.DetectionText(p.Blocks[:third], lang.Detected))
	last, alsoSure := lang.Detect(page.DetectionText(p.Blocks[len(p.Blocks)-third:], lang.Detected))
	if !sure || !alsoSure || first == last {
		return
	}
	at := len(p.Blocks) - third
	for i := at; i >= third; i-- {
		if l, sure := lang.Detect(p.Blocks[i].Text); sure && l == last {
			at = i
		}
	}
	p.Doubt(tree.DoubtOutside, p.Blocks[at].Origin, fmt.Sprintf("the text begins in %s, and from about here it is in %s; are they two texts?", lang.Name(first), lang.Name(last)))
}
