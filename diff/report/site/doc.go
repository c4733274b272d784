// Package site makes a static site of a whole corpus: pages that link to one
// another and to nothing else, which can be put on any server or opened from a
// folder. They are whole without scripts.
//
//	index.html                the corpus: series, statements, pairs, search
//	statement/ID.html         a statement, every locator an anchor (#l-3.4.2.1)
//	pair/OLD--NEW.html        neighbours of a series, compared
//	series/NAME.html          every clause of a series
//	tables/NAME.html          the series as tables
//	wording/NAME.html         its formulas and main subjects, of which each has a page
//	thread/NAME--WORDS.html   one clause's life, where it has two steps or more
//	version/OLD--NEW.html     language versions side by side
//	shared/HASH.css, .js      the styles and scripts of all pages, by their content
//	feed.xml                  what the statements changed, the newest first
//	search/ID.js              the text of a statement, for the search
//	search/NAME--wording.js   the formulas and subjects of a series, for the search
//
// A series with very many threads has pages of threads by the article in which
// they were first said, thread/ID--ARTICLE.html, and one with a very large table
// of clauses has its articles there instead of the table: see [MostThreads] and
// [MostCells].
//
// The package makes bytes and knows no files: [Site.Groups] and [Site.Pages]
// say which pages there are and what each is made of, so that a caller can leave
// alone what has not changed. The pages of one corpus are the same bytes every
// time.
//
//	site.go       the site: groups, pages
//	name.go       ids → file names
//	digest.go     what pages are made of, in short
//	memory.go     what a run keeps for a later one, and what the first page and the feed tell
//	lineage.go    what pages ask of a series: marks, threads, anchors
//	index.go      index.html
//	statement.go  statement/
//	pair.go       pair/, series/
//	tables.go     tables/
//	wording.go    wording/
//	thread.go     thread/
//	threadname.go names of threads by their words
//	search.go     search/
//	feed.go       feed.xml
package site
