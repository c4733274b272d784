// Package gitrepo reads files of a git repository through the program git: of a
// revision, and of the index.
//
//	HEAD~1:zh/2022.html   ─┐                          ┌─ kind, size
//	HEAD~1:zh/2023.html   ─┼─► git cat-file --batch ──┼─ bytes, at most as
//	HEAD~1:corpus.yaml    ─┘      (one process)       └─ many as a file may have
//
// Nothing is written, fetched or run that the repository names. The folder alone
// says which repository is meant, not the variables that git sets for a hook.
package gitrepo
