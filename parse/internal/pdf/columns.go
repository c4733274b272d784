package pdf

import (
	"slices"
	"strings"
)

// A page in two columns has a gutter: a position at which many lines begin again, and
// which few lines cross.
//
//	The Sides support the      interests of third
//	exchange of data on        States. The Council
//	water levels.              will meet in May.
//	                           │ gutter
//
// Table cells also begin there, but few of them are filled.
const (
	fewestLines = 12 // minimum number of lines of a page to be decided
	leastColumn = 24 // minimum width of a column
)

// inColumns reports whether most pages are in two columns.
func inColumns(pages []string) bool {
	yes, all := 0, 0
	for _, p := range pages {
		lines := rowsOf(p)
		if len(lines) < fewestLines {
			continue
		}
		all++
		if hasGutter(lines, gutterOf(lines)) {
			yes++
		}
	}
	return yes*2 > all
}

// rowsOf returns the lines of a page that are not blank, as characters.
func rowsOf(page string) [][]rune {
	var rows [][]rune
	for l := range strings.Lines(page) {
		if l = strings.TrimRight(l, " \n"); l != "" {
			rows = append(rows, []rune(l))
		}
	}
	return rows
}

// gutterOf returns the position, after at least two spaces, at which most lines begin
// again.
func gutterOf(rows [][]rune) int {
	counts, best := map[int]int{}, 0
	for _, row := range rows {
		for i := leastColumn / 2; i < len(row); i++ {
			if row[i] != ' ' && row[i-1] == ' ' && row[i-2] == ' ' {
				counts[i]++
				if counts[i] > counts[best] || counts[i] == counts[best] && i < best {
					best = i
				}
			}
		}
	}
	return best
}

// hasGutter reports whether the lines of a page are in two filled columns, of which the
// right one begins at a position.
func hasGutter(rows [][]rune, at int) bool {
	if at == 0 {
		return false
	}
	var left, right []int // widths of the lines in each column
	for _, row := range rows {
		if len(row) > at && row[at] != ' ' && row[at-1] == ' ' && row[at-2] == ' ' {
			right = append(right, columns(string(row[at:])))
		}
		if l := strings.TrimRight(string(row[:min(len(row), at-1)]), " "); l != "" && len([]rune(l)) <= at-2 {
			left = append(left, columns(strings.TrimLeft(l, " ")))
		}
	}
	return isColumn(left, len(rows)) && isColumn(right, len(rows))
}

// isColumn reports whether lines are a column of text: they are a large share of the
// page's lines, and filled.
func isColumn(widths []int, rows int) bool {
	if len(widths)*3 < rows {
		return false
	}
	slices.Sort(widths)
	widest := widths[len(widths)-1]
	return widest >= leastColumn && widths[len(widths)/2]*5 >= widest*4
}
