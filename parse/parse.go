package parse

import (
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/charset"
	"github.com/clausediff/clausediff/parse/internal/docx"
	"github.com/clausediff/clausediff/parse/internal/mhtml"
	"github.com/clausediff/clausediff/parse/internal/pdf"
	"github.com/clausediff/clausediff/parse/tree"
)

// Any reads a page of HTML, plain text or Markdown, recognised by content, in
// any of the encodings that [HTML] reads; a page that a browser or a mail program
// saved as one file (MHTML); files of DOCX; and of PDF, when pdftotext is
// installed, which it runs.
func Any(r io.Reader, opts ...Option) (*tree.Statement, error) {
	return parse(r, opts, cutAny)
}

// cutter decodes a source and cuts it into blocks.
type cutter func(data []byte, c *config) (*source, *page, error)

// cutAny is the cutter for sources of any kind.
func cutAny(data []byte, c *config) (*source, *page, error) {
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

// cutText cuts a text of the kind that it looks to be.
func cutText(s *source) (*page, error) {
	switch {
	case looksHTML(s.text):
		return readPage(s)
	case looksMarkdown(s.text):
		return inLines(readMarkdown)(s)
	}
	return inLines(readText)(s)
}

// decoded makes a cutter of what cuts a text.
func decoded(cut func(*source) (*page, error)) cutter {
	return func(data []byte, c *config) (*source, *page, error) {
		src, err := decode(data, c)
		if err != nil {
			return nil, nil, err
		}
		p, err := cut(src)
		if err != nil {
			return nil, nil, err
		}
		p.doubts = append(damage(src.text), p.doubts...)
		p.doubtTwice()
		return src, p, nil
	}
}

// doubtTwice notes the first words of the statement that were decoded twice.
func (p *page) doubtTwice() {
	for _, b := range p.blocks {
		if word := charset.Twice(b.text); word != "" {
			p.doubt(tree.DoubtEncoding, b.origin, fmt.Sprintf("%q reads like UTF-8 that was read in another encoding and saved so; save the source again from its original", excerpt(word)))
			return
		}
	}
}

// inLines makes a reader of lines refuse too many of them.
func inLines(read func(*source) (*page, error)) func(*source) (*page, error) {
	return func(s *source) (*page, error) {
		if err := s.checkLines(s.text); err != nil {
			return nil, err
		}
		return read(s)
	}
}

// HTML reads the statement that a page of HTML holds. The encoding is UTF-8,
// UTF-16, GB18030, Big5, windows-1251, KOI8-R or windows-1252, recognised by the
// bytes. What is not part of the statement is listed in Discarded. Errors are
// [*Error]; it takes time in proportion to the size of the page.
func HTML(r io.Reader, opts ...Option) (*tree.Statement, error) {
	return parse(r, opts, decoded(readPage))
}

// Text reads plain text in any of the encodings that [HTML] reads. Blank lines
// part paragraphs where there are any; otherwise each line is a paragraph,
// unless the lines are wrapped to a width.
func Text(r io.Reader, opts ...Option) (*tree.Statement, error) {
	return parse(r, opts, decoded(inLines(readText)))
}

// parse reads the source, cuts it into blocks with cut, and builds the
// statement.
func parse(r io.Reader, opts []Option, cut cutter) (*tree.Statement, error) {
	src, p, err := readOne(r, newConfig(opts), cut, "")
	if err != nil {
		return nil, err
	}
	return finish(src, p)
}

// readOne reads one source and cuts it into the blocks of the statement. title
// is that of the pages before, which this one may repeat.
func readOne(r io.Reader, c *config, cut cutter, title string) (*source, *page, error) {
	data, err := readAll(r, c)
	if err != nil {
		return nil, nil, err
	}
	src, p, err := cut(data, c)
	if err != nil {
		return nil, nil, err
	}
	if err := c.checkPage(p); err != nil {
		return nil, nil, err
	}
	if err := p.within(c.profile); err != nil {
		return nil, nil, c.fail(0, err)
	}
	p.frontMatter(title)
	if len(p.blocks) == 0 {
		return nil, nil, c.fail(0, fmt.Errorf("%w: the page has no running text", ErrNoContent))
	}
	p.blocks = splitRunIns(splitLabels(splitItems(p.blocks)))
	return src, p, nil
}

// finish builds the tree of the blocks and fills in the rest.
func finish(src *source, p *page) (*tree.Statement, error) {
	closing := closingStart(p.blocks)
	f := facts{
		title: firstFound(found{value: src.title, where: given}, found{value: p.title, where: p.titleFrom, line: p.titleAt.line}),
		date:  dateFound(src, p, p.blocks[closing:]),
		lang:  langFound(src, p),
		url:   p.url,
	}
	if src.title != "" && src.title != p.title {
		p.discard(verdict{reasonTitle, "another title was given"}, p.titleAt, p.title)
	}
	lang := tree.Lang(f.lang.value)
	parties, where := partiesOf(p, lang, p.blocks[:closing])
	f.parties = where
	b := build(p, lang, closing)
	confidence := p.review(closing, b.doubts)
	s := &tree.Statement{
		ID: src.id, Title: f.title.value, Date: f.date.value, Lang: lang, Parties: parties,
		Text: b.text.String(), Root: b.root, Facts: f.list(),
		Source:    tree.Source{Name: src.name, Encoding: src.encoding, Anchors: b.anchors},
		Discarded: p.discarded(), Doubts: p.doubts, Confidence: confidence,
	}
	s.Number()
	if err := s.Validate(); err != nil {
		return nil, src.fail(0, fmt.Errorf("internal error: %w", err))
	}
	return s, nil
}

var (
	htmlWhole = lazy(`(?i)^(\s|<!--(?s:.*?)-->)*(<!doctype|<\?xml|<(html|head|body|meta|title)\b)`)
	htmlStart = lazy(`(?i)^\s*(<!--|<(script|div|p|table|h[1-6]|article|section|main|center|font|span|br|ul|ol|a|b|strong)\b)`)
	htmlTag   = lazy(`(?i)</(p|div|td|tr|table|body|html|span|font|li|ul|ol|h[1-6]|strong|article|section)\s*>|<br\s*/?>|<(p|div|td)(\s[^<>]*)?>`)
	htmlBlock = lazy(`(?i)</(p|div|td|li|h[1-6])\s*>|<br\s*/?>|<(p|div|td|li|h[1-6])(\s[^<>]*)?>`)
)

// looksHTML reports whether a text is marked up with tags: it is a whole page, or
// has tags and none or fewer of the marks of Markdown, in which a few tags may
// stand.
func looksHTML(text string) bool {
	head := text[:min(len(text), sniffed)]
	switch {
	case !strings.Contains(head, "<") || metadataEnd(head) > 0:
		return false
	case htmlWhole().MatchString(head):
		return true
	case !htmlStart().MatchString(head) && len(htmlTag().FindAllStringIndex(head, 2)) < 2:
		return false
	}
	marks := markdownMarks(head)
	return marks == 0 || len(htmlBlock().FindAllStringIndex(head, -1)) > marks
}
