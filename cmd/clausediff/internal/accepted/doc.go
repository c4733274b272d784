// Package accepted is a corpus on disk with what a person accepted of it: what
// check judges, and what accept and review change.
//
//	load.Folder ──► Open: every statement, read ──► Against: a lock, or a revision ──► Check ──► report
//	                                                      ▲                                      │
//	corpus.lock.d ──► ReadLock ───────────────────────────┘        Write ◄── Accept ◄── picks ◄──┘
package accepted
