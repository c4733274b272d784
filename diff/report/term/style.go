package term

import "github.com/clausediff/clausediff/diff"

// style is how a piece of text looks. Without colour all styles look the same
// but oldWords and newWords, which are set in brackets.
type style uint8

const (
	plain style = iota
	dim
	strong
	oldText  // dropped text
	newText  // added text
	oldWords // deleted words inside a text
	newWords // inserted words inside a text
	warning
)

// sgr returns the parameters of the escape sequence that selects the style.
// Blue and orange stay apart for colour-blind readers, and both can be read on
// black and on white.
func (s style) sgr() string {
	switch s {
	case dim:
		return "2"
	case strong:
		return "1"
	case oldText:
		return "38;5;166"
	case newText:
		return "38;5;32"
	case oldWords:
		return "9;38;5;166"
	case newWords:
		return "4;38;5;32"
	case warning:
		return "1;38;5;166"
	}
	return ""
}

// brackets returns what stands round changed words where there is no colour.
func (s style) brackets() (open, close string) {
	switch s {
	case oldWords:
		return "[-", "-]"
	case newWords:
		return "{+", "+}"
	}
	return "", ""
}

// sign returns the margin sign of a kind.
func sign(k diff.Kind) string {
	switch k {
	case diff.Typographic:
		return "≈"
	case diff.Reworded:
		return "~"
	case diff.Dropped:
		return "-"
	case diff.Added:
		return "+"
	}
	return "="
}

// block returns the character that stands for a kind in a bar.
func block(k diff.Kind) string {
	switch k {
	case diff.Typographic:
		return "▒"
	case diff.Reworded:
		return "▓"
	case diff.Dropped:
		return "▂"
	case diff.Added:
		return "█"
	}
	return "░"
}

// kindStyle returns the style of a kind's sign and word.
func kindStyle(k diff.Kind) style {
	switch k {
	case diff.Reworded:
		return strong
	case diff.Dropped:
		return oldText
	case diff.Added:
		return newText
	}
	return dim
}
