// Package outfile writes the files of a run, and keeps track of the files that it read.
//
//	Add      a.html.123-0.tmp   written beside its place, after a check that
//	Add      b.json.123-0.tmp   it overwrites nothing that was read
//	         …                  the result goes to standard output
//	Commit   a.html             each is renamed to its place
//	         b.json
//
// Nothing is changed before Commit: a full disk, a folder that cannot be written to or a
// signal leaves every file as it was. Each file is always either the old or the new one,
// complete. If a rename fails, or the machine stops between two of them, some files are
// new and some old; the error says which. Output to a device, a pipe or a descriptor
// cannot be undone, so it is written before the first rename.
//
// Runs that change the same file exclude each other by a lock file beside it, which the
// system releases however a run ends.
package outfile
