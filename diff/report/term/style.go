package term

import (
	"strings"

	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// style is the look of a piece of text. Without colour all styles look the same, except that
// changed words are set in brackets. The bits from linkShift on hold the number of
// the text's link, 0 for none.
type style uint32

const linkShift = 8

// look returns the style without its link, link the number of the link.
func (s style) look() style  { return s & (1<<linkShift - 1) }
func (s style) link() uint32 { return uint32(s >> linkShift) }

const (
	plain    = style(text.Plain)
	dim      = style(text.Dim)
	strong   = style(text.Strong)
	oldText  = style(text.OldText)
	newText  = style(text.NewText)
	oldWords = style(text.OldWords)
	newWords = style(text.NewWords)
	oldKey   = style(text.OldKey)
	newKey   = style(text.NewKey)
	warning  = style(text.Warning)
	key      = style(text.Key)
)

// Theme is a choice of colours. Each theme uses blue and orange, which colour-blind readers can
// distinguish, and signs and underlines repeat what the colours mean.
type Theme uint8

// The themes.
const (
	// AnyBackground is readable on black and on white.
	AnyBackground Theme = iota
	// Light has more contrast on a light background.
	Light
	// Dark has more contrast on a dark background.
	Dark
	// Monochrome uses no colour, only weight and lines.
	Monochrome
)

// colors returns the escape sequences for old and for new text.
func (t Theme) colors() (old, new string) {
	switch t {
	case Light:
		return "38;5;130", "38;5;25"
	case Dark:
		return "38;5;215", "38;5;117"
	case Monochrome:
		return "", ""
	}
	return "38;5;166", "38;5;32"
}

// sgr returns the parameters of the escape sequence that selects the style.
func (s style) sgr(t Theme) string {
	old, new := t.colors()
	switch s.look() {
	case dim:
		return "2"
	case strong, key:
		return "1"
	case oldText:
		return old
	case newText:
		return new
	case oldWords:
		return joinSGR("9", old)
	case newWords:
		return joinSGR("4", new)
	case oldKey:
		return joinSGR("1;9", old)
	case newKey:
		return joinSGR("1;4", new)
	case warning:
		return joinSGR("1", old)
	}
	return ""
}

func joinSGR(one, other string) string {
	if other == "" {
		return one
	}
	return one + ";" + other
}

// mark returns the mark of a style that is set in brackets.
func (s style) mark() passage.Mark {
	switch s.look() {
	case oldWords, oldKey:
		return passage.Deleted
	case newWords, newKey:
		return passage.Inserted
	}
	return passage.Same
}

// brackets returns the brackets around changed words for output without colour. A space
// separates the bracket from a text that begins or ends with the same sign: [- --towards-].
// This is unambiguous because no changed words begin or end with a space.
func (s style) brackets(words string) (open, close string) {
	sign := ""
	switch s.look() {
	case oldWords, oldKey:
		open, close, sign = "[-", "-]", "-"
	case newWords, newKey:
		open, close, sign = "{+", "+}", "+"
	default:
		return "", ""
	}
	if strings.HasPrefix(words, sign) {
		open += " "
	}
	if strings.HasSuffix(words, sign) {
		close = " " + close
	}
	return open, close
}

// blocks holds the characters for links in a bar.
var blocks = map[string]string{
	"unchanged": "░", "typographic": "▒", "reworded": "▓", "possibly reworded": "▌", "dropped": "▂", "added": "█",
}
