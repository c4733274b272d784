package passage

import "slices"

// Read sets the reading of each clause of a side. old says which statement the side is of.
func (s *Side) Read(how []Reading, old bool) {
	lengths, length := make([]int, len(s.starts)), 0
	for _, r := range s.Runs {
		length += len(r.Text)
	}
	for k := range s.starts {
		end := length
		if k+1 < len(s.starts) {
			end = s.starts[k+1]
		}
		lengths[k] = end - s.starts[k]
	}
	runs := make([]Run, 0, len(s.Runs))
	for k, piece := range cutRuns(s.Runs, lengths, false) {
		for _, r := range piece {
			if r.New = how[k]; old {
				r.Old, r.New = how[k], InOrder
			}
			runs = Append(runs, r)
		}
	}
	s.Runs = runs
}

// Once returns a redline in which each text of either statement occurs once. The text in
// order in the new statement is kept.
//
//	old  A [moved B].    new  A. … B, shown again      A[- moved B-].
func Once(woven []Run) []Run {
	var out []Run
	for _, r := range woven {
		old := r.Mark != Inserted && r.Old != ShownElsewhere
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

// IsElsewhere reports whether a side has text, all of which is read elsewhere.
func (s Side) IsElsewhere() bool {
	return !s.Empty() && !slices.ContainsFunc(s.Runs, func(r Run) bool { return r.Old == InOrder && r.New == InOrder })
}

// BeginsElsewhere reports whether a side has text whose beginning is read elsewhere.
func (s Side) BeginsElsewhere() bool {
	return !s.Empty() && len(s.Runs) > 0 && (s.Runs[0].Old != InOrder || s.Runs[0].New != InOrder)
}
