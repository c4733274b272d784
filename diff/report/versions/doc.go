// Package versions turns two language versions of one statement, laid side by side,
// into what a reader sees, before any output format: what one of them alone says or says
// otherwise, and every sentence beside its counterpart.
package versions
