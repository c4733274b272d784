// Package flow counts, for charts, how many clauses went from each article into each other one,
// between two statements or through a series.
package flow
