package safetext

import (
	"regexp"
	"strings"
	"sync"
)

// Pipeline runners execute commands that they find in a log. Commands of GitHub begin a line
// with two colons; those of Azure and old ones of GitHub begin anywhere in a line with ##[
// or ##vso[.
var (
	anywhere = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)##(vso)?\[`) })
	leading  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^([ \t]*):(:)`) })
)

// Line returns [Of] for a line of a log, with no command that a pipeline runner would execute.
func Line(text string) string { return Text(Of(text)) }

// Text disables commands of pipeline runners in a text of many lines. Similar characters, ⟦
// and ꞉, replace their first characters.
func Text(text string) string {
	text = Brackets(text, "⟦")
	if !strings.Contains(text, "::") {
		return text
	}
	return leading().ReplaceAllString(text, "${1}꞉${2}")
}

// Brackets replaces the bracket of each command that may begin anywhere in a line, for example
// with an escape that means the same in JSON.
func Brackets(text, bracket string) string {
	if !strings.Contains(text, "##") {
		return text
	}
	return anywhere().ReplaceAllString(text, "##${1}"+strings.ReplaceAll(bracket, "$", "$$"))
}
