package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// changed reports the changes of the accepted text that belong to the current rule.
func (p *pass) changed() {
	if p.readOtherwise() {
		return
	}
	for i, c := range p.changes() {
		if c.rule != p.rule.Name {
			continue
		}
		f := c.finding(p.item.Now)
		f.place = i + 1
		p.add(f, c.key()...)
	}
}

// readOtherwise reports whether the text differs although the files are those that were
// accepted: then parsing changed, not the statement.
func (p *pass) readOtherwise() bool {
	sum := p.item.Accepted.SHA256
	return sum != "" && p.item.Sum.Is(sum) && len(p.changes()) > 0
}

// reading reports that the same files are now parsed differently, with the most severe
// change.
func (p *pass) reading() {
	if !p.readOtherwise() {
		return
	}
	found := p.changes()
	counts := map[string]int{}
	worst := found[0]
	rank := func(rule string) int {
		return slices.IndexFunc(p.rules, func(r Rule) bool { return r.Name == rule })
	}
	for _, c := range found {
		counts[c.rule]++
		if rank(c.rule) < rank(worst.rule) || c.rule == worst.rule && c.weight() > worst.weight() {
			worst = c
		}
	}
	var parts, key []string
	for _, r := range p.rules {
		if n := counts[r.Name]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, r.Name))
		}
	}
	for _, c := range found {
		key = append(key, c.key()...)
	}
	f := worst.finding(p.item.Now)
	f.Lead, f.Message = "", fmt.Sprintf("the files are the accepted ones, but another text is read from them (%s), as after a change of the profile or the program; the most serious change: %s",
		strings.Join(parts, ", "), f.Message)
	p.add(f, key...)
}

// changes returns the changes since the statement was accepted.
func (p *pass) changes() []change { return p.pair(p.item.Accepted.Statement, p.item.Now).changes() }

// otherBytes reports whether the files differ from those accepted while the text is the
// same.
func (p *pass) otherBytes() bool {
	return !p.item.Sum.Is(p.item.Accepted.SHA256) && len(p.changes()) == 0
}

// bytes reports that the bytes changed, but neither the text nor what was left out.
func (p *pass) bytes() {
	if p.otherBytes() && p.item.Accepted.LeftOut == lock.LeftOutOf(p.item.Now) {
		p.add(Finding{Message: "the bytes of the file changed; the text did not, nor what is left out of it"}, p.item.Sum.Lines)
	}
}

// leftOut reports that the text is the same but what was left out of it changed.
func (p *pass) leftOut() {
	was, is := p.item.Accepted.LeftOut, lock.LeftOutOf(p.item.Now)
	if !p.otherBytes() || was == is {
		return
	}
	message := fmt.Sprintf("%s left out of the page, %d when it was accepted", plural(is.Blocks, "block"), was.Blocks)
	if is.Blocks == was.Blocks {
		message = fmt.Sprintf("%s left out of the page as before, with another text", plural(is.Blocks, "block"))
	}
	p.add(Finding{Message: message + "; the statement is the same; see parse --explain"}, p.item.Sum.Lines)
}

// facts reports a title, date, language, party or series that differs from the accepted
// one.
func (p *pass) facts() {
	old, now := p.item.Accepted.Statement, p.item.Now
	for _, fact := range []struct{ name, old, new string }{
		{"title", old.Title, now.Title}, {"date", old.Date, now.Date}, {"language", string(old.Lang), string(now.Lang)},
		{"parties", partyList(old.Parties), partyList(now.Parties)}, {"series", p.item.Accepted.Series, p.item.Entry.Series},
	} {
		if diff.Fold(fact.old) == diff.Fold(fact.new) {
			continue
		}
		verb := "is"
		if fact.name == "parties" {
			verb = "are"
		}
		p.add(Finding{Pos: p.factAt(fact.name), Old: fact.old, New: fact.new,
			Message: fmt.Sprintf("the %s %s %s, accepted: %s", fact.name, verb, orNone(fact.new), orNone(fact.old))}, fact.name, fact.old, fact.new)
	}
}

// partyList joins the names of parties. They may contain commas.
func partyList(names []string) string { return strings.Join(names, "; ") }

func orNone(value string) string {
	if value == "" {
		return "not known"
	}
	return strconv.Quote(value)
}

// factAt returns the position of a fact in the source; that of the series is in the
// manifest.
func (p *pass) factAt(name string) tree.Position {
	if name == "series" {
		return p.item.Entry.Pos
	}
	for _, f := range p.item.Now.Facts {
		if f.Name == name && f.Line > 0 {
			return tree.Position{Name: p.item.Now.Source.Name, Line: f.Line}
		}
	}
	return p.start()
}

// onThePage reports where the source has another title, date or language than the
// manifest, which overrides it.
func (p *pass) onThePage() {
	for _, f := range p.item.Now.Facts {
		if f.Page != "" && diff.Fold(f.Page) != diff.Fold(f.Value) {
			p.add(Finding{Old: f.Value, New: f.Page,
				Message: fmt.Sprintf("the %s on the page is %q, the manifest says %q", f.Name, f.Page, f.Value)}, f.Name, f.Value, f.Page)
		}
	}
}

// finding returns the finding for a change; now is the new statement.
func (c change) finding(now *tree.Statement) Finding {
	f := Finding{Rule: c.rule, Locator: tree.Locators(c.to), Accepted: tree.Locators(c.from), Pos: now.Position(c.at),
		Old: c.old, New: c.new, Words: c.words, Weight: c.weight()}
	more := ""
	if n := len(c.further); n > 0 {
		more = fmt.Sprintf(" (and %d further)", n)
	}
	moved := ""
	if c.moved {
		moved = ", moved from " + f.Accepted
	}
	switch c.rule {
	case ClauseDropped:
		f.Message = fmt.Sprintf("%s dropped: %s", named(c.from[0]), excerpt(c.old))
	case ClauseAdded:
		f.Message = fmt.Sprintf("%s added: %s", named(c.to[0]), excerpt(c.new))
	case ClauseReworded:
		f.setLead("reworded"+moved, marked(c.words, c.new))
	case ClauseMoved:
		f.Message = fmt.Sprintf("moved from %s: %s%s", f.Accepted, excerpt(c.new), more)
	case ClauseRenumbered:
		f.Message = fmt.Sprintf("renumbered %s: %s%s", c.said, excerpt(c.new), more)
	case ClauseLayout:
		f.Message = fmt.Sprintf("%s: %s%s", c.said, excerpt(c.new), more)
	case ClausePunctuation:
		f.setLead("punctuation changed"+moved, marked(c.words, c.new))
	default:
		f.setLead("typography changed"+moved, marked(c.words, c.new))
	}
	return f
}

// key returns the parts of the change's fingerprint: its wordings without typography,
// unless typography is the change, and for changes of place the places.
func (c change) key() []string {
	key := []string{c.rule, diff.Fold(c.old), diff.Fold(c.new)}
	switch c.rule {
	case ClauseDropped, ClauseReworded, ClausePunctuation:
		key = append(key, tree.Locators(c.from)) // does not change until the text is accepted
	case ClauseAdded:
		key = append(key, string(c.to[0].Locator.Part()))
	case ClauseTypography:
		key = append(key, c.said, squeezed(c.old), squeezed(c.new))
	}
	if c.moved || c.rule == ClauseRenumbered || c.rule == ClauseLayout {
		key = append(key, c.said, tree.Locators(c.from), tree.Locators(c.to))
	}
	return append(key, c.further...)
}

// squeezed collapses white space.
func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// setLead sets the lead, and the message made of it and the words.
func (f *Finding) setLead(said, words string) {
	f.Lead, f.Message = said, said+": "+words
}

// prefix puts words before the message.
func (f *Finding) prefix(words string) {
	f.Message = words + ": " + f.Message
	if f.Lead != "" {
		f.Lead = words + ": " + f.Lead
	}
}

// named describes a node, for a message.
func named(n *tree.Node) string {
	if n.Heading != "" {
		return fmt.Sprintf("%s %s (%s)", n.Kind, n.Locator, excerpt(n.Heading))
	}
	return fmt.Sprintf("%s %s", n.Kind, n.Locator)
}

// weight returns how many characters changed.
func (c change) weight() int {
	if c.words == nil {
		return max(utf8.RuneCountInString(c.old), utf8.RuneCountInString(c.new))
	}
	n := 0
	for _, e := range c.words {
		if e.Op != diff.Equal {
			n += utf8.RuneCountInString(e.Text)
		}
	}
	return n
}
