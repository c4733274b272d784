package docx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// The errors that a caller may want to tell apart. Each comes wrapped with a hint.
var (
	// ErrNotDOCX: the bytes are a file of another kind, or need a password.
	ErrNotDOCX = errors.New("not a DOCX file")
	// ErrDamaged: the file is a DOCX file, but broken or cut off.
	ErrDamaged = errors.New("the DOCX file is damaged")
	// ErrTooLarge: the parts of the file are larger than the limit.
	ErrTooLarge = errors.New("a part of the DOCX file is over the limit")
)

// Paragraph is a paragraph of the document, including those in cells and text boxes. At
// least one of its strings is not empty.
type Paragraph struct {
	// Text is what a reader sees: tabs are "\t", breaks inside the paragraph
	// "\n", no-break hyphens U+2011; soft hyphens are dropped.
	Text string
	// Label is the number or bullet that Word puts before the text, without the white
	// space after it: "一、", "1.2", "•". It is "" for none.
	Label string
	// Heading is the level of a heading, 1 to 9, and 0 for any other text.
	Heading int
	// Title is set for the title of the document; Heading is 0 then.
	Title bool
	// Item is set when Label is a bullet.
	Item bool
	// Line is the number of the paragraph in the document, from 1; empty
	// paragraphs count.
	Line int
	// Hidden is the text that a reader does not see: of hidden runs, of ruby, and of
	// fields inside the instruction of a field. Fields are the instructions themselves,
	// and Drawn is the text in drawings.
	Hidden, Fields, Drawn string
	// Deleted is the text that a tracked change deletes or moves elsewhere.
	Deleted string
}

// Paragraphs reads the paragraphs of a DOCX file in document order, and the text
// outside them. It reads at most limit bytes of all parts together; more is an
// [ErrTooLarge]. Other errors wrap [ErrNotDOCX] or [ErrDamaged]. The time is
// proportional to the bytes read.
func Paragraphs(data []byte, limit int64) ([]Paragraph, []Aside, error) {
	a, err := open(data, limit)
	if err != nil {
		return nil, nil, err
	}
	styles, err := readStyles(a)
	if err != nil {
		return nil, nil, err
	}
	lists, err := readNumbering(a, styles)
	if err != nil {
		return nil, nil, err
	}
	d := &document{styles: styles, lists: lists, refs: map[reference]int{}}
	err = a.read(documentPart, limit, d.read)
	if err != nil {
		return nil, nil, err
	}
	asides, err := readAsides(a, d.refs)
	if err != nil {
		return nil, nil, err
	}
	others, err := readElsewhere(a, d.elsewhere)
	if err != nil {
		return nil, nil, err
	}
	return d.paragraphs(), append(asides, others...), nil
}

// read reads the elements of the document.
func (d *document) read(x *xml.Decoder) error {
	for {
		token, err := x.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if err := d.token(x, token); err != nil {
			return err
		}
	}
	if !d.rooted {
		return fmt.Errorf("%w: its main part holds no document", ErrDamaged)
	}
	return nil
}
