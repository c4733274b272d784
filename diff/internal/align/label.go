package align

import "slices"

// labelledScore is the lowest score of two units with the same label and the same
// place in their lines, whatever they have in common.
const labelledScore = 0.45

// byLabels reports whether labels decide about two units: they are in the same place of
// lines with a common label, or in lines with different labels.
func (p *Prepared) byLabels(i, j int) bool {
	old, new := &p.Old[i], &p.New[j]
	return otherLine(old, new) || p.sameLine(old, new)
}

// otherLine reports whether two units are in lines with different labels. Only labels
// that both texts have count: a line with a label that only one text has may have
// become another such line.
func otherLine(u, v *Unit) bool {
	listed := u.Labels != nil && v.Labels != nil && len(u.Labels)+len(v.Labels) > 0
	return listed && !shareLabel(u, v)
}

// sameLine reports whether two units, which must not be grouped, are in the same place
// of lines with a common label.
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

// addLabelled adds the pairs of different units with a common label and the same place.
// Its time is proportional to the old units times the labelled new ones, which are few.
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
