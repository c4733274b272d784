package diff

import (
	"strings"
	"unicode/utf8"
)

// editBuilder collects edits and joins neighbours, so that between two Equal
// edits there is at most one Delete, then at most one Insert.
type editBuilder struct {
	edits            []Edit
	deleted, inserts strings.Builder // the change at hand
	kept             strings.Builder // what was kept since the last change
}

// pair adds a kept word: an Equal edit, or a replacement when only the folded
// forms are the same.
func (b *editBuilder) pair(old, new string) {
	if old != new {
		b.deleted.WriteString(old)
		b.inserts.WriteString(new)
		return
	}
	if old == "" {
		return
	}
	b.flush()
	b.kept.WriteString(old)
}

// keep ends a run of kept words.
func (b *editBuilder) keep() {
	if b.kept.Len() > 0 {
		b.equal(b.kept.String())
		b.kept.Reset()
	}
}

// equal adds kept text.
func (b *editBuilder) equal(text string) {
	if n := len(b.edits); n > 0 && b.edits[n-1].Op == Equal {
		b.edits[n-1].Text += text
		return
	}
	b.edits = append(b.edits, Edit{Equal, text})
}

// replace adds a change. Where both sides have words it is refined to the
// characters; see [refine].
func (b *editBuilder) replace(old, new []word) {
	if len(old) == 0 || len(new) == 0 {
		b.deleted.WriteString(plain(old))
		b.inserts.WriteString(plain(new))
		return
	}
	for _, e := range refine(old, new) {
		switch e.Op {
		case Equal:
			b.pair(e.Text, e.Text)
		case Delete:
			b.deleted.WriteString(e.Text)
		case Insert:
			b.inserts.WriteString(e.Text)
		}
	}
}

// flush writes the collected change. White space that both sides end with is
// not part of it.
func (b *editBuilder) flush() {
	old, new := b.deleted.String(), b.inserts.String()
	if old == "" && new == "" {
		return
	}
	b.keep()
	b.deleted.Reset()
	b.inserts.Reset()
	space := ""
	if old != "" && new != "" {
		space = commonSpaceSuffix(old, new)
		old, new = old[:len(old)-len(space)], new[:len(new)-len(space)]
	}
	if old != "" {
		b.edits = append(b.edits, Edit{Delete, old})
	}
	if new != "" {
		b.edits = append(b.edits, Edit{Insert, new})
	}
	if space != "" {
		b.equal(space)
	}
}

func commonSpaceSuffix(old, new string) string {
	n := 0
	for n < len(old) && n < len(new) {
		r, size := utf8.DecodeLastRuneInString(old[:len(old)-n])
		if r2, _ := utf8.DecodeLastRuneInString(new[:len(new)-n]); r != r2 || !isSpace(r) {
			break
		}
		n += size
	}
	return old[len(old)-n:]
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == 0x3000 || r == 0xA0 }
