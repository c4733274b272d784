package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// flagSpec is a flag of a command: its long and its short name, "" for none, its default,
// and what it takes.
type flagSpec struct {
	name, short, value string
	kind               flagKind
}

// flagKind is what a flag takes.
type flagKind uint8

const (
	text     flagKind = iota // a value
	onOff                    // nothing: it is a switch
	repeated                 // a value, each time it is given
)

// valueFlag returns a flag with a text value.
func valueFlag(name, value string) flagSpec { return flagSpec{name: name, value: value} }

// switchFlag returns a flag without a value.
func switchFlag(name string) flagSpec { return flagSpec{name: name, kind: onOff} }

// outputFlag returns the flag for the output, with its default.
func outputFlag(value string) flagSpec { return flagSpec{name: "output", short: "o", value: value} }

// reportFlag returns the flag for further reports.
func reportFlag() flagSpec { return flagSpec{name: "report", kind: repeated} }

// sizeFlag returns the flag for the largest size of a source.
func sizeFlag() flagSpec { return valueFlag("max-size", defaultSize) }

// defaultSize is the default of --max-size.
const defaultSize = "64MB"

// inputFlags control how statements are found and read.
func inputFlags() []flagSpec {
	return []flagSpec{
		valueFlag("corpus", ""), valueFlag("lang", ""), valueFlag("profile", ""),
		switchFlag("strict"),
		sizeFlag(),
	}
}

// corpusFlags control where a corpus is and how it is read.
func corpusFlags() []flagSpec { return []flagSpec{valueFlag("corpus", ""), sizeFlag()} }

// screenFlags control how text for a terminal looks.
func screenFlags() []flagSpec {
	return []flagSpec{
		valueFlag("color", "auto"),
		valueFlag("width", ""),
		valueFlag("ambiguous-width", "1"),
		valueFlag("theme", "any"),
		valueFlag("pager", "auto"),
	}
}

// reportFlags control how a comparison is shown.
func reportFlags() []flagSpec {
	return append(screenFlags(), valueFlag("layout", "auto"), valueFlag("context", "1"),
		valueFlag("ui-lang", "auto"))
}

// detailOf returns how much to show: the value of --detail, or that of its short forms
// --brief and --summary. The default is the substance, or everything if --layout or
// --context is given, since they control how everything is shown.
func detailOf(c *call) (report.Detail, error) {
	if given := detailFlags(c); len(given) > 1 {
		return 0, usagef(c.command.name, "%s both set how much is shown; give one of them", strings.Join(given, " and "))
	}
	switch {
	case c.String("detail") != "":
		name, err := choice(c, "detail")
		return report.Detail(slices.Index(valuesOf(c.command.name, "detail"), name)), err
	case c.Bool("brief"):
		return report.DetailBriefing, nil
	case c.Bool("summary"):
		return report.DetailSummary, nil
	case !slices.Contains([]string{"compare", "demo"}, c.command.name) || c.IsSet("layout") || c.IsSet("context"):
		return report.DetailAll, nil
	}
	return report.DetailSubstance, nil
}

// detailFlags returns the given flags that set how much is shown.
func detailFlags(c *call) []string {
	var given []string
	if c.String("detail") != "" {
		given = append(given, "--detail "+c.String("detail"))
	}
	for _, name := range []string{"brief", "summary"} {
		if c.Bool(name) {
			given = append(given, "--"+name)
		}
	}
	return given
}

// filterFlags select the changes that are shown.
func filterFlags() []flagSpec {
	return []flagSpec{
		valueFlag("only", ""), valueFlag("article", ""), valueFlag("phrase", ""),
		valueFlag("min-change", "0"), valueFlag("min-certainty", ""),
		valueFlag("detail", ""), switchFlag("brief"), switchFlag("summary"),
	}
}

func compareFlags() []flagSpec {
	flags := []flagSpec{
		valueFlag("format", ""),
		outputFlag("-"),
		reportFlag(),
		switchFlag("exit-code"),
		switchFlag("exit-class"),
		valueFlag("explain", ""),
	}
	return slices.Concat(flags, inputFlags(), filterFlags(), reportFlags())
}

func traceFlags() []flagSpec {
	flags := []flagSpec{
		valueFlag("format", ""),
		outputFlag("-"),
		reportFlag(),
		valueFlag("series", ""),
		valueFlag("term", ""),
		valueFlag("subject", ""),
		valueFlag("tables", ""),
		switchFlag("omissions"),
		switchFlag("formulas"),
		switchFlag("blame"),
	}
	return slices.Concat(flags, inputFlags(), reportFlags())
}

func parseFlags() []flagSpec {
	flags := []flagSpec{
		valueFlag("format", "outline"),
		outputFlag("-"),
		switchFlag("clauses"),
		switchFlag("explain"),
	}
	return append(append(flags, inputFlags()...), screenFlags()...)
}

func siteFlags() []flagSpec {
	return append([]flagSpec{valueFlag("title", ""), valueFlag("ui-lang", "auto"), switchFlag("no-cache")}, inputFlags()...)
}

func demoFlags() []flagSpec {
	return append([]flagSpec{outputFlag("")}, reportFlags()...)
}

// valuesOf returns the words that a flag of a command accepts, nil for a flag that
// accepts other values.
func valuesOf(command, flag string) []string {
	switch flag {
	case "format":
		return map[string][]string{"check": check.Formats(), "parse": {"outline", "json", "lines", "textconv"}, "compare": kinds(), "trace": traceKinds(), "parity": parityKinds()}[command]
	case "fail-on":
		return words(check.Severities())
	case "lang":
		return words(lang.Languages())
	case "ui-lang":
		return append([]string{"auto"}, words(locale.Languages())...)
	}
	return map[string][]string{
		"color": {"auto", "always", "never"}, "pager": {"auto", "never"}, "theme": {"any", "light", "dark", "mono"},
		"layout": {"auto", "side", "stacked", "inline"}, "ambiguous-width": {"1", "2"}, "min-certainty": {"possible", "likely", "certain"},
		"detail": {"all", "substance", "summary", "briefing", "findings"},
	}[flag]
}

// words returns the names of values.
func words[T any](values []T) []string {
	var all []string
	for _, v := range values {
		all = append(all, fmt.Sprint(v))
	}
	return all
}

// choice returns the value of a flag that accepts one of a few words.
func choice(c *call, name string) (string, error) {
	value, words := c.String(name), valuesOf(c.command.name, name)
	if slices.Contains(words, value) {
		return value, nil
	}
	return "", badValue(c, name, value, "is not known; %sit takes %s", suggest.Meant(value, words), either(words))
}

// either joins words: "a, b or c".
func either(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// maxSize returns the value of --max-size in bytes.
func maxSize(c *call) (int64, error) {
	size, ok := sizeOf(cmp.Or(c.String("max-size"), defaultSize))
	if !ok {
		return 0, badValue(c, "max-size", c.String("max-size"), "is not a size from 1KB to 4GB; write it like 200MB")
	}
	return size, nil
}

// parseOptions returns the parser's options from --max-size and --lang.
func parseOptions(c *call) ([]parse.Option, error) {
	size, err := maxSize(c)
	if err != nil {
		return nil, err
	}
	opts := []parse.Option{parse.MaxSize(size)}
	if c.String("lang") == "" {
		return opts, nil
	}
	tag, err := choice(c, "lang")
	if err != nil {
		return nil, err
	}
	return append(opts, parse.Language(tree.Lang(tag))), nil
}

// newLoader returns a loader with the settings of the flags.
func (s *session) newLoader(c *call) (*load.Loader, error) {
	opts, err := parseOptions(c)
	if err != nil {
		return nil, err
	}
	size, err := maxSize(c)
	if err != nil {
		return nil, err
	}
	in := &load.Loader{Command: c.command.name, Dir: corpusDir(c), Parse: opts, MaxSize: size, Strict: c.Bool("strict"),
		Stdin: s.stdin, Sources: &s.sources, Warn: s.warn, Progress: s.progress}
	if name := c.String("profile"); name != "" {
		return in, in.UseProfile(name)
	}
	return in, nil
}

// corpusDir returns the folder of the corpus.
func corpusDir(c *call) string { return cmp.Or(c.String("corpus"), ".") }

// sizeOf parses a size such as 200MB, in bytes. A number without a unit is in MB.
func sizeOf(value string) (size int64, ok bool) {
	number, unit := strings.ToUpper(value), int64(1<<20)
	for i, ending := range []string{"KB", "MB", "GB"} {
		if rest, cut := strings.CutSuffix(number, ending); cut {
			number, unit = strings.TrimSpace(rest), 1<<(10*(i+1))
		}
	}
	n, err := strconv.ParseInt(number, 10, 32)
	return n * unit, err == nil && n > 0 && n*unit <= 4<<30
}

// reportOptions returns the report's options from the flags.
func reportOptions(c *call) (report.Options, error) {
	value := cmp.Or(c.String("context"), "1")
	n, err := strconv.Atoi(value)
	switch {
	case value == "all":
		n = -1
	case err != nil || n < 0:
		return report.Options{}, badValue(c, "context", value, "is not a number of sentences; it takes 0, 1, 2, … or all")
	}
	f, err := filterOf(c)
	return report.Options{Context: n, Filter: f}, err
}

// languageOf returns the language of reports: that of --ui-lang, or of the locale if
// reports exist in it.
func languageOf(c *call) (locale.Language, error) {
	name, err := choice(c, "ui-lang")
	if err != nil || name != "auto" {
		return locale.Language(name), err
	}
	own := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
	for _, g := range locale.Languages() {
		if strings.HasPrefix(strings.ToLower(own), string(g)) {
			return g, nil
		}
	}
	return locale.English, nil
}

// width returns the value of --width, 0 if it is not given.
func width(c *call) (int, error) {
	value := c.String("width")
	if value == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < screen.MinWidth || n > screen.MaxWidth {
		return 0, badValue(c, "width", value, "is not a number of columns; it takes %s",
			fmt.Sprintf("%d to %d", screen.MinWidth, screen.MaxWidth))
	}
	return n, nil
}
