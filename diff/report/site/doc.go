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
// The package returns bytes and touches no files. [Site.Groups] and [Site.Pages] list the
// pages with a digest of the inputs of each, so that a caller can skip what has not
// changed. The pages of one corpus are the same bytes every time.
//
//	site.go       the site: groups, pages
//	name.go       ids → file names
//	digest.go     digests of the inputs of pages
//	memory.go     results kept for a later run; summaries for the first page and the feed
//	lineage.go    the data of a series that its pages share: marks, threads, anchors
//	index.go      index.html
//	statement.go  statement/
//	pair.go       pair/, series/
//	tables.go     tables/
//	wording.go    wording/
//	formula.go    the life of a formula on its page
//	thread.go     thread/
//	threadname.go thread names, made of their words
//	version.go    version/
//	search.go     search/
//	feed.go       feed.xml
package site
