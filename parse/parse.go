package parse

import (
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/charset"
	"github.com/clausediff/clausediff/parse/internal/docx"
	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/markdown"
	"github.com/clausediff/clausediff/parse/internal/mhtml"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/pdf"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

// Any reads a statement from HTML, plain text or Markdown in any of the encodings that
// [HTML] reads, from a page that a browser or mail program saved as one file (MHTML),
// from DOCX, and from PDF. The format is recognised from the content. PDF needs
// pdftotext, which it runs.
func Any(r io.Reader, opts ...Option) (*tree.Statement, error) {
	return parse(r, opts, cutAny)
}

// cutter decodes a source and cuts it into blocks.
type cutter func(data []byte, c *source.Config) (*source.Source, *page.Page, error)

// cutAny is the cutter for sources of any kind.
func cutAny(data []byte, c *source.Config) (*source.Source, *page.Page, error) {
	switch {
	case docx.LooksZip(data), docx.LooksOLE(data):
		return cutDOCX(data, c)
	case pdf.Looks(data):
		return cutPDF(data, c)
	case mhtml.Looks(data):
		return cutMHTML(data, c)
	}
	return decoded(cutText)(data, c)
}

// cutText cuts a text as HTML, Markdown or plain text, whichever it looks like.
func cutText(s *source.Source) (*page.Page, error) {
	switch {
	case looksHTML(s.Text):
		return extract.ReadPage(s)
	case markdown.Looks(s.Text):
		return inLines(markdown.Read)(s)
	}
	return inLines(readText)(s)
}

// decoded makes a cutter from a function that cuts decoded text.
func decoded(cut func(*source.Source) (*page.Page, error)) cutter {
	return func(data []byte, c *source.Config) (*source.Source, *page.Page, error) {
		src, err := source.Decode(data, c)
		if err != nil {
			return nil, nil, err
		}
		p, err := cut(src)
		if err != nil {
			return nil, nil, err
		}
		p.Doubts = append(src.Damage(), p.Doubts...)
		doubtTwice(p, src.Encoding)
		return src, p, nil
	}
}

// doubtTwice adds a doubt for the first words of the statement that were decoded twice.
func doubtTwice(p *page.Page, encoding string) {
	for _, b := range p.Blocks {
		if word := charset.Twice(b.Text, encoding); word != "" {
			p.Doubt(tree.DoubtEncoding, b.Origin, fmt.Sprintf("%q reads like UTF-8 that was read in another encoding and saved so; save the source again from its original", page.Excerpt(word)))
			return
		}
	}
	if meant, beginning := charset.Misread(page.DetectionText(p.Blocks, page.Sniffed)); meant != "" {
		p.Doubt(tree.DoubtEncoding, p.Blocks[0].Origin, fmt.Sprintf("the text reads like %s that was read in another encoding and saved so: %q; save the source again from its original", meant, beginning))
	}
}

// inLines makes a reader of lines refuse a source with too many of them.
func inLines(read func(*source.Source) (*page.Page, error)) func(*source.Source) (*page.Page, error) {
	return func(s *source.Source) (*page.Page, error) {
		if err := s.CheckLines(s.Text); err != nil {
			return nil, err
		}
		return read(s)
	}
}

// HTML reads the statement that an HTML page holds. The encoding is UTF-8, UTF-16,
// GB18030, Big5, windows-1251, KOI8-R or windows-1252, recognised from the bytes. What
// is not part of the statement is listed in Discarded. Errors are [*Error]. The time is
// proportional to the size of the page.
func HTML(r io.Reader, opts ...Option) (*tree.Statement, error) {
	return parse(r, opts, decoded(extract.ReadPage))
}

// Text reads plain text in any of the encodings that [HTML] reads. Blank lines
// separate paragraphs where there are any; otherwise each line is a paragraph,
// unless the lines are wrapped to a width.
func Text(r io.Reader, opts ...Option) (*tree.Statement, error) {
	return parse(r, opts, decoded(inLines(readText)))
}

// parse reads the source, cuts it into blocks with cut, and builds the statement.
func parse(r io.Reader, opts []Option, cut cutter) (*tree.Statement, error) {
	src, p, err := readOne(r, newConfig(opts), cut, "")
	if err != nil {
		return nil, failed(err)
	}
	return finish(src, p)
}

// readOne reads one source and cuts it into the blocks of the statement. title is the
// title of the preceding pages, which this one may repeat.
func readOne(r io.Reader, c *source.Config, cut cutter, title string) (*source.Source, *page.Page, error) {
	data, err := source.ReadAll(r, c)
	if err != nil {
		return nil, nil, err
	}
	src, p, err := cut(data, c)
	if err != nil {
		return nil, nil, err
	}
	if err := c.CheckPage(p); err != nil {
		return nil, nil, err
	}
	doubtNotes(p)
	if err := source.Within(p, c.Profile); err != nil {
		return nil, nil, c.Fail(0, err)
	}
	frontMatter(p, title)
	if len(p.Blocks) == 0 {
		return nil, nil, c.Fail(0, fmt.Errorf("%w: the page has no running text", source.ErrNoContent))
	}
	p.Blocks = label.SplitRunIns(label.SplitLabels(label.SplitItems(p.Blocks)))
	return src, p, nil
}

// doubtNotes adds a doubt if footnotes were discarded: they may say what the text does
// not.
func doubtNotes(p *page.Page) {
	var notes []page.LeftOut
	for _, d := range p.LeftOut {
		note := d.Reason == page.ReasonFootnote || d.Reason == page.ReasonEndnote || d.Reason == page.ReasonReference && page.EndsSentence(d.Text)
		if note && page.IsWider(d.Text, longestMark) {
			notes = append(notes, d)
		}
	}
	if len(notes) > 0 {
		p.Doubt(tree.DoubtOutside, notes[0].Origin, fmt.Sprintf("what stands in footnotes and endnotes (%d, the first is %q) is left out; is it part of the statement?", len(notes), page.Excerpt(notes[0].Text)))
	}
}

// longestMark is the maximum length, in columns, of the mark of a footnote.
const longestMark = 4

// finish builds the tree of the blocks and fills in the other fields.
func finish(src *source.Source, p *page.Page) (*tree.Statement, error) {
	closing := label.ClosingStart(p.Blocks)
	f := facts{
		title: page.FirstFound(page.Found{Value: src.Title, Where: page.Given}, page.Found{Value: p.Title, Where: p.TitleFrom, Line: p.TitleAt.Line}),
		date:  dateFound(src, p, p.Blocks[closing:]),
		lang:  langFound(src, p),
		url:   p.URL,
	}
	if src.Title != "" && src.Title != p.Title {
		p.Discard(page.Verdict{Reason: page.ReasonTitle, Why: "another title was given"}, p.TitleAt, p.Title)
	}
	lang := tree.Lang(f.lang.Value)
	doubtLanguages(p)
	parties, where := partiesOf(p, lang, p.Blocks[:closing])
	f.parties = where
	b := build(p, lang, closing)
	confidence := review(p, closing, b.doubts)
	s := &tree.Statement{
		ID: src.ID, Title: f.title.Value, Date: f.date.Value, Lang: lang, Parties: parties,
		Text: b.text.String(), Root: b.root, Facts: f.list(),
		Source:    tree.Source{Name: src.Name, Encoding: src.Encoding, Anchors: b.anchors},
		Discarded: p.Discarded(), Doubts: p.Doubts, Confidence: confidence,
	}
	s.Number()
	if err := s.Validate(); err != nil {
		return nil, failed(src.Fail(0, fmt.Errorf("internal error: %w", err)))
	}
	return s, nil
}

var (
	htmlWhole = page.Lazy(`(?i)^(\s|<!--(?s:.*?)-->)*(<!doctype|<\?xml|<(html|head|body|meta|title)\b)`)
	htmlStart = page.Lazy(`(?i)^\s*(<!--|<(script|div|p|table|h[1-6]|article|section|main|center|font|span|br|ul|ol|a|b|strong)\b)`)
	htmlTag   = page.Lazy(`(?i)</(p|div|td|tr|table|body|html|span|font|li|ul|ol|h[1-6]|strong|article|section)\s*>|<br\s*/?>|<(p|div|td)(\s[^<>]*)?>`)
	htmlBlock = page.Lazy(`(?i)</(p|div|td|li|h[1-6])\s*>|<br\s*/?>|<(p|div|td|li|h[1-6])(\s[^<>]*)?>`)
)

// looksHTML reports whether a text is HTML: a whole page, or a text with more block
// tags than Markdown marks. Markdown may contain a few tags.
func looksHTML(text string) bool {
	head := text[:min(len(text), page.Sniffed)]
	switch {
	case !strings.Contains(head, "<") || markdown.MetadataEnd(head) > 0:
		return false
	case htmlWhole().MatchString(head):
		return true
	case !htmlStart().MatchString(head) && len(htmlTag().FindAllStringIndex(head, 2)) < 2:
		return false
	}
	marks := markdown.Marks(head)
	return marks == 0 || len(htmlBlock().FindAllStringIndex(head, -1)) > marks
}
