// Package accepted is a corpus on disk with its accepted state, which check reads, and
// which accept and review change.
//
//	load.Folder ──► Open ──► Against: a lock, or a revision ──► Check ──► report
//	                                      ▲                        ▲          │
//	corpus.lock.d ────────────────────────┘   Remember: a cache ───┘          │
//	      ▲                                                                   │
//	      └─────────────────────────────────────────── Accept ◄── picks ◄─────┘
//
// Each statement is read when it is checked and then released. The accepted state is read
// and written one statement at a time.
package accepted
