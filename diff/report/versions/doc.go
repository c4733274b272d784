// Package versions turns an aligned pair of language versions of one statement into a model of
// what a reader sees, independent of the output format: what only one version says, what they
// say differently, and every sentence next to its counterpart.
package versions
