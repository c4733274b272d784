// Command clausediff compares statements clause by clause: what was kept, reworded,
// moved, split, merged, dropped and added, whatever the layout of the pages.
//
//	clausediff compare OLD NEW [NEWER…]   compare two statements, or follow every clause through three and more
//	clausediff parse FILE                 show how a page was read: its tree, and what was left out
//	clausediff demo                       compare the built-in specimens and write their reports
//
// A file is a path, - for standard input, a file: URL, or the id of a statement in
// corpus.yaml; a path that exists is never treated as an id. Results go to standard
// output, everything else to standard error, one line each, prefixed with the program's
// name. A command that fails writes nothing to standard output and changes no file,
// except that fetch keeps and lists the pages that it completed.
//
// The exit status is
//
//	0  done
//	1  the statements differ and --exit-code was given, or a check or a review left
//	   something to do
//	2  wrong use, unreadable input or output that could not be written
//	3  only places and typography differ and --exit-class was given
//
// Every flag can be set by an environment variable, such as CLAUSEDIFF_WIDTH or
// CLAUSEDIFF_COMPARE_WIDTH, and in clausediff.yaml; settings.go explains the order. The
// help texts, in help/, list the commands and flags.
package main
