package safetext

import (
	"regexp"
	"strings"
	"sync"
)

// Runners of pipelines read commands off the log: GitHub's begin a line with two
// colons, Azure's and GitHub's old ones begin anywhere in it with ##[ or ##vso[.
var (
	anywhere = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)##(vso)?\[`) })
	leading  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^([ \t]*):(:)`) })
)

// Line is [Of] for a line of a log: nothing in it is a command to what reads the log.
func Line(text string) string { return Text(Of(text)) }

// Text returns a text of many lines without commands to what reads a log. What stands
// for their first characters looks like them: ⟦ and ꞉.
func Text(text string) string {
	text = Brackets(text, "⟦")
	if !strings.Contains(text, "::") {
		return text
	}
	return leading().ReplaceAllString(text, "${1}꞉${2}")
}

// Brackets writes the bracket of each command that may begin anywhere in a line in
// another way, such as one that means the same in JSON.
func Brackets(text, bracket string) string {
	if !strings.Contains(text, "##") {
		return text
	}
	return anywhere().ReplaceAllString(text, "##${1}"+strings.ReplaceAll(bracket, "$", "$$"))
}
