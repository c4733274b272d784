// Package outfile writes the files of a run, and knows which it read.
//
//	Add      a.html.123-0.tmp   written beside its place, after it was checked
//	Add      b.json.123-0.tmp   that nothing that was read would be written over
//	         …                  the result goes to standard output
//	Commit   a.html             each takes its name with one rename
//	         b.json
//
// Until Commit nothing is changed: a disk that is full, a folder that cannot be
// written to and a signal leave every file as it was. Each file is whole at any
// time, the old one or the new one. When one of several cannot have its name, or
// the machine stops between two renames, some are new and some old; the error says
// which. What goes to a device, a pipe or a descriptor cannot be had back, so it
// is written before any file has its name.
//
// Runs that change the same file keep each other out by a lock beside it, which
// the system lets go of however a run ends.
package outfile
