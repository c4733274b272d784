// Package said finds out where a large corpus says a phrase, one statement at a time.
//
//	files ──► may one of them say it?  ──no──► next
//	                 │ perhaps: by the bytes alone, see [Filter]
//	                 ▼
//	               read ──► counted ──► places
//
// Nothing is compared and no text is held. What became of the clauses in one series
// tells package series.
package said
