// Package accepted is a corpus on disk with what a person accepted of it: what
// check judges, and what accept and review change.
//
//	load.Folder ──► Open ──► Against: a lock, or a revision ──► Check ──► report
//	                                      ▲                        ▲          │
//	corpus.lock.d ────────────────────────┘   Remember: a cache ───┘          │
//	      ▲                                                                   │
//	      └─────────────────────────────────────────── Accept ◄── picks ◄─────┘
//
// Statements are read when it is their turn and are not held; an accepted state is read
// and written statement by statement.
package accepted
