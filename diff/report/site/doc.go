// Package site builds a static site from a whole corpus. Its pages link only to one
// another, can be put on any server or opened from a folder, and are complete without
// scripts.
//
//	index.html                the corpus: series, statements, pairs, search
//	statement/ID.html         a statement, every locator an anchor (#l-3.4.2.1)
//	pair/OLD--NEW.html        a statement of a series compared with the next one
//	series/NAME.html          every clause of a series
//	tables/NAME.html          the series as tables
//	wording/NAME.html         its formulas and main subjects, each with its own page
//	thread/NAME--WORDS.html   one clause's life, for threads of two steps or more
//	version/OLD--NEW.html     language versions side by side
//	shared/HASH.css, .js      the styles and scripts of all pages, named by their content
//	feed.xml                  what changed in each statement, newest first
//	search/ID.js              the text of a statement, for the search
//	search/NAME--wording.js   the formulas and subjects of a series, for the search
//
// In a series with very many threads, those that begin in the same article share a page,
// thread/ID--ARTICLE.html. A series whose table of clauses would be very large lists its
// articles instead. See [MostThreads] and [MostCells].
//
// # How a site is made
//
//	Corpus ── New ── Site: what every statement is, by digest
//	                  │
//	               Groups    series joint, series laws, … corpus
//	                  │      a digest each; a caller skips a group whose digest it knows
//	                Pages    of one group, from its lineage: Series.Link compares the
//	                  │      statements, newLineage notes the marks of each clause and
//	                  │      the page of each thread
//	            Page.Render  the bytes of a page and the digest of its inputs, or no
//	                         bytes if that digest is the known one
//
// The package returns bytes and touches no files: package sitefolder of the command does.
// A [Memory] keeps between runs what the first page and the feed show of a comparison. The
// pages of one corpus are the same bytes every time.
//
//	site.go       the site: groups, pages
//	lineage.go    what the pages of a series share: marks, threads, addresses
//	digest.go     digests of the inputs of pages
//	memory.go     results kept for a later run; summaries for the first page and the feed
//	name.go       ids and words → file names
//	design.go     styles, scripts, templates and links of the pages
//	index.go      index.html
//	statement.go  statement/
//	pair.go       pair/
//	series.go     series/, tables/
//	wording.go    wording/: formula.go the life of a formula
//	thread.go     thread/
//	version.go    version/
//	search.go     search/
//	feed.go       feed.xml
package site
