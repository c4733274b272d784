package passage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
)

// Head describes one statement.
type Head struct {
	ID, Title, Date, Source string
	Lang                    tree.Lang
	Doubts                  []string
	Discarded               []tree.Reason // why a block of the page is not part of the statement, for each block

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
	h := Head{
		ID: s.ID, Title: s.Title, Date: s.Date, Source: shownSource(s.Source.Name), Lang: s.Lang,
		Doubts: s.DoubtLines(),
	}
	for _, d := range s.Discarded {
		h.Discarded = append(h.Discarded, d.Reason)
	}
	return h
}

// shownReasons is how many reasons a line has room for.
const shownReasons = 4

// LeftOut says how many blocks of the page are not part of the statement and why, the most
// frequent reason first: "10 blocks … (metadata 8, navigation 2)". It is "" for none.
func (h *Head) LeftOut(l locale.Language) string {
	if len(h.Discarded) == 0 {
		return ""
	}
	blocks := map[tree.Reason]int{}
	var reasons []tree.Reason
	for _, r := range h.Discarded {
		if blocks[r]++; blocks[r] == 1 {
			reasons = append(reasons, r)
		}
	}
	slices.SortStableFunc(reasons, func(x, y tree.Reason) int { return blocks[y] - blocks[x] })
	var why []string
	for i, r := range reasons {
		if i == shownReasons {
			why = append(why, "…")
			break
		}
		why = append(why, fmt.Sprintf("%s %d", l.T(ReasonWord(r)), blocks[r]))
	}
	return l.N(len(h.Discarded), "%d blocks of the page left out as not part of the statement") + " (" + strings.Join(why, ", ") + ")"
}

// ReasonWord returns the word for a reason why text was left out. "copy" needs another word
// than the label of the copy button.
func ReasonWord(r tree.Reason) string {
	if r == "copy" {
		return "copy of the text"
	}
	return string(r)
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
