package diff

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Apply rebuilds the text of the new statement. The wording of a link with an old
// side is made from the old statement's text and the word edits. The wording of
// added links and the white space between sentences come from the new statement.
// The error names the link whose edits do not fit the old text or are missing, or
// the sentence that is in no link.
func (r *Result) Apply() (string, error) { return r.ApplyAt(LevelSentence) }

// ApplyAt is [Result.Apply] using the links of one level.
func (r *Result) ApplyAt(level Level) (string, error) { return r.forward().apply(level) }

// direction is one of the two directions in which a comparison can be read.
type direction struct {
	r        *Result
	from, to *tree.Statement
	back     bool // from the new statement to the old one
}

func (r *Result) forward() direction { return direction{r, r.Old, r.New, false} }
func (r *Result) backward() direction {
	return direction{r, r.New, r.Old, true}
}

// sides returns the nodes of a link in the order of the direction.
func (d direction) sides(l *Link) (from, to []*tree.Node) {
	if d.back {
		return l.New, l.Old
	}
	return l.Old, l.New
}

// apply rebuilds the text of d.to.
func (d direction) apply(level Level) (string, error) {
	links := d.r.At(level)
	wording := make(map[*tree.Node]string, len(links))
	for _, l := range links {
		text, err := d.wordingOf(l)
		if err != nil {
			return "", fmt.Errorf("link %s: %w", l.ID, err)
		}
		_, to := d.sides(l)
		for _, n := range to {
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
	return d.assemble(level, wording)
}

// assemble puts the wording of the nodes in order.
func (d direction) assemble(level Level, wording map[*tree.Node]string) (string, error) {
	kind := tree.KindSentence
	if level == LevelClause {
		kind = tree.KindClause
	}
	var b strings.Builder
	b.Grow(len(d.to.Text))
	end := 0
	for n := range d.to.Root.All() {
		if n.Kind != kind {
			continue
		}
		text, ok := wording[n]
		if !ok {
			return "", fmt.Errorf("%s %s is in no link", level, n.Locator)
		}
		b.WriteString(d.to.Text[end:n.Span.Start])
		b.WriteString(text)
		end = n.Span.End
	}
	b.WriteString(d.to.Text[end:])
	return b.String(), nil
}

// errNoWords reports a link whose wordings differ and that has no word edits.
var errNoWords = errors.New("its wordings differ and it has no word edits")

// wordingOf returns the wording of a link in d.to, made from its wording in d.from.
func (d direction) wordingOf(l *Link) (string, error) {
	from, to := d.sides(l)
	switch {
	case len(from) == 0:
		return joined(d.to, to), nil
	case len(to) == 0:
		return "", nil
	}
	rest := joined(d.from, from)
	if l.Words == nil {
		if rest != joined(d.to, to) {
			return "", errNoWords
		}
		return rest, nil
	}
	insert := Insert
	if d.back {
		insert = Delete
	}
	var b strings.Builder
	b.Grow(len(rest))
	for _, e := range l.Words {
		if e.Op == insert {
			b.WriteString(e.Text)
			continue
		}
		behind, ok := strings.CutPrefix(rest, e.Text)
		if !ok {
			return "", fmt.Errorf("%q is not in the text where the edits say", e.Text)
		}
		if e.Op == Equal {
			b.WriteString(rest[:len(e.Text)])
		}
		rest = behind
	}
	if rest != "" {
		return "", fmt.Errorf("the edits do not account for %q", rest)
	}
	return b.String(), nil
}

// Reverse returns the comparison of the new statement with the old one: added nodes
// become dropped, and every edit is reversed. It equals what [Compare] returns for
// the swapped statements.
func (r *Result) Reverse() *Result {
	mirror := &Result{Old: r.New, New: r.Old, Degraded: r.Degraded, Series: r.Series, opts: r.opts}
	for _, p := range r.Parts {
		mirror.Parts = append(mirror.Parts, [2]*tree.Node{p[1], p[0]})
	}
	for _, level := range []Level{LevelSentence, LevelClause} {
		var links []*Link
		for _, l := range r.At(level) {
			links = append(links, l.reverse())
		}
		mirror.Links = append(mirror.Links, inReadingOrder(links)...)
	}
	mirror.name()
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

// Verify checks, by sentences and by clauses, that the result applied to the old
// statement gives the new one, and reversed gives the old one. An error means that
// the comparison itself is wrong and must not be shown. The four checks run as
// given by [Parallel].
func (r *Result) Verify() error {
	proofs := []struct {
		direction
		level Level
	}{{r.forward(), LevelSentence}, {r.backward(), LevelSentence}, {r.forward(), LevelClause}, {r.backward(), LevelClause}}
	errs := make([]error, len(proofs))
	configOf(r.opts).run.Do(len(proofs), func(i int) { errs[i] = proofs[i].rebuilds(proofs[i].level) })
	return cmp.Or(errs...)
}

// rebuilds checks one direction using the links of one level.
func (d direction) rebuilds(level Level) error {
	text, err := d.apply(level)
	if err != nil {
		return fmt.Errorf("%s → %s: %w", d.from.ID, d.to.ID, err)
	}
	if text != d.to.Text {
		return fmt.Errorf("%s → %s: the %s links do not rebuild the text", d.from.ID, d.to.ID, level)
	}
	return nil
}
