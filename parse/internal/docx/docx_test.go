package docx_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/docx"
	"github.com/google/go-cmp/cmp"
)

const limit = 1 << 20

func read(t testing.TB, data []byte) []docx.Paragraph {
	t.Helper()
	got, _, err := docx.Paragraphs(data, limit)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestText reads the content of one paragraph.
func TestText(t *testing.T) {
	tests := []struct {
		name, runs            string
		text, hidden, deleted string
	}{
		{"runs are joined", run("双方") + run("指出，"), "双方指出，", "", ""},
		{"white space counts where it says so", run("one ") + run("two"), "one two", "", ""},
		{"white space at the ends of text", "<w:r><w:t>\n  one\n  two\n</w:t></w:r>" + run("!"), "one   two!", "", ""},
		{"a comment inside text", "<w:r><w:t>one <!-- x -->two</w:t></w:r>", "one two", "", ""},
		{"tab and breaks", `<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>`, "a\tb\nc\nd", "", ""},
		{"hyphens", "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>er\u00adate</w:t></w:r>", "co\u2011operate", "", ""},
		{"a character by its number", `<w:r><w:sym w:font="Arial" w:char="2014"/><w:sym w:char="D800"/><w:sym w:char="0"/></w:r>`, "—", "", ""},
		{"inserted and deleted", run("a") + `<w:ins w:id="1">` + run("b") + `</w:ins><w:del w:id="2"><w:r><w:delText>c</w:delText><w:tab/></w:r></w:del>`, "ab", "", "c\t"},
		{"inserted, then deleted", `<w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>` + run("d") + `</w:ins>`, "d", "", "c"},
		{"moved", `<w:moveFrom>` + run("x") + `</w:moveFrom><w:moveTo>` + run("y") + `</w:moveTo>`, "y", "", "x"},
		{"hyperlink", `<w:hyperlink w:anchor="x">` + run("link") + `</w:hyperlink>`, "link", "", ""},
		{"content controls", `<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>` + run("kept") + `</w:sdtContent></w:sdt>`, "kept", "", ""},
		{"marks of notes", run("a") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + `<w:r><w:endnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>` + run("b"), "ab", "", ""},
		{"a field", field("PAGE", "7") + run("."), "7.", "", ""},
		{"a simple field", `<w:fldSimple w:instr=" DATE ">` + run("2022") + `</w:fldSimple>`, "2022", "", ""},
		{"a field in an instruction", `<w:r><w:fldChar w:fldCharType="begin"/></w:r>` + field("PAGE", "7") + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("even") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("!"), "even!", "7", ""},
		{"ends of fields that never began", `<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r>` + run("a"), "a", "", ""},
		{"hidden", run("a") + `<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>b</w:t></w:r>` + `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>c</w:t></w:r>`, "ac", "b", ""},
		{"hidden before a tracked change of looks", `<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`, "a", "", ""},
		{"ruby", `<w:r><w:ruby><w:rubyPr/><w:rt>` + run("hàn") + `</w:rt><w:rubyBase>` + run("汉") + `</w:rubyBase></w:ruby></w:r>` + run("字"), "汉字", "hàn", ""},
		{"a formula", run("n = ") + `<m:oMath><m:r><w:rPr><w:i/></w:rPr><m:t>x+1</m:t></m:r></m:oMath>`, "n = x+1", "", ""},
		{"names that only look alike", `<v:t>no</v:t>` + run("a"), "a", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, docxOf(t, "", "", "<w:p>"+tt.runs+"</w:p>"))
			want := []docx.Paragraph{{Text: tt.text, Hidden: tt.hidden, Deleted: tt.deleted, Line: 1}}
			got[0].Fields = "" // see TestAsides
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func field(instruction, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ` + instruction + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// TestOrder reads paragraphs in all places where they may occur, as "line text".
func TestOrder(t *testing.T) {
	box := func(text string) string { return `<w:txbxContent>` + para("", run(text)) + `</w:txbxContent>` }
	gone := `<w:rPr><w:del w:id="9"/></w:rPr>`
	cell := func(paragraphs ...string) string {
		return `<w:tc><w:tcPr/>` + strings.Join(paragraphs, "") + `</w:tc>`
	}
	tests := []struct {
		name string
		body string
		want string
	}{
		{"empty paragraphs count", `<w:p/>` + para("", run("a")) + `<w:p/>` + para("", run("b")), "2 a|4 b"},
		{"tab stops are not tabs", para(`<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>`, run("a")), "1 a"},
		{"cells row by row", `<w:tbl><w:tblPr/><w:tr>` + cell(para("", run("a")), para("", run("b"))) + cell(para("", run("c"))) +
			`</w:tr><w:tr>` + cell(`<w:tbl><w:tr>`+cell(para("", run("d")))+`</w:tr></w:tbl>`, `<w:p/>`) + `</w:tr></w:tbl>` + para("", run("e")),
			"1 a|2 b|3 c|4 d|6 e"},
		{"a content control", `<w:sdt><w:sdtContent>` + para("", run("a")) + `</w:sdtContent></w:sdt>` + para("", run("b")), "1 a|2 b"},
		{"a text box once", para("", run("a"), `<w:r><mc:AlternateContent><mc:Choice Requires="wps">`+box("in")+`</mc:Choice><mc:Fallback><w:pict><v:textbox>`+
			box("in")+`</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`, run("b")) + para("", run("c")), "1 ab|2 in|3 c"},
		{"an old text box", para("", `<w:r><w:pict><v:textbox>`+box("in")+`</v:textbox></w:pict></w:r>`), "2 in"},
		{"a fallback alone", para("", `<w:r><mc:AlternateContent><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r>`), "1 a"},
		{"a deleted end joins", para(gone, run("a")) + para("", run("b")) + para("", run("c")), "1 ab|3 c"},
		{"a deleted end at the end", para("", run("a")) + para(gone, run("b")), "1 a|2 b"},
		{"a deleted end before a table", para(gone, run("a")) + `<w:tbl><w:tr>` + cell(para(gone, run("b"))) + cell(para("", run("c"))) + `</w:tr></w:tbl>`, "1 a|2 b|3 c"},
		{"an inserted end parts", para(`<w:rPr><w:ins w:id="9"/></w:rPr>`, run("a")) + para("", run("b")), "1 a|2 b"},
		{"a paragraph where none may be", `<w:p><w:pPr><w:p/></w:pPr>` + run("a") + `</w:p>`, "1 a"},
		{"text outside of paragraphs", run("x") + para("", run("a")) + run("y") + run("z"), "1 x|2 a|3 yz"},
		{"a formula outside of paragraphs", `<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMath><m:r><m:t>E = 1</m:t></m:r></m:oMath></m:oMathPara>` + para("", run("a")), "1 E = 1|2 a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range read(t, docxOf(t, "", "", tt.body)) {
				got = append(got, string(rune('0'+p.Line))+" "+p.Text)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStyles(t *testing.T) {
	outline := func(level string) string { return `<w:pPr><w:outlineLvl w:val="` + level + `"/></w:pPr>` }
	styles := `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
		paragraphStyle("1", "heading 1", `<w:basedOn w:val="a"/>`+outline("0")) +
		paragraphStyle("2", "heading 2", `<w:basedOn w:val="a"/>`) +
		paragraphStyle("t", "Title", outline("0")) +
		paragraphStyle("c", "Chapter", `<w:basedOn w:val="2"/>`) +
		paragraphStyle("s", "Secret", `<w:rPr><w:vanish/></w:rPr>`) +
		paragraphStyle("x", "Circle", `<w:basedOn w:val="y"/>`) + paragraphStyle("y", "Round", `<w:basedOn w:val="x"/>`) +
		`<w:style w:type="character" w:styleId="h"><w:name w:val="Hush"/><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="loud"><w:name w:val="Loud"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>`
	styled := func(id, more string) string { return para(`<w:pStyle w:val="`+id+`"/>`+more, run("a")) }
	tests := []struct {
		name, paragraph string
		want            docx.Paragraph
	}{
		{"no style", para("", run("a")), docx.Paragraph{Text: "a"}},
		{"by outline", styled("1", ""), docx.Paragraph{Text: "a", Heading: 1}},
		{"by name", styled("2", ""), docx.Paragraph{Text: "a", Heading: 2}},
		{"inherited", styled("c", ""), docx.Paragraph{Text: "a", Heading: 2}},
		{"a title", styled("t", ""), docx.Paragraph{Text: "a", Title: true}},
		{"by id", styled("Heading3", ""), docx.Paragraph{Text: "a", Heading: 3}},
		{"no such level", styled("Heading10", ""), docx.Paragraph{Text: "a"}},
		{"outlined itself", styled("a", `<w:outlineLvl w:val="3"/>`), docx.Paragraph{Text: "a", Heading: 4}},
		{"made plain text", styled("1", `<w:outlineLvl w:val="9"/>`), docx.Paragraph{Text: "a"}},
		{"before a tracked change", styled("a", `<w:pPrChange><w:pPr><w:pStyle w:val="1"/></w:pPr></w:pPrChange>`), docx.Paragraph{Text: "a"}},
		{"based on itself", styled("x", ""), docx.Paragraph{Text: "a"}},
		{"hidden by its style", styled("s", ""), docx.Paragraph{Hidden: "a"}},
		{"hidden by the style of a run", para("", `<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>a</w:t></w:r>`), docx.Paragraph{Hidden: "a"}},
		{"shown by the style of a run", para(`<w:pStyle w:val="s"/>`, `<w:r><w:rPr><w:rStyle w:val="loud"/></w:rPr><w:t>a</w:t></w:r>`), docx.Paragraph{Text: "a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.Line = 1
			got := read(t, docxOf(t, styles, "", tt.paragraph))
			if diff := cmp.Diff([]docx.Paragraph{tt.want}, got); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
}
