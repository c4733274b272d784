// Command clausediff compares statements clause by clause: what was kept,
// reworded, moved, split, merged, dropped and added, however the pages are laid
// out.
//
//	clausediff compare OLD NEW [NEWER…]   compare two statements, or follow every clause through three and more
//	clausediff parse FILE                 show how a page was read: its tree, and what was left out
//	clausediff demo                       compare the built-in specimens and write their reports
//
// A file is a path, - for standard input, a file: URL, or the id of a statement
// in corpus.yaml; a path that exists is never taken for an id. Results go to
// standard output, everything else to standard error, one line each, with the
// program's name in front. A command that fails writes nothing to standard
// output and touches no file.
//
// Exit status: 0 done, 1 the statements differ and --exit-code was given,
// 2 wrong use, unreadable input or output that could not be written.
//
// Every flag can be set by an environment variable, such as CLAUSEDIFF_WIDTH or
// CLAUSEDIFF_COMPARE_WIDTH, and in clausediff.yaml; settings.go tells the order.
// The help texts, in help/, list the flags.
package main
