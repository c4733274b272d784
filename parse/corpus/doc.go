// Package corpus reads a manifest: the list of a folder's statements, with what
// is known about each.
//
//	version: 1
//	note: joint statements of two states        # optional
//	statements:
//	  - id: "2023"                # names the statement on the command line
//	    file: zh/2023.html        # slash path, inside the folder
//	    series: zh                # optional: statements that belong together
//	    version-of: joint-2023    # optional: what language versions of one statement share
//	    title: 关于深化合作的联合声明   # optional, like date and language;
//	    date: 2023-05-18          # what is given here is believed more than
//	    language: zh              # what the page says
//
// The manifest is read strictly: an unknown or repeated field, a missing file
// and a path out of the folder are errors that name the line. Everything goes
// through an [io/fs.FS], so a corpus may be a folder or embedded in a program.
package corpus
