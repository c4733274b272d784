package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// object writes a JSON object member by member and its long lists element by
// element: a document of many megabytes is nowhere in memory as a whole. The
// first error ends it.
type object struct {
	w       io.Writer
	encoder *json.Encoder
	piece   bytes.Buffer
	err     error
	begun   bool
}

// newObject begins an object.
func newObject(w io.Writer) *object {
	o := &object{w: w}
	o.encoder = json.NewEncoder(&o.piece)
	o.encoder.SetEscapeHTML(false)
	return o
}

// member writes a member.
func (o *object) member(name string, value any) {
	o.name(name)
	o.value(value)
	o.flush()
}

// list writes a member that is a list of n elements.
func (o *object) list(name string, n int, element func(i int) any) {
	o.name(name)
	o.piece.WriteByte('[')
	for i := range n {
		if i > 0 {
			o.piece.WriteByte(',')
		}
		o.value(element(i))
		o.flush()
	}
	o.piece.WriteByte(']')
	o.flush()
}

// end ends the object with a line end.
func (o *object) end() error {
	o.piece.WriteString("}\n")
	o.flush()
	return o.err
}

func (o *object) name(name string) {
	if o.begun {
		o.piece.WriteByte(',')
	} else {
		o.piece.WriteByte('{')
	}
	o.begun = true
	o.value(name)
	o.piece.WriteByte(':')
}

func (o *object) value(value any) {
	if o.err == nil {
		o.err = o.encoder.Encode(value)
		o.piece.Truncate(max(0, o.piece.Len()-1)) // without the line end of Encode
	}
}

func (o *object) flush() {
	if o.err == nil {
		_, o.err = o.w.Write(o.piece.Bytes())
	}
	o.piece.Reset()
}
