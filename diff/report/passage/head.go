package passage

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Head describes one statement.
type Head struct {
	ID, Title, Date, Source string
	Lang                    tree.Lang
	Doubts                  []string
	Discarded               int // blocks of the page that are not part of the statement

	title []Run // with the changes marked
}

// TitleRuns returns the title with its changes marked.
func (h *Head) TitleRuns() []Run {
	if h.title != nil || h.Title == "" {
		return h.title
	}
	return []Run{{Text: h.Title}}
}

// isUntitled reports whether the statement has no title other than its id.
func (h *Head) isUntitled() bool { return h.Title == "" || h.Title == h.ID }

// HeadOf describes a statement.
func HeadOf(s *tree.Statement) Head {
	return Head{
		ID: s.ID, Title: s.Title, Date: s.Date, Source: shownSource(s.Source.Name), Lang: s.Lang,
		Doubts: s.DoubtLines(), Discarded: len(s.Discarded),
	}
}

// Heads describes statements.
func Heads(statements []*tree.Statement) []Head {
	var all []Head
	for _, s := range statements {
		all = append(all, HeadOf(s))
	}
	return all
}

// shownSource returns the source of a statement as reports show it: a URL or a relative path
// as given, but only the file name of any other path, which belongs to the reader's disk.
func shownSource(name string) string {
	onDisk := strings.HasPrefix(name, "/") || strings.HasPrefix(name, "file:") || strings.Contains(name, `\`) ||
		len(name) > 1 && name[1] == ':' || strings.HasPrefix(name, "..")
	if !onDisk {
		return name
	}
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// MarkTitles marks the changes between the titles of two statements. It marks nothing if the
// titles have little in common or one statement has none.
func MarkTitles(old, new *Head) {
	if old.Title == new.Title || old.isUntitled() || new.isUntitled() {
		return
	}
	if woven := Weave(diff.Words(old.Title, new.Title, new.Lang)); !Apart(woven) {
		old.title, new.title = without(woven, Inserted), without(woven, Deleted)
	}
}
