package page

import (
	"strings"
	"unicode/utf8"
)

var (
	licenceStart = Lazy(`(?i)^(本作品(是|来自|在|为|來自)|this work is (in|released)|本作品.{0,20}公有领域|public domain|creative commons|本(页面|文)?采用.{0,20}(知识共享|许可协议))`)
	licenceWords = Lazy(`(?i)(公有领域|公有領域|著作权法|public domain|creative commons|知识共享|copyright)`)
)

// DropLicence discards a licence at the end of a text, from the block that begins it to
// the last.
func (p *Page) DropLicence() {
	from := max(0, len(p.Blocks)-12)
	for i := from; i < len(p.Blocks); i++ {
		if first, _ := utf8.DecodeRuneInString(p.Blocks[i].Text); !strings.ContainsRune("本tTpPcC", first) {
			continue // true of nearly all
		}
		if i > 0 && licenceStart().MatchString(p.Blocks[i].Text) && licenceWords().MatchString(p.tail(i)) {
			for _, b := range p.Blocks[i:] {
				p.Discard(Verdict{ReasonLicence, "licence at the end"}, b.Origin, b.Text)
			}
			p.Blocks = p.Blocks[:i]
			return
		}
	}
}

func (p *Page) tail(i int) string {
	var b strings.Builder
	for _, k := range p.Blocks[i:] {
		b.WriteString(k.Text)
	}
	return b.String()
}
