package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// document writes a JSON document member by member and its long lists element
// by element: a document of many megabytes is nowhere in memory as a whole. The
// first error ends it.
type document struct {
	w       io.Writer
	encoder *json.Encoder
	piece   bytes.Buffer // not yet written
	err     error
}

// newDocument begins a document of about so many bytes. A buffer that it is
// written to gets the room at once: growing, it would be copied a dozen times.
func newDocument(w io.Writer, size int) *document {
	if b, ok := w.(interface{ Grow(n int) }); ok {
		b.Grow(size)
	}
	d := &document{w: w}
	d.encoder = json.NewEncoder(&d.piece)
	d.encoder.SetEscapeHTML(false)
	return d
}

// object writes an object, which fill adds the members to.
func (d *document) object(fill func(o *object)) {
	d.piece.WriteByte('{')
	fill(&object{document: d})
	d.piece.WriteByte('}')
}

// end ends the document with a line end.
func (d *document) end() error {
	d.piece.WriteByte('\n')
	d.flush()
	return d.err
}

// value writes a value as package json does.
func (d *document) value(value any) {
	if d.err == nil {
		d.err = d.encoder.Encode(value)
		d.piece.Truncate(max(0, d.piece.Len()-1)) // without the line end of Encode
	}
	d.flush()
}

// flush writes what there is, in pieces of some size.
func (d *document) flush() {
	if d.err == nil {
		_, d.err = d.w.Write(d.piece.Bytes())
	}
	d.piece.Reset()
}

// object is a JSON object that is being written.
type object struct {
	*document
	begun bool
}

// member writes a member.
func (o *object) member(name string, value any) {
	o.name(name)
	o.value(value)
}

// list writes a member that is a list of n elements, each written by element.
func (o *object) list(name string, n int, element func(i int)) {
	o.name(name)
	o.piece.WriteByte('[')
	for i := range n {
		if i > 0 {
			o.piece.WriteByte(',')
		}
		element(i)
	}
	o.piece.WriteByte(']')
}

// values writes a member that is a list of n values.
func (o *object) values(name string, n int, value func(i int) any) {
	o.list(name, n, func(i int) { o.value(value(i)) })
}

// name begins a member. Names are plain.
func (o *object) name(name string) {
	if o.begun {
		o.piece.WriteByte(',')
	}
	o.begun = true
	o.piece.WriteString(`"` + name + `":`)
}

// encode writes a value as a document of its own.
func encode(w io.Writer, value any) error {
	d := newDocument(w, 0)
	d.value(value)
	return d.end()
}
