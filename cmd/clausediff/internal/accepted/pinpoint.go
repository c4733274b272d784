package accepted

import (
	"path/filepath"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/locate"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// place sets the line and column of findings to those of their words, if these can be
// found in the file. The parser gives only the position of the paragraph.
func (f *Folder) place(it *check.Item, findings []check.Finding) {
	if it.Now == nil || it.Now.Root == nil {
		return
	}
	sources := map[string][]byte{}
	for i := range findings {
		x := &findings[i]
		block, offset := wordsOf(it.Now, x)
		if block == nil {
			continue
		}
		at := it.Now.Position(block.Span.Start)
		source, ok := sources[at.Name]
		if !ok {
			source = f.source(at.Name)
			sources[at.Name] = source
		}
		if line, col, ok := locate.Find(source, at.Line, at.Col, it.Now.TextOf(block), offset-block.Span.Start); ok {
			x.Pos.Line, x.Pos.Col = line, col
		}
	}
}

// source returns the bytes of a file, given its path including the folder, nil if it
// cannot be read any more.
func (f *Folder) source(name string) []byte {
	rel, err := filepath.Rel(f.Dir, name)
	if err != nil {
		return nil
	}
	data, err := corpus.ReadFile(f.Files, filepath.ToSlash(rel), f.maxSize)
	if err != nil {
		return nil
	}
	return data
}

// wordsOf returns the paragraph of a finding and the byte offset of its first changed
// word, nil if the finding has no place in the statement.
func wordsOf(st *tree.Statement, x *check.Finding) (block *tree.Node, offset int) {
	first, _, _ := strings.Cut(x.Locator, " ")
	if first == "" {
		return nil, 0
	}
	n := st.At(tree.Locator(first))
	if n == nil || x.Pos != st.Position(n.Span.Start) {
		return nil, 0
	}
	offset = n.Span.Start
	if len(x.Words) > 0 && x.Words[0].Op == diff.Equal && strings.HasPrefix(st.Text[offset:], x.Words[0].Text) {
		offset += len(x.Words[0].Text)
	}
	for b := range st.Root.All() {
		if b.Kind.IsBlock() && b.Span.Start <= n.Span.Start && offset <= b.Span.End && n.Span.Start < b.Span.End {
			return b, offset
		}
	}
	return nil, 0
}
