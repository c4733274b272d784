package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
)

// filterOf returns the filter of changes that the flags describe.
func filterOf(c *cli.Context) (report.Filter, error) {
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
	for k := diff.Unchanged; k <= diff.Added; k++ {
		if k.String() == word {
			f.Kinds = append(f.Kinds, k)
		}
	}
	for _, flag := range report.Flags() {
		if string(flag) == word {
			f.Flags = append(f.Flags, flag)
		}
	}
	if slices.Contains(finding.Types(), finding.Type(word)) {
		f.Types = append(f.Types, finding.Type(word))
	}
	return len(f.Kinds)+len(f.Flags)+len(f.Types) > before
}

// onlyWords lists the values of --only: kinds, flags, types of findings.
func onlyWords() []string {
	var words []string
	for k := diff.Unchanged; k <= diff.Added; k++ {
		words = append(words, k.String())
	}
	for _, flag := range report.Flags() {
		words = append(words, string(flag))
	}
	for _, t := range finding.Types() {
		if !slices.Contains(words, string(t)) {
			words = append(words, string(t))
		}
	}
	return words
}

// filterName returns the filter as on the command line.
func filterName(c *cli.Context) string {
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
