package term

import (
	"bytes"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// page collects the lines of one rendering.
type page struct {
	locale.Language // of the fixed words
	out             bytes.Buffer
	ruler           ruler
	width           int
	color           bool
	theme           Theme
	report          string // address of the HTML report, "" for none
	asking          report.Asking
	links           []string // targets, indexed by the link numbers in styles, which count from 1
	columns         bool     // side by side
	inline          bool     // paragraphs as running text
	joined          bool     // no empty line before the next line
	scratch         []cell
	// kept is a stack of the cells of lines, which [page.release] empties when these have been
	// written.
	kept []cell
}

// options returns the settings of a composition for the page.
func (p *page) options(detail report.Detail) text.Options {
	return text.Options{Language: p.Language, Detail: detail, Asking: p.asking, Columns: p.width}
}

// writeTo writes the page and returns the writer's error.
func (p *page) writeTo(w io.Writer) error {
	_, err := w.Write(append(bytes.TrimRight(p.out.Bytes(), "\n"), '\n'))
	return err
}

func (p *page) cells(pieces ...piece) []cell { return p.ruler.appendCells(nil, pieces, !p.color) }

// keep returns cells that are valid until they are released.
func (p *page) keep(pieces ...piece) []cell {
	start := len(p.kept)
	p.kept = p.ruler.appendCells(p.kept, pieces, !p.color)
	return p.kept[start:len(p.kept):len(p.kept)]
}

// release frees the cells that were kept since the stack had the given length.
func (p *page) release(length int) { p.kept = p.kept[:length] }

// put writes one line without trailing spaces.
func (p *page) put(line []cell) { p.putFull(trimEnd(line)) }

// putFull writes one line as it is. A run of one style has one pair of escape sequences, and
// every line ends in plain style.
func (p *page) putFull(line []cell) {
	p.joined = false
	defuse(line)
	for start := 0; start < len(line); {
		end := start
		for end < len(line) && line[end].style == line[start].style {
			end++
		}
		p.putRun(line[start:end])
		start = end
	}
	p.out.WriteByte('\n')
}

// defuse replaces what build logs interpret as commands: two colons at the beginning of a line,
// and ##[ or ##vso[ anywhere. The replacements look similar and have the same width.
func defuse(line []cell) {
	if first := trimStart(line); len(first) > 1 && first[0].text == ":" && first[1].text == ":" {
		first[0].text = "꞉"
	}
	for i, c := range line {
		if c.text == "[" && (endsIn(line[:i], "##") || endsIn(line[:i], "##vso")) {
			line[i].text = "⟦"
		}
	}
}

// endsIn reports whether cells end in an ASCII text, ignoring case.
func endsIn(cells []cell, end string) bool {
	if len(cells) < len(end) {
		return false
	}
	for i, c := range cells[len(cells)-len(end):] {
		if !strings.EqualFold(c.text, end[i:i+1]) {
			return false
		}
	}
	return true
}

func (p *page) putRun(cells []cell) {
	sgr, link := "", cells[0].style.link()
	if p.color {
		sgr = cells[0].style.sgr(p.theme)
	}
	if link > 0 {
		p.out.WriteString("\x1b]8;;" + p.links[link-1] + "\x1b\\")
		defer p.out.WriteString("\x1b]8;;\x1b\\")
	}
	if sgr != "" {
		p.out.WriteString("\x1b[" + sgr + "m")
	}
	for _, c := range cells {
		p.out.WriteString(c.text)
	}
	if sgr != "" {
		p.out.WriteString("\x1b[0m")
	}
}

// linked returns a style with a link to an anchor of the HTML report if there is one.
func (p *page) linked(s style, anchor string) style {
	if p.report == "" || !p.color {
		return s
	}
	p.links = append(p.links, p.report+"#"+anchor)
	return s | style(len(p.links))<<linkShift
}

// blank writes an empty line, unless the last line is empty or a rule.
func (p *page) blank() {
	if b := p.out.Bytes(); !p.joined && len(b) > 0 && !bytes.HasSuffix(b, []byte("\n\n")) {
		p.out.WriteByte('\n')
	}
}

// hang returns the lines of a body of text in width columns, with a prefix before the first
// line and another before the others. They are valid until they are released.
func (p *page) hang(width int, first, rest []piece, body ...piece) [][]cell {
	head, tail := p.keep(first...), p.keep(rest...)
	p.scratch = p.ruler.appendCells(p.scratch[:0], body, !p.color)
	lines := wrap(p.scratch, max(width-max(lineWidth(head), lineWidth(tail)), 1))
	for i, line := range lines {
		start, before := len(p.kept), tail
		if i == 0 {
			before = head
		}
		p.kept = append(append(p.kept, before...), line...)
		lines[i] = p.kept[start:len(p.kept):len(p.kept)]
	}
	return lines
}

// para writes a body of text after a prefix, over the width but no more than a reader's eye
// follows. Further lines are indented by the width of the prefix.
func (p *page) para(prefix []piece, body ...piece) {
	defer p.release(len(p.kept))
	indent := piece{text: p.spaces(lineWidth(p.keep(prefix...)))}
	for _, line := range p.hang(min(p.width, widestText), prefix, []piece{indent}, body...) {
		p.put(line)
	}
}

// flow writes groups of pieces after a prefix, breaking lines only between groups. Groups must
// be short.
func (p *page) flow(prefix []piece, groups [][]piece) {
	line := p.cells(prefix...)
	indent := lineWidth(line)
	for i, group := range groups {
		next := p.cells(group...)
		if i > 0 && lineWidth(line)+2+lineWidth(next) > p.width {
			p.put(line)
			line = p.cells(piece{text: p.spaces(indent)})
		} else if i > 0 {
			line = append(line, p.cells(piece{text: "  "})...)
		}
		line = append(line, next...)
	}
	p.put(line)
}

// rule writes a line with a title on the left and a note on the right. A title that does not
// fit has further lines above. No empty line follows.
func (p *page) rule(title []piece, note string) {
	if note != "" {
		note = " " + note + " "
	}
	left := p.cells(piece{"── ", dim})
	right := append(p.shorten(p.cells(piece{note, dim}), p.width/2), p.cells(piece{"──", dim})...)
	room := p.width - lineWidth(left) - lineWidth(right) - 1
	lines := wrap(p.cells(title...), room)
	last := len(lines) - 1
	for _, line := range lines[:last] {
		p.put(append(left[:len(left):len(left)], line...))
	}
	line := append(left, lines[last]...)
	fill := p.fill("─", p.width-lineWidth(line)-lineWidth(right)-1)
	line = append(line, p.cells(piece{" " + fill, dim})...)
	p.put(append(line, right...))
	p.joined = true
}

// oneLine writes a line, shortened to the width.
func (p *page) oneLine(pieces ...piece) {
	defer p.release(len(p.kept))
	p.put(p.shorten(p.keep(pieces...), p.width))
}

// shorten cuts cells to a width and puts … at the cut.
func (p *page) shorten(cells []cell, width int) []cell {
	if lineWidth(cells) <= width {
		return cells
	}
	return p.ellipsis(cells, width)
}

// start returns the beginning of a text, long enough for one line, with … at the cut. A script
// left out of a page may have millions of characters, and no line needs more than a few bytes
// per column.
func (p *page) start(text string) string {
	start := chars.FirstBytes(text, 32*(p.width+1))
	if start != text {
		start += "…"
	}
	return start
}

// ellipsis cuts cells so that … fits after them, and appends it.
func (p *page) ellipsis(cells []cell, width int) []cell {
	dots := p.cells(piece{"…", dim})
	room, end := width-lineWidth(dots), 0
	for used := 0; end < len(cells) && used+int(cells[end].width) <= room; end++ {
		used += int(cells[end].width)
	}
	return append(trimEnd(cells[:end:end]), dots...)
}

// pad fills cells up to a width.
func (p *page) pad(cells []cell, width int) []cell {
	return append(cells[:len(cells):len(cells)], p.gap(width-lineWidth(cells)))
}

// right aligns cells to the right of a column.
func (p *page) right(cells []cell, width int) []cell {
	return append([]cell{p.gap(width - lineWidth(cells))}, cells...)
}

// gap returns a cell of n spaces, empty if n is not positive.
func (p *page) gap(n int) cell {
	n = max(n, 0)
	return cell{text: p.spaces(n), width: int32(n), class: space}
}

// blanks is as long as most gaps.
const blanks = "                                                                                "

func (p *page) spaces(n int) string {
	if n = max(n, 0); n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// fill repeats a character over columns. If it is wider than one column, spaces fill the rest.
func (p *page) fill(char string, columns int) string {
	n := max(columns, 0) / max(p.ruler.width(char), 1)
	return strings.Repeat(char, n) + p.spaces(columns-n*p.ruler.width(char))
}

// gutter separates the two columns.
const gutter = " │ "

// columnWidths returns the widths of the old and the new column.
func (p *page) columnWidths() (old, new int) {
	both := p.width - p.ruler.width(gutter)
	return both / 2, both - both/2
}

// beside writes two blocks of lines side by side over the full width.
func (p *page) beside(old, new [][]cell) {
	wold, wnew := p.columnWidths()
	p.abreast([][][]cell{old, new}, []int{wold, wnew}, p.putFull)
}

// abreast writes blocks of lines side by side in columns of the given widths.
func (p *page) abreast(blocks [][][]cell, widths []int, put func(line []cell)) {
	defer p.release(len(p.kept))
	mid := p.keep(piece{gutter, dim})
	start := len(p.kept)
	for n := range tallest(blocks) {
		for i, b := range blocks {
			if i > 0 {
				p.kept = append(p.kept, mid...)
			}
			cells := lineAt(b, n)
			p.kept = append(append(p.kept, cells...), p.gap(widths[i]-lineWidth(cells)))
		}
		put(p.kept[start:])
		p.release(start)
	}
}

// tallest returns the number of lines of the longest block.
func tallest(blocks [][][]cell) int {
	most := 0
	for _, b := range blocks {
		most = max(most, len(b))
	}
	return most
}

func lineAt(lines [][]cell, i int) []cell {
	if i < len(lines) {
		return lines[i]
	}
	return nil
}
