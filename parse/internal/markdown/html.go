package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/parse/tree"
)

// htmlBlock adds a block of HTML. Elements that it leaves open contain the following
// Markdown, if the source closes them later.
func (b *markdownBuilder) htmlBlock(n *ast.HTMLBlock) {
	depth := len(b.Stack)
	segments := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		segments = append(segments[:len(segments):len(segments)], n.ClosureLine)
	}
	b.raw(segments)
	for i := depth; i < len(b.Stack); i++ {
		if b.Stack[i].DataAtom == 0 || b.lastEnd(b.Stack[i].Data) <= b.At {
			b.Stack = b.Stack[:i]
		}
	}
}

// lastEnd returns the offset in the source of the last end tag of an element name, or
// -1.
func (b *markdownBuilder) lastEnd(name string) int {
	if _, known := b.ends[name]; !known {
		if b.lower == "" {
			b.lower = strings.ToLower(b.Source)
		}
		b.ends[name] = strings.LastIndex(b.lower, "</"+name)
	}
	return b.ends[name]
}

// raw adds the elements, texts and comments of HTML in segments of the source.
func (b *markdownBuilder) raw(segments []text.Segment) {
	var markup strings.Builder
	for _, s := range segments {
		markup.Write(b.src[s.Start:s.Stop])
	}
	z := html.NewTokenizer(strings.NewReader(markup.String()))
	at := segmentReader{segments: segments, base: b.start}
	for b.err == nil {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		raw := string(z.Raw())
		b.At = at.offset()
		b.err = b.Token(kind, z)
		switch plain := raw == html.UnescapeString(raw); {
		case !plain:
		case kind == html.TextToken:
			b.read = append(b.read, at.spans(0, len(raw))...)
		case kind == html.CommentToken && strings.HasPrefix(raw, "<!--") && strings.HasSuffix(raw, "-->"):
			b.read = append(b.read, at.spans(len("<!--"), len(raw)-len("-->"))...)
		}
		at.advance(len(raw))
	}
}

// segmentReader maps bytes of joined segments to their offsets in the source.
type segmentReader struct {
	segments []text.Segment
	base     int // offset of the segments' source
	at       int // offset in the first segment
}

// offset returns the source offset of the next byte.
func (r *segmentReader) offset() int {
	if len(r.segments) == 0 {
		return r.base
	}
	return r.base + r.segments[0].Start + r.at
}

// advance skips size bytes.
func (r *segmentReader) advance(size int) {
	r.at += size
	for len(r.segments) > 1 && r.at >= r.segments[0].Len() {
		r.at -= r.segments[0].Len()
		r.segments = r.segments[1:]
	}
}

// spans returns the source spans of the bytes between two distances from the next byte.
func (r segmentReader) spans(from, to int) []tree.Span {
	r.advance(from)
	var all []tree.Span
	for left := to - from; left > 0 && len(r.segments) > 0; {
		size := min(left, r.segments[0].Len()-r.at)
		all = append(all, tree.Span{Start: r.offset(), End: r.offset() + size})
		left -= size
		if len(r.segments) == 1 {
			break
		}
		r.segments, r.at = r.segments[1:], 0
	}
	return all
}
