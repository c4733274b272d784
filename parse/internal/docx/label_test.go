package docx_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// labels returns the labels of a document, with "-" for none.
func labels(t *testing.T, data []byte) string {
	t.Helper()
	var out []string
	for _, p := range read(t, data) {
		label := p.Label
		if label == "" {
			label = "-"
		}
		if p.Item {
			label += "(item)"
		}
		out = append(out, label)
	}
	return strings.Join(out, " ")
}

// inLevels returns one paragraph in list 1 for each level.
func inLevels(levels ...int) string {
	var b strings.Builder
	for _, level := range levels {
		b.WriteString(numbered(level, 1, "x"))
	}
	return b.String()
}

func TestLabels(t *testing.T) {
	three := abstract(7, lvl(0, "decimal", "%1.", ""), lvl(1, "lowerLetter", "%1.%2", ""), lvl(2, "lowerRoman", "(%3)", ""))
	han := abstract(8, lvl(0, "chineseCountingThousand", "%1、", ""), lvl(1, "chineseCounting", "（%2）", ""), lvl(2, "decimal", "%3.", ""))
	legal := abstract(7, lvl(0, "upperRoman", "Article %1", ""), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))
	never := abstract(7, lvl(0, "decimal", "%1", ""), lvl(1, "decimal", "%2", `<w:lvlRestart w:val="0"/>`), lvl(2, "decimal", "%3", `<w:lvlRestart w:val="1"/>`))
	level := func(i, rest string) string { return `<w:lvlOverride w:ilvl="` + i + `">` + rest + `</w:lvlOverride>` }
	tests := []struct {
		name, numbering, body, want string
	}{
		{"three levels", three + num(1, 7, ""), inLevels(0, 1, 1, 2, 2, 0, 1, 2), "1. 1.a 1.b (i) (ii) 2. 2.a (i)"},
		{"a level without those above", three + num(1, 7, ""), inLevels(2, 1, 0), "(i) 1.b 2."},
		{"Chinese", han + num(1, 8, ""), inLevels(0, 0, 1, 1, 2, 0, 1), "一、 二、 （一） （二） 1. 三、 （一）"},
		{"Roman shown as Arabic below", legal + num(1, 7, ""), inLevels(0, 0, 1), "Article\u00a0I Article\u00a0II 2.1"},
		{"levels that go on", never + num(1, 7, ""), inLevels(0, 1, 2, 1, 2, 0, 1, 2), "1 1 1 2 2 2 3 1"},
		{"two numbers count one list", three + num(1, 7, "") + num(2, 7, ""), numbered(0, 1, "x") + numbered(0, 2, "x") + numbered(0, 1, "x"), "1. 2. 3."},
		{"a number that begins anew", three + num(1, 7, "") + num(2, 7, level("0", `<w:startOverride w:val="1"/>`)),
			numbered(0, 1, "x") + numbered(0, 1, "x") + numbered(0, 2, "x") + numbered(0, 2, "x"), "1. 2. 1. 2."},
		{"a number that begins elsewhere", three + num(1, 7, level("0", `<w:startOverride w:val="5"/>`)), inLevels(0, 0, 1), "5. 6. 6.a"},
		{"a number that begins elsewhere below", three + num(1, 7, level("0", `<w:startOverride w:val="5"/>`)), inLevels(1, 0), "5.a 6."},
		{"another format for one number", three + num(1, 7, level("0", lvl(0, "upperLetter", "%1)", ""))), inLevels(0, 0), "A) B)"},
		{"a start", abstract(7, strings.Replace(lvl(0, "decimal", "%1", ""), `w:start w:val="1"`, `w:start w:val="0"`, 1)) + num(1, 7, ""), inLevels(0, 0), "0 1"},
		{"bullets", abstract(7, lvl(0, "bullet", "\uf0b7", ""), lvl(1, "bullet", "o", ""), lvl(2, "bullet", "—", ""), lvl(3, "bullet", "", "")) + num(1, 7, ""), inLevels(0, 1, 2, 3),
			"•(item) •(item) —(item) •(item)"},
		{"no number", abstract(7, lvl(0, "none", "", "")) + num(1, 7, ""), inLevels(0), "-"},
		{"no list", three + num(1, 7, ""), numbered(0, 0, "x") + numbered(0, 3, "x"), "- -"},
		{"no level", three + num(1, 7, ""), inLevels(5, 0), "- 1."},
		{"a list that is the list of a style", abstract(6, `<w:numStyleLink w:val="n"/>`) + three + num(1, 6, "") + num(4, 7, ""), inLevels(0, 0), "1. 2."},
		{"an empty paragraph counts", three + num(1, 7, ""), para(`<w:numPr><w:numId w:val="1"/></w:numPr>`) + inLevels(0), "1. 2."},
		{"a deleted paragraph does not", three + num(1, 7, ""), inLevels(0) + para(`<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>`, `<w:del><w:r><w:delText>x</w:delText></w:r></w:del>`) + inLevels(0), "1. 2."},
		{"nor a hidden one", three + num(1, 7, ""), inLevels(0) + para(`<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>`, `<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>`) + inLevels(0), "1. - 2."},
		{"a heading on the line of its text", three + num(1, 7, ""), para(`<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/><w:specVanish/></w:rPr>`, run("x")), "1."},
		{"a pattern too long", abstract(7, lvl(0, "decimal", strings.Repeat("%1", 100), "")) + num(1, 7, ""), inLevels(0), "-"},
		{"a custom format", abstract(7, `<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`) + num(1, 7, ""), inLevels(0), "03"},
	}
	styles := paragraphStyle("n", "Numbers", `<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>`)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.ReplaceAll(labels(t, docxOf(t, styles, tt.numbering, tt.body)), "Article ", "Article\u00a0")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLabelsOfStyles counts headings that are numbered by their style.
func TestLabelsOfStyles(t *testing.T) {
	numID := `<w:numId w:val="1"/>`
	styles := paragraphStyle("1", "heading 1", `<w:pPr><w:numPr>`+numID+`</w:numPr></w:pPr>`) +
		paragraphStyle("2", "heading 2", `<w:pPr><w:numPr>`+numID+`</w:numPr></w:pPr>`) +
		paragraphStyle("3", "Deep", `<w:pPr><w:numPr><w:ilvl w:val="2"/>`+numID+`</w:numPr></w:pPr>`) +
		paragraphStyle("4", "Deeper", `<w:basedOn w:val="3"/>`) +
		paragraphStyle("5", "None", `<w:basedOn w:val="3"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`)
	numbering := abstract(7, lvl(0, "chineseCounting", "第%1章", `<w:pStyle w:val="1"/>`), lvl(1, "decimal", "%2.", `<w:pStyle w:val="2"/>`), lvl(2, "lowerLetter", "%3)", "")) + num(1, 7, "")
	styled := func(id, more string) string { return para(`<w:pStyle w:val="`+id+`"/>`+more, run("x")) }
	body := styled("1", "") + styled("2", "") + styled("2", "") + styled("3", "") + styled("4", "") + styled("5", "") +
		styled("2", `<w:numPr><w:numId w:val="0"/></w:numPr>`) + styled("1", "") + styled("2", `<w:numPr><w:ilvl w:val="2"/></w:numPr>`)
	want := "第一章 1. 2. a) b) - - 第二章 a)"
	if diff := cmp.Diff(want, labels(t, docxOf(t, styles, numbering, body))); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}
