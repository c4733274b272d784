package html

import "strconv"

// bar is a row of rectangles, one per kind, in hundredths of the widest bar.
type bar []slice

// slice is one rectangle. X and Width are formatted for SVG.
type slice struct {
	Class    string
	X, Width string
}

// newBar draws the counts, with whole as the full width. It is empty if there is nothing to
// draw.
func newBar(counts []count, whole int) bar {
	var b bar
	at := 0
	for _, c := range counts {
		if c.N == 0 {
			continue
		}
		b = append(b, slice{c.Class, hundredths(at, whole), hundredths(c.N, whole)})
		at += c.N
	}
	return b
}

func hundredths(n, whole int) string {
	return strconv.FormatFloat(100*float64(n)/float64(whole), 'f', 2, 64)
}
