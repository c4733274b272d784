// Package flow counts what went from which article into which, for pictures: the
// characters of two statements ([Pair]), the clauses of a series ([NewRiver]).
package flow
