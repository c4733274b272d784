package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
)

// filterOf returns the filter of changes that the flags describe.
func filterOf(c *call) (report.Filter, error) {
	f := report.Filter{Articles: fields(c.String("article")), Phrase: c.String("phrase"), Name: filterName(c)}
	for _, word := range fields(c.String("only")) {
		if !choose(&f, word) {
			return f, badValue(c, "only", word, "is not known; %sit takes %s", suggest.Meant(word, onlyWords()), strings.Join(onlyWords(), ", "))
		}
	}
	if least := c.String("min-change"); least != "" {
		n, err := strconv.Atoi(least)
		if err != nil || n < 0 {
			return f, badValue(c, "min-change", least, "is not a number of characters")
		}
		f.MinChange = n
	}
	tiers := []diff.Certainty{diff.NoCertainty, diff.Possible, diff.Likely, diff.Certain}
	at := slices.IndexFunc(tiers, func(t diff.Certainty) bool { return t.String() == c.String("min-certainty") })
	if at < 0 {
		return f, badValue(c, "min-certainty", c.String("min-certainty"), "is not known; it takes possible, likely or certain")
	}
	f.MinCertainty = tiers[at]
	return f, nil
}

// choose adds the kind, flag or type of finding that a word of --only names, or both a
// kind and a type. It reports whether the word is known.
func choose(f *report.Filter, word string) bool {
	before := len(f.Kinds) + len(f.Flags) + len(f.Types)
	if i := slices.Index(words(linkKinds()), word); i >= 0 {
		f.Kinds = append(f.Kinds, linkKinds()[i])
	}
	if slices.Contains(report.Flags(), report.Flag(word)) {
		f.Flags = append(f.Flags, report.Flag(word))
	}
	if slices.Contains(finding.Types(), finding.Type(word)) {
		f.Types = append(f.Types, finding.Type(word))
	}
	return len(f.Kinds)+len(f.Flags)+len(f.Types) > before
}

// onlyWords lists the values of --only: kinds, flags, types of findings, each once.
func onlyWords() []string {
	var once []string
	for _, word := range slices.Concat(words(linkKinds()), words(report.Flags()), words(finding.Types())) {
		if !slices.Contains(once, word) {
			once = append(once, word)
		}
	}
	return once
}

// linkKinds lists the kinds of links.
func linkKinds() []diff.Kind {
	return []diff.Kind{diff.Unchanged, diff.Typographic, diff.Reworded, diff.Dropped, diff.Added}
}

// filterName returns the filter as on the command line.
func filterName(c *call) string {
	var words []string
	for _, name := range []string{"only", "article", "phrase", "min-change", "min-certainty"} {
		if value := c.String(name); value != "" && value != "0" {
			if name != "phrase" {
				value = strings.Join(fields(value), ",")
			}
			words = append(words, "--"+name+" "+value)
		}
	}
	return strings.Join(words, " ")
}

// fields splits a list at commas and spaces.
func fields(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}
