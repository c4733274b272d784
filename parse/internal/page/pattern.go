package page

import (
	"regexp"
	"strings"
	"sync"
)

// Lazy returns an expression that is compiled when it is first needed: a plain
// text needs few of them, and a program's start none.
func Lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// AnyOf returns an expression for any of the lines of a data file, with what
// stands before and behind them.
func AnyOf(list, before, behind string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)` + before + strings.Join(Lines(list), "|") + behind)
}

// Lines returns the lines of a data file, without blank ones and remarks.
func Lines(list string) []string {
	var all []string
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			all = append(all, line)
		}
	}
	return all
}

// AddressOnly matches a line that is the address of a page and nothing else.
var AddressOnly = Lazy(`^<?https?://\S+>?$`)

// StatementName matches titles of statements.
var StatementName = Lazy(`(?i)(声明|公报|宣言|报告|决议|条约|协定|statement|declaration|communiqu|заявление|декларация|коммюнике)`)
