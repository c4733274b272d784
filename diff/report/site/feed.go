package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
)

const (
	feedFile = "feed.xml"
	// feedMost is the number of entries in the feed, feedNews the number of findings in
	// an entry.
	feedMost, feedNews = 20, 5
)

// feed is an Atom feed, RFC 4287. Its links are relative to its own address, since the
// address of the site is not known; its times are the dates of the statements.
type feed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []feedLink  `xml:"link"`
	Entries []feedEntry `xml:"entry"`
}

type feedLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type feedEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Link    feedLink `xml:"link"`
	Content feedText `xml:"content"`
}

type feedText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// feedPage returns the feed of the newest comparisons.
func (s *Site) feedPage(g Group) Page {
	return newPage(feedFile, g.Input, func(w io.Writer) error {
		f := feed{Lang: string(s.language), Title: s.title(), Author: "clausediff", ID: urn("feed", s.title()), Updated: unknownTime,
			Links: []feedLink{{"self", feedFile}, {"alternate", "index.html"}}}
		told, err := s.told()
		if err != nil {
			return err
		}
		for _, x := range told {
			f.ID = urn(f.ID, x.Index.Name)
			f.Entries = append(f.Entries, x.Feed...)
		}
		slices.SortStableFunc(f.Entries, func(x, y feedEntry) int { return strings.Compare(y.Updated, x.Updated) })
		f.Entries = f.Entries[:min(feedMost, len(f.Entries))]
		if len(f.Entries) > 0 {
			f.Updated = f.Entries[0].Updated
		}
		return writeXML(w, f)
	})
}

// feedEntries returns the newest comparisons whose new statement has a date, newest
// first.
func (s *Site) feedEntries(l *lineage) []feedEntry {
	var all []feedEntry
	for i := len(l.Pairs) - 1; i >= 0 && len(all) < feedMost; i-- {
		r := l.Pairs[i]
		when, err := time.Parse(time.DateOnly, r.New.Date)
		if err != nil {
			continue
		}
		all = append(all, feedEntry{
			Title:   r.New.Date + " " + titleOf(r.New),
			ID:      urn("pair", l.of.Name, r.Old.ID, r.New.ID),
			Updated: when.Format(time.RFC3339),
			Link:    feedLink{"alternate", (&url.URL{Path: pairFile(r.Old.ID, r.New.ID)}).String()},
			Content: feedText{"text", s.briefOf(l, i, nil).Feed},
		})
	}
	return all
}

func writeXML(w io.Writer, f feed) error {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(f); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// unknownTime is the time of a feed without entries: Atom requires one.
const unknownTime = "1970-01-01T00:00:00Z"

// feedText returns the counts and the first findings of a comparison.
func (s *Site) feedText(l *lineage, i int, rep *report.Report) string {
	r := l.Pairs[i]
	lines := []string{fmt.Sprintf("%s → %s: %s", r.Old.ID, r.New.ID, s.counts(r))}
	for _, line := range leads(rep, feedNews) {
		told := &line.Findings[0]
		text := report.Sign(told.Type) + " " + s.t(string(told.Type))
		if head := plainOf(told.Headline(s.language)); head != "" {
			text += " · " + head
		}
		lines = append(lines, text+": "+bracketed(passage.Excerpt(line.Row.Redline(), 0)))
	}
	return strings.Join(lines, "\n\n")
}

// counts describes what became of the sentences, as the summary of the comparison does.
func (s *Site) counts(r *diff.Result) string {
	var all []string
	for _, t := range report.Tallies(r.Stats(diff.LevelSentence)) {
		if t.N > 0 {
			all = append(all, fmt.Sprintf("%d %s", t.N, s.t(t.Word)))
		}
	}
	return s.t("sentences") + ": " + strings.Join(all, " · ")
}

func plainOf(runs []passage.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// bracketed writes runs with deleted text as [-…-] and inserted text as {+…+}. A single
// run is written without marks.
func bracketed(runs []passage.Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var b strings.Builder
	for _, r := range runs {
		switch r.Mark {
		case passage.Deleted:
			b.WriteString("[-" + r.Text + "-]")
		case passage.Inserted:
			b.WriteString("{+" + r.Text + "+}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// urn returns a stable identifier of parts: a UUID of version 8, RFC 9562, made of their
// digest.
func urn(parts ...any) string {
	sum := sha256.Sum256([]byte(newDigest(parts...).String()))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
