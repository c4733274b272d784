package words

import "unicode/utf8"

// editBuilder walks through both texts in parallel and collects edits. Between two Equal
// edits there is at most one Delete, followed by at most one Insert.
//
//	old  …… kept ……│ deleted │
//	new  …… kept ……│ inserted   │
//	    kept       changeOld, changeNew    atOld, atNew
type editBuilder struct {
	old, new             string
	edits                []Edit
	kept                 int // start of the current kept text in old
	changeOld, changeNew int // start of the current change, which is empty after kept text
	atOld, atNew         int // both texts are processed up to here
}

// pair advances to the end of a kept pair: an Equal edit, or a replacement if only the folded
// forms are equal.
func (b *editBuilder) pair(oldEnd, newEnd int32) {
	old, new := b.old[b.atOld:oldEnd], b.new[b.atNew:newEnd]
	if old != new {
		b.advance(len(old), len(new))
	} else if old != "" {
		b.keep(len(old))
	}
}

// pairRunes advances to the end of a kept pair rune by rune, if both sides have the same
// number of runes.
func (b *editBuilder) pairRunes(oldEnd, newEnd int32) {
	if utf8.RuneCountInString(b.old[b.atOld:oldEnd]) != utf8.RuneCountInString(b.new[b.atNew:newEnd]) {
		return
	}
	for b.atOld < int(oldEnd) {
		_, oldSize := utf8.DecodeRuneInString(b.old[b.atOld:])
		_, newSize := utf8.DecodeRuneInString(b.new[b.atNew:])
		b.pair(int32(b.atOld+oldSize), int32(b.atNew+newSize))
	}
}

// keep advances past n bytes that are the same in both texts.
func (b *editBuilder) keep(n int) {
	b.flush()
	b.advance(n, n)
	b.changeOld, b.changeNew = b.atOld, b.atNew
}

// advance advances past bytes of both texts. They count as deleted and inserted, unless
// [editBuilder.keep] removes them from the change.
func (b *editBuilder) advance(nold, nnew int) {
	b.atOld += nold
	b.atNew += nnew
}

// flush ends the current change, without white space that both sides end with.
func (b *editBuilder) flush() {
	old, new := b.old[b.changeOld:b.atOld], b.new[b.changeNew:b.atNew]
	space := commonSpaceSuffix(old, new)
	if old, new = old[:len(old)-space], new[:len(new)-space]; old != "" || new != "" {
		b.add(Equal, b.old[b.kept:b.changeOld])
		b.add(Delete, old)
		b.add(Insert, new)
		b.kept = b.atOld - space
	}
	b.changeOld, b.changeNew = b.atOld, b.atNew
}

// end returns the edits with the last kept text.
func (b *editBuilder) end() []Edit {
	b.add(Equal, b.old[b.kept:b.changeOld])
	return b.edits
}

func (b *editBuilder) add(op Op, text string) {
	if text != "" {
		b.edits = append(b.edits, Edit{op, text})
	}
}

// commonSpaceSuffix returns the number of bytes of white space at the end of both texts.
func commonSpaceSuffix(old, new string) int {
	n := 0
	for n < len(old) && n < len(new) {
		r, size := utf8.DecodeLastRuneInString(old[:len(old)-n])
		if r2, _ := utf8.DecodeLastRuneInString(new[:len(new)-n]); r != r2 || !isSpace(r) {
			break
		}
		n += size
	}
	return n
}
