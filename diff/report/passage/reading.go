package passage

import "slices"

// Read sets how each clause of a side is read in its statement; old tells which it is.
func (s *Side) Read(how []Reading, old bool) {
	lengths := make([]int, len(s.starts))
	for k := range s.starts {
		end := len(s.Text())
		if k+1 < len(s.starts) {
			end = s.starts[k+1]
		}
		lengths[k] = end - s.starts[k]
	}
	var runs []Run
	for k, piece := range cutRuns(s.Runs, lengths) {
		for _, r := range piece {
			if r.New = how[k]; old {
				r.Old, r.New = how[k], InOrder
			}
			runs = Append(runs, r)
		}
	}
	s.Runs = runs
}

// Once returns a redline of a row as one of both statements has it: each text once, the new
// one in order.
//
//	old  A [moved B].    new  A. … B, told again      A[- moved B-].
func Once(woven []Run) []Run {
	var out []Run
	for _, r := range woven {
		old := r.Mark != Inserted && r.Old != ToldElsewhere
		new := r.Mark != Deleted && r.New == InOrder
		switch {
		case old && new:
			r.Mark = Same
		case old:
			r.Mark = Deleted
		case new:
			r.Mark = Inserted
		default:
			continue
		}
		out = Append(out, Run{Mark: r.Mark, Text: r.Text, Key: r.Key})
	}
	return out
}

// IsElsewhere reports whether a side has a text, and none of it is read where it stands.
func (s Side) IsElsewhere() bool {
	return !s.Empty() && !slices.ContainsFunc(s.Runs, func(r Run) bool { return r.Old == InOrder && r.New == InOrder })
}

// BeginsElsewhere reports whether a side has a text whose beginning is not read where it
// stands.
func (s Side) BeginsElsewhere() bool {
	return !s.Empty() && len(s.Runs) > 0 && (s.Runs[0].Old != InOrder || s.Runs[0].New != InOrder)
}
