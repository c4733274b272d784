package source

import "github.com/clausediff/clausediff/parse/tree"

// Config describes how a source is read: its name in positions, the known properties of
// the statement, the maximum size in bytes, and the profile of its site, nil for the
// general rules.
type Config struct {
	Name    string
	ID      string
	Lang    tree.Lang
	Title   string
	Date    string
	MaxSize int64
	Profile *Profile
	Charset string // as declared by the source's container, "" for none
}

// DefaultMaxSize is the default maximum size of a source in bytes.
const DefaultMaxSize = 64 << 20
