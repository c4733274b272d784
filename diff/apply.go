package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Apply rebuilds the text of the new statement: the wording of every link that
// has an old side from the old statement's text and the word edits, that of
// added links as they are, and between sentences the white space of the new
// statement. It returns an error that names the link when the edits do not fit
// the old text, or when a sentence is in no link.
func (r *Result) Apply() (string, error) { return r.ApplyAt(LevelSentence) }

// ApplyAt is [Result.Apply] by the links of one level.
func (r *Result) ApplyAt(level Level) (string, error) {
	links := r.At(level)
	wording := make(map[*tree.Node]string, len(links))
	for _, l := range links {
		text, err := r.wordingOf(l)
		if err != nil {
			return "", fmt.Errorf("link %s: %w", l.ID, err)
		}
		for _, n := range l.New {
			if len(text) < n.Span.Len() {
				return "", fmt.Errorf("link %s: its edits end before %s", l.ID, n.Locator)
			}
			part := text[:n.Span.Len()]
			if before, ok := wording[n]; ok && before != part {
				return "", fmt.Errorf("link %s: another link has other words for %s", l.ID, n.Locator)
			}
			wording[n] = part
			text = text[n.Span.Len():]
		}
		if text != "" {
			return "", fmt.Errorf("link %s: %q is left over", l.ID, text)
		}
	}
	return r.assemble(level, wording)
}

// assemble puts the wording of the new nodes in order.
func (r *Result) assemble(level Level, wording map[*tree.Node]string) (string, error) {
	kind := tree.KindSentence
	if level == LevelClause {
		kind = tree.KindClause
	}
	var b strings.Builder
	b.Grow(len(r.New.Text))
	end := 0
	for n := range r.New.Root.All() {
		if n.Kind != kind {
			continue
		}
		text, ok := wording[n]
		if !ok {
			return "", fmt.Errorf("%s %s is in no link", level, n.Locator)
		}
		b.WriteString(r.New.Text[end:n.Span.Start])
		b.WriteString(text)
		end = n.Span.End
	}
	b.WriteString(r.New.Text[end:])
	return b.String(), nil
}

// wordingOf returns the new wording of a link, made from its old nodes.
func (r *Result) wordingOf(l *Link) (string, error) {
	if len(l.Old) == 0 {
		return joined(r.New, l.New), nil
	}
	old := joined(r.Old, l.Old)
	if l.Kind == Dropped {
		return "", nil
	}
	if l.Words == nil {
		return old, nil
	}
	var b strings.Builder
	b.Grow(len(old))
	for _, e := range l.Words {
		if e.Op == Insert {
			b.WriteString(e.Text)
			continue
		}
		rest, ok := strings.CutPrefix(old, e.Text)
		if !ok {
			return "", fmt.Errorf("%q is not in the old text where the edits say", e.Text)
		}
		if e.Op == Equal {
			b.WriteString(old[:len(e.Text)])
		}
		old = rest
	}
	if old != "" {
		return "", fmt.Errorf("the edits do not account for %q", old)
	}
	return b.String(), nil
}

// Reverse returns the comparison of the new statement with the old one: what
// was added is dropped, and every edit is undone. It is what [Compare] returns
// for the swapped statements.
func (r *Result) Reverse() *Result {
	mirror := r.mirrored()
	mirror.name()
	return mirror
}

// mirrored is [Result.Reverse], with the links' ids as they are.
func (r *Result) mirrored() *Result {
	mirror := &Result{Old: r.New, New: r.Old, Degraded: r.Degraded, Series: r.Series, opts: r.opts}
	for _, p := range r.Parts {
		mirror.Parts = append(mirror.Parts, PartPair{p.New, p.Old})
	}
	for _, level := range []Level{LevelSentence, LevelClause} {
		var links []*Link
		for _, l := range r.At(level) {
			links = append(links, l.reverse())
		}
		mirror.Links = append(mirror.Links, inReadingOrder(links)...)
	}
	return mirror
}

func (l *Link) reverse() *Link {
	m := *l
	m.StoodSince = ""
	m.Old, m.New = l.New, l.Old
	switch l.Kind {
	case Dropped:
		m.Kind = Added
	case Added:
		m.Kind = Dropped
	}
	m.Words = slices.Clone(l.Words)
	for i := range m.Words {
		switch m.Words[i].Op {
		case Delete:
			m.Words[i].Op = Insert
		case Insert:
			m.Words[i].Op = Delete
		}
		if i > 0 && m.Words[i].Op == Delete && m.Words[i-1].Op == Insert {
			m.Words[i-1], m.Words[i] = m.Words[i], m.Words[i-1]
		}
	}
	return &m
}

// Verify proves the result on its own texts: applied to the old statement it
// gives the new one, reversed it gives the old one, by sentences and by
// clauses. An error means that the comparison itself is wrong and must not be
// shown.
func (r *Result) Verify() error {
	mirror := r.mirrored()
	proofs := []struct {
		side  *Result
		level Level
	}{{r, LevelSentence}, {mirror, LevelSentence}, {r, LevelClause}, {mirror, LevelClause}}
	errs := make([]error, len(proofs))
	configOf(r.opts).run(len(proofs), func(i int) { errs[i] = proofs[i].side.rebuilds(proofs[i].level) })
	return cmp.Or(errs...)
}

// rebuilds proves one direction by the links of one level.
func (r *Result) rebuilds(level Level) error {
	text, err := r.ApplyAt(level)
	if err != nil {
		return fmt.Errorf("%s → %s: %w", r.Old.ID, r.New.ID, err)
	}
	if text != r.New.Text {
		return fmt.Errorf("%s → %s: the %s links do not rebuild the text", r.Old.ID, r.New.ID, level)
	}
	return nil
}
