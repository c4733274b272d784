// Package flow counts, for charts, how much text went from each article into each other one:
// in characters between two statements ([Pair]), in clauses through a series ([NewRiver]).
package flow
