// Package align links the units of two texts. It is independent of trees and
// languages: a unit is a multiset of features (integers), and the result is a list
// of links between unit numbers.
//
// # Residual cover
//
// Take the pair of units with the largest share of common, rare, not yet explained
// features; link it; mark those features as explained on both sides; repeat until no
// pair is worth linking. Run this twice, the second time favouring pairs near links
// of the first pass. The same loop finds one-to-one links, splits, merges and moves:
//
//	old                            new
//	0  甲乙丙丁，戊己庚辛。 ──┬──────── 0  甲乙丙丁。         link 0-0 explains 甲乙丙丁;
//	                       └──────── 1  戊己庚辛。         the rest of old 0 is still
//	1  壬癸子丑。 ───────────┐   ┌──── 2  寅卯辰巳。         free, so 0-1 follows: a split
//	2  寅卯辰巳。 ───────────┼───┘
//	                       └──────── 3  壬癸子丑。         1-3 is off the heaviest chain
//	                                                    {0-0, 0-1, 2-2}: moved
//
// The weight of a feature falls with the number of units that have it, so a formula
// in every unit counts for almost nothing. A pair's score is its common unexplained
// weight divided by a mean of both masses, less the score that two arbitrary units
// of these texts reach. It is multiplied by a factor for the rarity of the rarest
// common features (subject.go), by a factor for how near their paragraphs are
// (paragraph.go) and, in the second pass, by a factor for linked neighbours in both
// texts (context.go). The required score rises with the number of units to compare
// and with the amount of rewriting (chance.go).
//
// # Determinism and symmetry
//
// Weights, overlaps and neighbour support are integers, whose sums do not depend on
// their order, and every choice is fully ordered. Swapping the sides gives the
// mirrored links on every machine. The search for candidates is divided into ranges
// of units that a caller may process concurrently ([Problem.Run]); the results are
// joined in the order of the units.
//
// # Cost
//
// Candidates come from an inverted index, in O(units × features per unit × units
// that have a feature). Above [Exact] pairs of units, features that are frequent on
// the other side find no candidates and each unit keeps only its best few; see
// [Alignment.Coarse]. The loop takes O(candidates × log candidates), plus one
// re-evaluation, O(features of a unit), for every candidate whose units were linked
// in the meantime.
package align
