package source

import "github.com/clausediff/clausediff/parse/tree"

// Config says how a source is read: its name in positions, what is given of the
// statement, how many bytes there may be, and how its site is read, nil for the
// general rules.
type Config struct {
	Name    string
	ID      string
	Lang    tree.Lang
	Title   string
	Date    string
	MaxSize int64
	Profile *Profile
	Charset string // that the source's container declares, "" for none
}

// DefaultMaxSize is how many bytes a source may have where nothing is said.
const DefaultMaxSize = 64 << 20
