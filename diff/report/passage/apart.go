package passage

// Apart reports whether a woven text has so many marks that its two texts are easier to
// read one after the other.
func Apart(woven []Run) bool {
	var d density
	for _, run := range woven {
		d.add(run.Mark, run.Text)
	}
	return d.isHeavy()
}

// density counts the columns of a redline by mark, and its marks.
type density struct {
	columns [3]int
	marks   int
}

func (d *density) add(mark Mark, text string) {
	d.columns[mark] += Columns(text)
	if mark != Same {
		d.marks++
	}
}

// isHeavy reports whether little more than half of the shorter text is kept, or marks are only
// a few columns apart. A text that fits in one line with few marks is never heavy.
func (d *density) isHeavy() bool {
	const line, few, beside = 80, 5, 12
	same, old, new := d.columns[Same], d.columns[Deleted], d.columns[Inserted]
	if d.marks <= few+1 && same+old+new <= line {
		return false
	}
	return 4*same < 5*min(old, new) || d.marks >= few && same < beside*d.marks
}
