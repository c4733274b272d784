package term

import (
	"strings"

	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// lay writes the blocks of a composition.
func (p *page) lay(blocks []text.Block) {
	for i := range blocks {
		p.block(&blocks[i])
	}
}

func (p *page) block(b *text.Block) {
	switch b.Kind {
	case text.Pause:
		p.blank()
	case text.Heading:
		p.blank()
		p.rule(p.styled(b.Body), unstyled(b.Note))
	case text.Fact:
		lead := []piece{{p.label(passage.Shorten(unstyled(b.Lead), p.width/2)), strong}}
		if b.Groups == nil {
			p.para(lead, p.styled(b.Body)...)
			return
		}
		p.flow(lead, p.groups(b.Groups))
	case text.Line:
		p.oneLine(p.styled(b.Body)...)
	case text.Subheading:
		p.blank()
		fallthrough
	default:
		p.para(p.lead(b), p.body(b)...)
	}
}

// lead returns what the first line of a block begins with: number or margin, sign and lead.
func (p *page) lead(b *text.Block) []piece {
	lead := piece{p.spaces(b.Indent), plain}
	if b.Number > 0 {
		lead = piece{p3(b.Number) + " ", dim}
	}
	list := []piece{lead}
	if b.Sign.Glyph != "" {
		list = append(list, spaced(b.Sign))
	}
	return append(list, p.styled(b.Lead)...)
}

// body returns the text of a block after its lead.
func (p *page) body(b *text.Block) []piece {
	var body []piece
	if b.Sign.Named {
		body = append(body, piece{b.Sign.Word, style(b.Sign.Style)})
	}
	body = append(body, p.styled(b.Body)...)
	if b.Body != nil && b.Text != nil {
		body = append(body, piece{"  ", plain})
	}
	return append(body, p.styled(b.Text)...)
}

// styled returns pieces with the styles of the page, places as links into the HTML report.
func (p *page) styled(pieces []text.Piece) []piece {
	list := make([]piece, len(pieces))
	for i, x := range pieces {
		list[i] = piece{x.Text, style(x.Style)}
		if x.Anchor != "" {
			list[i].style = p.linked(list[i].style, x.Anchor)
		}
	}
	return list
}

// groups returns groups of pieces with the styles of the page.
func (p *page) groups(all [][]text.Piece) [][]piece {
	list := make([][]piece, len(all))
	for i, group := range all {
		list[i] = p.styled(group)
	}
	return list
}

// spaced returns a sign with a space after it.
func spaced(s text.Sign) piece { return piece{s.Glyph + " ", style(s.Style)} }

// unstyled returns pieces without their styles.
func unstyled(pieces []text.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}
