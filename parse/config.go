package parse

import "github.com/clausediff/clausediff/parse/tree"

type config struct {
	name    string
	id      string
	lang    tree.Lang
	title   string
	date    string
	maxSize int64
	profile *Profile
	charset string // that the source's container declares, "" for none
}

const defaultMaxSize = 64 << 20
