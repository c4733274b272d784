package align

import "slices"

// labelledScore is the least score of two units with the same label and the same
// place in their lines, whatever they share.
const labelledScore = 0.45

// byLabels reports whether their labels decide about two units: they stand in the
// same place of lines with the same label, or in lines with different ones.
func (p *Prepared) byLabels(i, j int) bool {
	old, new := &p.Old[i], &p.New[j]
	return otherLine(old, new) || p.sameLine(old, new)
}

// otherLine reports whether two units stand in lines of lists with different
// labels. Labels are those that both texts have; a line whose own label only one
// text has may have become another such line.
func otherLine(u, v *Unit) bool {
	listed := u.Labels != nil && v.Labels != nil && len(u.Labels)+len(v.Labels) > 0
	return listed && !shareLabel(u, v)
}

// sameLine reports whether two units, none of them part of a larger one, stand in
// the same place of lines with the same label.
func (p *Prepared) sameLine(u, v *Unit) bool {
	return !p.Grouped && u.Place == v.Place && shareLabel(u, v)
}

func shareLabel(u, v *Unit) bool {
	for _, label := range u.Labels {
		if slices.Contains(v.Labels, label) {
			return true
		}
	}
	return false
}

// addLabelled lists the pairs of units with the same label and place. It takes
// time in proportion to the labelled units of both texts, of which there are few.
func (a *aligner) addLabelled() {
	var labelled []int
	for j := range a.New {
		if len(a.New[j].Labels) > 0 {
			labelled = append(labelled, j)
		}
	}
	for i := range a.Old {
		for _, j := range labelled {
			if old, new := &a.Old[i], &a.New[j]; old.Identity != new.Identity && a.sameLine(old, new) {
				a.candidates = append(a.candidates, candidate{old: int32(i), new: int32(j), least: labelledScore, score: a.full(i, j)})
			}
		}
	}
}
