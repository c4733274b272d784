package page

import (
	"regexp"
	"strings"
	"sync"
)

// Lazy returns a regular expression that is compiled on first use, so that start-up
// costs nothing; a plain text needs only a few.
func Lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// AnyOf returns a regular expression for any line of a data file, between the
// expressions before and behind.
func AnyOf(list, before, behind string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)` + before + strings.Join(Lines(list), "|") + behind)
}

// Lines returns the lines of a data file, without blank lines and comments.
func Lines(list string) []string {
	var all []string
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			all = append(all, line)
		}
	}
	return all
}

// AddressOnly matches a line that consists of a web address.
var AddressOnly = Lazy(`^<?https?://\S+>?$`)

// StatementName matches titles of statements.
var StatementName = Lazy(`(?i)(声明|公报|宣言|报告|决议|条约|协定|statement|declaration|communiqu|заявление|декларация|коммюнике)`)
