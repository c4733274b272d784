// Package check judges a corpus: is every statement what a person accepted,
// was every page read completely, do its mirrors agree, is a watched phrase
// where it should be?
//
//	corpus.yaml  pages  ──parse──►  statements now ─┐
//	                                                ├─ diff.Compare ─► findings ─ waived? ─► report
//	corpus.lock.d ────────────────► statements      ┘
//	                                 accepted
//
// A [Finding] names a rule, a place in the source and, for a change, the words.
// Its fingerprint is made of the rule and the wording, not of places, so that a
// page that is laid out anew has the same findings. Accepting a finding waives
// its fingerprint in the lock; accepting a statement puts its text there.
//
// What is looked for are the values of [Rules]. Each is run once on what it is
// about: a statement that is new, that was accepted or that cannot be read, or
// the corpus as a whole. What they share, such as a comparison, is kept with it.
// Accepting works on the findings of the report and runs no rule.
//
// The package reads no files: the caller loads the statements into [Item]s.
package check
