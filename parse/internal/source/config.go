package source

import "github.com/clausediff/clausediff/parse/tree"

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

const DefaultMaxSize = 64 << 20
