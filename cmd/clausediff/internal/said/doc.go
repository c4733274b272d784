// Package said finds where a large corpus says a phrase, one statement at a time.
//
//	files ──► may one of them say it?  ──no──► next
//	                 │ perhaps: by the bytes alone, see [Filter]
//	                 ▼
//	               read ──► counted ──► places
//
// It compares nothing and keeps no text in memory. Package series traces what became of
// clauses.
package said
