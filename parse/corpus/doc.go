// Package corpus reads a manifest: the list of a folder's statements, with what is
// known about each.
//
//	version: 1
//	note: joint statements of two states        # optional
//	statements:
//	  - id: "2023"                # names the statement on the command line
//	    file: zh/2023.html        # slash path, inside the folder
//	    series: zh                # optional: statements that belong together
//	    version-of: joint-2023    # optional: shared by the language versions of a statement
//	    title: 关于深化合作的联合声明   # optional, like date and language;
//	    date: 2023-05-18          # what is given here overrides
//	    language: zh              # what the page says
//
// [Load] reads it, and [Corpus.Statement] a statement that it lists:
//
//	corpus.yaml ──Load──► Corpus ──Statement──► tree.Statement
//
// The manifest is read strictly: an unknown or repeated field, a missing file, or a
// path outside the folder is an error that names the line. All files are read through
// an [io/fs.FS], so a corpus may be a folder or embedded in a program.
package corpus
