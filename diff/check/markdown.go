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

// mostMarkdown is how many characters a report in Markdown may have; GitHub
// takes 65,536 for a comment. No text of a finding is longer than longestMarkdown.
const (
	mostMarkdown    = 60_000
	longestMarkdown = 300
)

// markdown writes the report for the summary of a job or as a comment: counts,
// a table of the statements, and the findings, the most significant first.
func (w Writer) markdown(out io.Writer, r *Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## clausediff: %s\n\n%s.\n", verdict(r, w.FailOn), markdown.Escape(summary(r)))
	markdownTable(&b, r)
	const room = 200 // for the last line
	size, left := utf8.RuneCountInString(b.String()), 0
	section := func(title, severity string, findings []Finding) {
		for i, f := range findings {
			entry := w.markdownEntry(f, cmp.Or(severity, f.Severity.String()))
			if i == 0 {
				entry = "\n### " + title + "\n\n" + entry
			}
			n := utf8.RuneCountInString(entry)
			if size+n > mostMarkdown-room {
				left++
				continue
			}
			size += n
			b.WriteString(entry)
		}
	}
	section("Findings", "", r.Significant())
	section("Accepted changes", "accepted", r.acceptedChanges())
	if left > 0 {
		fmt.Fprintf(&b, "\n*%s left out here; `clausediff check` prints all of them.*\n", plural(left, "finding"))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

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
func markdownTable(b *strings.Builder, r *Report) {
	if len(r.Findings) == 0 {
		return
	}
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
			fmt.Fprintf(b, "| and %d more | | | |\n", len(names)-i)
			break
		}
		c := counts[name]
		fmt.Fprintf(b, "| %s | %d | %d | %d |\n", markdown.Escape(cut(name, excerptMost)), c[Error], c[Warning], c[Note])
	}
}

func (w Writer) markdownEntry(f Finding, severity string) string {
	text := markdown.Escape(cut(f.Message, longestMarkdown))
	if f.Words != nil && f.Lead != "" {
		text = markdown.Escape(cut(f.Lead, longestMarkdown)) + ": " + markdownWords(f.Words)
	}
	return fmt.Sprintf("- **%s** %s %s — %s <sub>%s, line %d</sub>\n", f.Rule, severity, markdown.Escape(address(f)), text,
		markdown.Escape(w.file(f)), line(f))
}

// markdownWords writes word edits: deleted ones struck through, inserted ones
// bold.
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
