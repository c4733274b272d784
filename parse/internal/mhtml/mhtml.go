// Package mhtml finds the page in a file saved by a browser or mail program: a MIME
// message whose parts are the page, its pictures and its styles.
//
//	From: <Saved by Blink>                         header: address, date, subject
//	Content-Type: multipart/related; boundary=x
//
//	--x
//	Content-Type: text/html                        the page
//	Content-Transfer-Encoding: quoted-printable
//	…
//	--x
//	Content-Type: image/png                        left out
package mhtml

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// ErrNoPage: a message has no HTML or text part.
var ErrNoPage = errors.New("the saved page has no part of HTML or text")

// ErrDamaged: a message breaks off, or contradicts its header.
var ErrDamaged = errors.New("the saved page is damaged")

// Page is the page of a message.
type Page struct {
	Body    []byte // decoded, still in the charset
	Charset string // as the part declares it, in lower case, "" for none
	Fields  []Field
	// Frame is the longest other HTML part, or nil. A frameset has no text of its own.
	Frame *Page
}

// Field is a header field. Fields are in source order.
type Field struct {
	Name, Value string // Value is decoded
	Line        int    // of the source, from 1
}

// Value returns the first non-empty value of the fields with these names, or "".
func (p *Page) Value(names ...string) string {
	for _, name := range names {
		for _, f := range p.Fields {
			if strings.EqualFold(f.Name, name) {
				return f.Value
			}
		}
	}
	return ""
}

const (
	longestHeader = 1 << 16
	deepest       = 6 // maximum nesting of parts
)

// Looks reports whether bytes are a message: they begin with the header of MIME, or of a
// plain mail.
func Looks(data []byte) bool {
	head := header(data)
	if head == nil || !isName(head) {
		return false
	}
	lower := bytes.ToLower(head)
	field := func(name string) bool {
		return bytes.HasPrefix(lower, []byte(name)) || bytes.Contains(lower, []byte("\n"+name))
	}
	return field("mime-version:") && field("content-type:") || field("from:") && field("date:") && field("subject:")
}

// header returns the header of a message, or nil.
func header(data []byte) []byte {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), longestHeader)], []byte("\xEF\xBB\xBF")), "\r\n")
	for _, end := range []string{"\r\n\r\n", "\n\n"} {
		if at := bytes.Index(head, []byte(end)); at >= 0 {
			return head[:at]
		}
	}
	return nil
}

// isName reports whether a header begins with a field name.
func isName(head []byte) bool {
	name, _, ok := bytes.Cut(head, []byte(":"))
	return ok && len(name) > 0 && len(name) < 64 && !bytes.ContainsAny(name, " \t\r\n<>")
}

// Read returns the page of a message: the part declared as its start, or else the first
// HTML part, or else the first plain text part. Errors wrap [ErrNoPage] or
// [ErrDamaged].
func Read(data []byte) (*Page, error) {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), "\r\n")
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	r := reader{}
	if err := r.part(textproto.MIMEHeader(m.Header), m.Body, 0); err != nil {
		return nil, err
	}
	page := r.best()
	if page == nil {
		return nil, ErrNoPage
	}
	page.Fields = fields(data)
	for _, p := range r.pages {
		if p != page && (page.Frame == nil || len(p.Body) > len(page.Frame.Body)) {
			page.Frame = p
		}
	}
	return page, nil
}

// reader collects the parts that may be the page.
type reader struct {
	html, text, start *Page
	pages             []*Page // all HTML parts
}

func (r *reader) best() *Page { return cmp.Or(r.start, r.html, r.text) }

// part reads a part, with the parts inside it.
func (r *reader) part(h textproto.MIMEHeader, body io.Reader, depth int) error {
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && depth < deepest {
		return r.parts(params, body, depth)
	}
	if kind != "text/html" && kind != "text/plain" && kind != "application/xhtml+xml" {
		return nil
	}
	decoded, err := io.ReadAll(decoder(h.Get("Content-Transfer-Encoding"), body))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	p := &Page{Body: decoded, Charset: strings.ToLower(params["charset"])}
	if kind == "text/plain" {
		r.text = cmp.Or(r.text, p)
	} else {
		r.html, r.pages = cmp.Or(r.html, p), append(r.pages, p)
	}
	return nil
}

// parts reads the parts inside a part, and records the declared start.
func (r *reader) parts(params map[string]string, body io.Reader, depth int) error {
	mr := multipart.NewReader(body, params["boundary"])
	for {
		p, err := mr.NextRawPart()
		if err == io.EOF || err != nil && r.best() != nil {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		one := reader{}
		if err := one.part(p.Header, p, depth+1); err != nil {
			return err
		}
		if start := params["start"]; start != "" && p.Header.Get("Content-ID") == start && one.best() != nil {
			r.start = one.best()
		}
		r.html, r.text, r.pages = cmp.Or(r.html, one.html), cmp.Or(r.text, one.text), append(r.pages, one.pages...)
	}
}

// decoder returns a reader that decodes a transfer encoding.
func decoder(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}

// fields returns the fields of the header, with continuation lines joined.
func fields(data []byte) []Field {
	var all []Field
	decode := new(mime.WordDecoder)
	line := 0
	for raw := range strings.Lines(string(header(data))) {
		line++
		raw = strings.TrimRight(raw, "\r\n")
		name, value, ok := strings.Cut(raw, ":")
		switch {
		case raw != "" && (raw[0] == ' ' || raw[0] == '\t') && len(all) > 0:
			all[len(all)-1].Value += " " + strings.TrimSpace(raw)
		case ok:
			all = append(all, Field{Name: name, Value: strings.TrimSpace(value), Line: line})
		}
	}
	for i, f := range all {
		joined := strings.ReplaceAll(f.Value, "?= =?", "?==?")
		if v, err := decode.DecodeHeader(joined); err == nil {
			all[i].Value = v
		}
	}
	return all
}
