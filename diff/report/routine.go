package report

import (
	"regexp"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// routineForms match what changes from one statement to the next as a matter of
// course: dates, ordinals, anniversaries and venues.
var routineForms = map[tree.Lang]func() *regexp.Regexp{
	tree.Chinese: sync.OnceValue(func() *regexp.Regexp {
		const n = `[0-9０-９〇零一二三四五六七八九十百]+`
		return regexp.MustCompile(`(?:` + n + `年)(?:` + n + `月)?(?:` + n + `日)?(?:[至到—－-]` + n + `[日年])?|` + n + `月(?:` + n + `日)?|` +
			`第` + n + `[届次个轮号]|` + n + `周年|(?:在|于)\p{Han}{2,6}(?:举行|举办|会晤|召开|签署|签订|发表)`)
	}),
	tree.English: sync.OnceValue(func() *regexp.Regexp {
		const month = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)`
		return regexp.MustCompile(`(?:from |on |in )?` + month + `(?: \d{1,2}(?:[–-]\d{1,2})?)?(?:,? \d{4})?|\d{1,2} ` + month + `(?:,? \d{4})?|\b(?:19|20)\d\d\b|` +
			`\b\d+(?:st|nd|rd|th)\b|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b|` +
			`\b(?:held|signed|meet|met|meeting|done|Done) (?:in|at) \p{Lu}\w+`)
	}),
	tree.Russian: sync.OnceValue(func() *regexp.Regexp {
		const month = `(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)`
		return regexp.MustCompile(`\d{1,2}(?:[–-]\d{1,2})? ` + month + `(?: \d{4} (?:года|г\.))?|\d{4} (?:года|году|г\.)|` +
			`\d+-(?:й|я|е|го|му|м|ой|ю|летие|летия|летию)|(?:состоял\p{L}*|прошл\p{L}*|подписан\p{L}*|Совершено) в \p{Lu}\p{Ll}+`)
	}),
}

// isRoutine reports whether all that changed in a reworded row are dates,
// ordinals and venues.
func isRoutine(row *Row, old, new tree.Lang) bool {
	return row.Kind == diff.Reworded && routineRuns(row.Old.Runs, old) && routineRuns(row.New.Runs, new)
}

// routineRuns reports whether every marked run lies in a date, an ordinal or a
// venue.
func routineRuns(runs []Run, lang tree.Lang) bool {
	form := routineForms[lang]
	if form == nil {
		return false
	}
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(r.Text)
	}
	spans := form().FindAllStringIndex(text.String(), -1)
	at := 0
	for _, r := range runs {
		start, end := at, at+len(r.Text)
		at = end
		if r.Mark == Same {
			continue
		}
		inside := false
		for _, s := range spans {
			inside = inside || s[0] <= start && end <= s[1]
		}
		if !inside {
			return false
		}
	}
	return true
}
