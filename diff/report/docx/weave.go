package docx

import "github.com/clausediff/clausediff/diff"

// mark is what happened to a run of text or to the end of a paragraph.
type mark uint8

const (
	same mark = iota
	deleted
	inserted
	movedFrom
	movedTo
)

// run is text with one mark.
type run struct {
	mark mark
	text string
}

// paragraph is completed when its end is reached. oldStyle is its style in the old statement
// if both statements have the end.
type paragraph struct {
	spans           []span
	mark            mark
	style, oldStyle string
}

// span is a run, or the border of a move.
type span struct {
	run
	move   string // name of the move that begins or ends here, "" for a run
	begins bool
	// comment is the number of a comment anchored here, 0 for a run.
	comment int
}

type weaver struct {
	moves      moves
	comments   *comments
	open       []span
	paragraphs []paragraph
}

// weave returns the paragraphs of a comparison.
func weave(r *diff.Result, c *comments) []paragraph {
	old, new := newStream(r.Old), newStream(r.New)
	keeps := keep(r, old, new)
	w := &weaver{moves: findMoves(r, old, new, keeps), comments: c}
	i, j := 0, 0
	for _, k := range keeps {
		w.gap(old.slice(i, k.old), new.slice(j, k.new))
		for _, a := range new.slice(k.new, k.new+k.length) {
			w.run(same, a.text)
			w.comment(a)
		}
		i, j = k.old+k.length, k.new+k.length
	}
	w.gap(old.slice(i, old.length-1), new.slice(j, new.length-1))
	w.shared(old.atoms[len(old.atoms)-1], new.atoms[len(new.atoms)-1])
	return w.paragraphs
}

// gap writes the text between two kept texts: the rest of the current paragraph, then whole
// old paragraphs, then whole new ones, then the beginning of the paragraph of the next kept
// text.
func (w *weaver) gap(old, new []atom) {
	oldLines, oldEnds := lines(old)
	newLines, newEnds := lines(new)
	if len(oldEnds) > 0 && len(newEnds) > 0 {
		w.line(oldLines[0], newLines[0])
		w.shared(oldEnds[0], newEnds[0])
		oldLines, oldEnds = oldLines[1:], oldEnds[1:]
		newLines, newEnds = newLines[1:], newEnds[1:]
	}
	for i, e := range oldEnds {
		w.line(oldLines[i], nil)
		w.end(deleted, e.style, "")
	}
	for i, e := range newEnds {
		w.line(nil, newLines[i])
		w.end(inserted, e.style, "")
	}
	w.line(oldLines[len(oldEnds)], newLines[len(newEnds)])
}

// lines cuts atoms at the ends of paragraphs. There is one more line than there are ends.
func lines(atoms []atom) (lines [][]atom, ends []atom) {
	start := 0
	for i, a := range atoms {
		if a.kind == end {
			lines = append(lines, atoms[start:i])
			ends = append(ends, a)
			start = i + 1
		}
	}
	return append(lines, atoms[start:]), ends
}

// line writes old and new atoms of one paragraph. A label that both have is kept.
func (w *weaver) line(old, new []atom) {
	oldLabel, old := cutLabel(old)
	newLabel, new := cutLabel(new)
	if oldLabel == newLabel {
		w.run(same, newLabel)
	} else {
		w.run(deleted, oldLabel)
		w.run(inserted, newLabel)
	}
	for _, a := range old {
		w.words(a, deleted)
		w.comment(a)
	}
	for _, a := range new {
		w.words(a, inserted)
		w.comment(a)
	}
}

func cutLabel(atoms []atom) (string, []atom) {
	if len(atoms) > 0 && atoms[0].kind == label {
		return atoms[0].text, atoms[1:]
	}
	return "", atoms
}

// words writes a sentence that is not kept in its place.
func (w *weaver) words(a atom, m mark) {
	move := w.moves[a.node]
	if move == nil {
		w.run(m, a.text)
		return
	}
	if move.first {
		w.open = append(w.open, span{run: run{mark: m}, move: move.name, begins: true})
	}
	for _, r := range move.runs {
		w.run(r.mark, r.text)
	}
	if move.last {
		w.open = append(w.open, span{run: run{mark: m}, move: move.name})
	}
}

// comment anchors the comments on a sentence at its end.
func (w *weaver) comment(a atom) {
	if a.node == nil || !a.ends {
		return
	}
	for _, number := range w.comments.on[a.node] {
		w.open = append(w.open, span{comment: number})
	}
}

func (w *weaver) run(m mark, text string) {
	if text == "" {
		return
	}
	if n := len(w.open); n > 0 && w.open[n-1].move == "" && w.open[n-1].comment == 0 && w.open[n-1].mark == m {
		w.open[n-1].text += text
		return
	}
	w.open = append(w.open, span{run: run{m, text}})
}

// shared ends a paragraph that ends in both statements.
func (w *weaver) shared(old, new atom) { w.end(same, new.style, old.style) }

func (w *weaver) end(m mark, style, oldStyle string) {
	w.paragraphs = append(w.paragraphs, paragraph{spans: w.open, mark: m, style: style, oldStyle: oldStyle})
	w.open = nil
}
