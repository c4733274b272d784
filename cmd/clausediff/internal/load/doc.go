// Package load turns the arguments of a command into statements.
//
//	page.html  -  file:///…  main:page.html      an id
//	      │                                        │
//	      │                  corpus.yaml ──► Folder, with what it says of the statement
//	      ▼                                        ▼
//	    find: what the argument names ──► read, several at a time ──► statements with unique ids
//
// A path that exists is never treated as an id. A [Folder] is a corpus on disk or in a
// revision. A [Survey] is a folder that is not a corpus yet. Errors are one line and say
// what to do.
package load
