// Package finding turns a comparison into findings: typed changes in an
// analyst's words, each with the words that triggered it, the rule that found it,
// the addresses of its clauses, and a weight that puts the news first.
package finding
