// Package gitrepo reads files of a git repository, at a revision or in the index, through
// the git program.
//
//	HEAD~1:zh/2022.html   ─┐                          ┌─ kind, size
//	HEAD~1:zh/2023.html   ─┼─► git cat-file --batch ──┼─ bytes, up to the
//	HEAD~1:corpus.yaml    ─┘      (one process)       └─ limit for a file
//
// It writes and fetches nothing, and runs nothing that the repository configures. The
// folder alone determines the repository, not the variables that git sets for a hook.
package gitrepo
