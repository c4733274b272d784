package check

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/markdown"
)

// mostMarkdown is the most characters of a report in Markdown: GitHub limits a comment to
// 65,536. leastBriefings of them are reserved for briefings, if there are any, of at most
// mostBriefed statements. A text of a finding is cut to longestMarkdown characters.
const (
	mostMarkdown    = 60_000
	leastBriefings  = 20_000
	mostBriefed     = 40
	longestMarkdown = 300
)

// markdown writes the report for a job summary or a comment: counts, a table of the
// statements, the findings with the most significant first, and the briefings of the
// statements that changed. Ids and fingerprints are code, so that they can be copied.
func (w Writer) markdown(out io.Writer, r *Report) error {
	m := limited{most: mostMarkdown - 200} // the rest is for the last lines
	var changed []func() (*diff.Result, error)
	if w.Brief != nil {
		changed = r.changed()
	}
	if len(changed) > 0 {
		m.most -= leastBriefings
	}
	m.add(fmt.Sprintf("## clausediff: %s\n\n%s.\n", verdict(r, w.FailOn), markdown.Escape(summary(r))))
	m.add(markdownTable(r))
	left := 0
	section := func(title, severity string, findings []Finding) {
		for i, f := range findings {
			entry := w.markdownEntry(f, cmp.Or(severity, f.Severity.String()))
			if i == 0 {
				entry = "\n### " + title + "\n\n" + entry
			}
			if !m.add(entry) {
				left++
			}
		}
	}
	section("Findings", "", r.significant())
	section("Accepted changes", "accepted", r.acceptedChanges())
	if left > 0 {
		m.text.WriteString(fmt.Sprintf("\n*%s left out here; `clausediff check` prints all of them.*\n", plural(left, "finding")))
	}
	if len(changed) > 0 {
		m.most += leastBriefings
	}
	for i, compared := range changed {
		if i == mostBriefed {
			m.text.WriteString(briefingsLeft(len(changed) - i))
			break
		}
		result, err := compared()
		if err != nil {
			return err
		}
		var brief strings.Builder
		if err := w.Brief(&brief, "md", m.room()/(min(len(changed), mostBriefed)-i), result); err != nil {
			return err
		}
		if !m.add("\n" + brief.String()) {
			m.text.WriteString(briefingsLeft(len(changed) - i))
			break
		}
	}
	_, err := io.WriteString(out, m.text.String())
	return err
}

func briefingsLeft(n int) string {
	return fmt.Sprintf("\n*The briefings of %s left out here.*\n", plural(n, "statement"))
}

// limited is a text of at most a given number of characters.
type limited struct {
	text       strings.Builder
	most, size int
}

// add adds an entry if it fits, and reports whether it did.
func (l *limited) add(entry string) bool {
	n := utf8.RuneCountInString(entry)
	if l.size+n > l.most {
		return false
	}
	l.size += n
	l.text.WriteString(entry)
	return true
}

func (l *limited) room() int { return l.most - l.size }

func verdict(r *Report, failOn Severity) string {
	switch {
	case len(r.Findings) == 0:
		return "clean"
	case failOn != Off && r.Count(failOn) > 0:
		return "to be reviewed"
	}
	return "nothing that must be reviewed"
}

// markdownTable counts the findings of every statement that has any.
func markdownTable(r *Report) string {
	if len(r.Findings) == 0 {
		return ""
	}
	var b strings.Builder
	var names []string
	counts := map[string]map[Severity]int{}
	for _, f := range r.Findings {
		if counts[f.Statement] == nil {
			counts[f.Statement] = map[Severity]int{}
			names = append(names, f.Statement)
		}
		counts[f.Statement][f.Severity]++
	}
	b.WriteString("\n| statement | errors | warnings | notes |\n| --- | ---: | ---: | ---: |\n")
	const mostRows = 100
	for i, name := range names {
		if i == mostRows {
			fmt.Fprintf(&b, "| and %d more | | | |\n", len(names)-i)
			break
		}
		c := counts[name]
		label := "*corpus*" // what is about no single statement
		if name != "" {
			label = codeOf(cut(name, excerptMost))
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %d |\n", label, c[Error], c[Warning], c[Note])
	}
	return b.String()
}

// codeOf returns an address as code, so that copying gives exactly the address. An
// address with characters that ids do not have is escaped.
func codeOf(address string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.:,~@", r)
	}
	if strings.ContainsFunc(address, func(r rune) bool { return !plain(r) }) {
		return markdown.Escape(address)
	}
	return markdown.Code(address)
}

func (w Writer) markdownEntry(f Finding, severity string) string {
	text := markdown.Escape(cut(f.Message, longestMarkdown))
	if f.Words != nil && f.Lead != "" {
		text = markdown.Escape(cut(f.Lead, longestMarkdown)) + ": " + markdownWords(f.Words)
	}
	at := address(f)
	if at != "" {
		at = " " + codeOf(at)
	}
	return fmt.Sprintf("- **%s** %s%s — %s <sub>%s, line %d · %s</sub>\n", f.Rule, severity, at, text,
		markdown.Escape(w.file(f)), line(f), codeOf(f.Fingerprint))
}

// markdownWords writes word edits: deletions struck through, insertions bold.
func markdownWords(words []diff.Edit) string {
	var b strings.Builder
	for i, e := range words {
		text := markdown.Escape(cut(e.Text, longestMarkdown))
		switch {
		case e.Op == diff.Equal:
			text = markdown.Escape(around(e.Text, i == 0, i == len(words)-1))
		case text == "":
		case e.Op == diff.Delete:
			text = "<del>" + text + "</del>"
		default:
			text = "<ins>" + text + "</ins>"
		}
		if text != "" && b.Len() > 0 && (startsWithSpace(e.Text) || i > 0 && endsWithSpace(words[i-1].Text)) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	return b.String()
}

func startsWithSpace(text string) bool {
	return strings.TrimLeftFunc(text, unicode.IsSpace) != text
}

func endsWithSpace(text string) bool {
	return strings.TrimRightFunc(text, unicode.IsSpace) != text
}
