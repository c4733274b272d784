// Package align links the units of two texts. It knows no tree and no
// language: a unit is a multiset of features (integers), and the result is a
// list of links between unit numbers.
//
// # Residual cover
//
// Take the pair of units with the largest share of still unexplained, rare,
// shared features; link it; mark those features as explained on both sides; go
// on until nothing worth linking is left. Do it twice, the second time
// favouring pairs near links of the first pass. One-to-one links, splits,
// merges and moves all come out of the same loop:
//
//	old                            new
//	0  甲乙丙丁，戊己庚辛。 ──┬──────── 0  甲乙丙丁。         link 0-0 explains 甲乙丙丁;
//	                       └──────── 1  戊己庚辛。         the rest of old 0 is still
//	1  壬癸子丑。 ───────────┐   ┌──── 2  寅卯辰巳。         free, so 0-1 follows: a split
//	2  寅卯辰巳。 ───────────┼───┘
//	                       └──────── 3  壬癸子丑。         1-3 is off the heaviest chain
//	                                                    {0-0, 0-1, 2-2}: moved
//
// The weight of a feature falls with the number of units that have it, so a
// formula in every unit counts for next to nothing. A pair's score is its shared
// unexplained weight over a mean of both masses, less the score that two arbitrary
// units of these texts reach, by a factor for how telling the rarest shared
// features are (subject.go), and by one for how near their paragraphs are
// (paragraph.go); the second pass multiplies it by one for linked neighbours in both
// texts. The more there is to compare and the more is rewritten,
// the more a link must share (chance.go).
//
// # Determinism and symmetry
//
// Weights, overlaps and neighbour support are integers, sums of integers do not
// depend on their order, and every choice is fully ordered. Swapping the sides
// gives the mirrored links on every machine. The search for candidates is cut
// into stretches of units that a caller may have made at once ([Problem.Run]);
// what they find is put together in the order of the units.
//
// # Cost
//
// Features O(text). Candidates come from an inverted index: O(units × features
// per unit × units that share one). Above [Exact] pairs of units, features that
// are frequent on the other side find no candidates and each unit keeps its best
// few; [Align] reports it. The loop is O(candidates × log candidates) and one
// re-evaluation, O(features of a unit), for every candidate whose units got a
// link in between.
package align
