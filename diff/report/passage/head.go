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
	Discarded               int // blocks of the page that are not the statement

	title []Run // with what changed in it
}

// TitleRuns returns the title with what changed in it.
func (h *Head) TitleRuns() []Run {
	if h.title != nil || h.Title == "" {
		return h.title
	}
	return []Run{{Text: h.Title}}
}

// isUntitled reports whether the statement has no title but its id.
func (h *Head) isUntitled() bool { return h.Title == "" || h.Title == h.ID }

// HeadOf describes a statement.
func HeadOf(s *tree.Statement) Head {
	return Head{
		ID: s.ID, Title: s.Title, Date: s.Date, Source: shownSource(s.Source.Name), Lang: s.Lang,
		Doubts: s.DoubtLines(), Discarded: len(s.Discarded),
	}
}

// shownSource returns what a report says of where a statement is from: an address
// of the web and a path as it was given, but of a place on the reader's disk no
// more than the name of the file.
func shownSource(name string) string {
	onDisk := strings.HasPrefix(name, "/") || strings.HasPrefix(name, "file:") || strings.Contains(name, `\`) ||
		len(name) > 1 && name[1] == ':' || strings.HasPrefix(name, "..")
	if !onDisk {
		return name
	}
	return name[strings.LastIndexAny(name, `/\`)+1:]
}

// MarkTitles marks what changed in the title of two statements. Titles that have
// little in common are read as they are, and so is one where the other statement has none.
func MarkTitles(old, new *Head) {
	if old.Title == new.Title || old.isUntitled() || new.isUntitled() {
		return
	}
	edits := diff.Words(old.Title, new.Title, new.Lang)
	if !Apart(Weave(edits)) {
		old.title, new.title = runsOf(edits, diff.Delete, Deleted), runsOf(edits, diff.Insert, Inserted)
	}
}
