package parse

import (
	"strings"
	"unicode/utf8"
)

var (
	licenceStart = lazy(`(?i)^(本作品(是|来自|在|为|來自)|this work is (in|released)|本作品.{0,20}公有领域|public domain|creative commons|本(页面|文)?采用.{0,20}(知识共享|许可协议))`)
	licenceWords = lazy(`(?i)(公有领域|公有領域|著作权法|public domain|creative commons|知识共享|copyright)`)
)

// dropLicence takes the licence at the end of a text away, from the block that
// begins it to the last.
func (p *page) dropLicence() {
	from := max(0, len(p.blocks)-12)
	for i := from; i < len(p.blocks); i++ {
		if first, _ := utf8.DecodeRuneInString(p.blocks[i].text); !strings.ContainsRune("本tTpPcC", first) {
			continue // as nearly all
		}
		if i > 0 && licenceStart().MatchString(p.blocks[i].text) && licenceWords().MatchString(p.tail(i)) {
			for _, b := range p.blocks[i:] {
				p.discard(verdict{reasonLicence, "licence at the end"}, b.origin, b.text)
			}
			p.blocks = p.blocks[:i]
			return
		}
	}
}

func (p *page) tail(i int) string {
	var b strings.Builder
	for _, k := range p.blocks[i:] {
		b.WriteString(k.text)
	}
	return b.String()
}
