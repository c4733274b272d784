// Package check judges a corpus. Is every statement what a person accepted? Was every
// page read completely? Do its mirrors agree with it? Is a watched phrase where it should
// be?
//
//	corpus.yaml  pages  ──parse──►  statements now ─┐
//	                                                ├─ diff.Compare ─► findings ─ waived? ─► report
//	corpus.lock.d ────────────────► statements      ┘
//	                                 accepted
//
// A [Finding] names a rule, a position in the source and, for a change, the words. Its
// fingerprint is made of the rule and the wording, not of positions, so that a page in a
// new layout has the same findings. Accepting a finding waives its fingerprint in the
// lock. Accepting a statement puts its text there.
//
// [Rules] lists the checks. Each rule runs once on its subject: on each statement that is
// new, was accepted, or cannot be read, or on the corpus as a whole. Rules share cached
// work, such as comparisons. Accepting uses the findings of the report and runs no rule.
//
// The package reads no files: the caller loads the statements into [Item]s.
package check
