package site

import (
	"io"
	"slices"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/versions"
	"github.com/clausediff/clausediff/parse/tree"
)

// versionFile returns the file name of the page of two language versions.
func versionFile(a, b string) string {
	return "version/" + fileName(a) + "--" + fileName(b) + ".html"
}

// versionPairs returns every pair of the versions of a statement, by id.
func versionPairs(ids []string) [][2]string {
	var pairs [][2]string
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			pairs = append(pairs, [2]string{a, b})
		}
	}
	return pairs
}

// versionRefs links the pages that show a statement beside its versions.
func (s *Site) versionRefs(id string) []html.Ref {
	var refs []html.Ref
	for _, ids := range s.corpus.Versions {
		for _, p := range versionPairs(ids) {
			if slices.Contains(p[:], id) {
				refs = append(refs, html.Ref{Text: p[0] + " ‖ " + p[1], Href: up + versionFile(p[0], p[1])})
			}
		}
	}
	return refs
}

// versionPages returns the pages of language versions, one for each pair.
func (s *Site) versionPages() []Page {
	statements := map[string]*tree.Statement{}
	for _, of := range s.corpus.Series {
		for _, st := range of.Statements {
			statements[st.ID] = st
		}
	}
	var pages []Page
	for _, ids := range s.corpus.Versions {
		for _, p := range versionPairs(ids) {
			a, b := statements[p[0]], statements[p[1]]
			if a == nil || b == nil {
				continue
			}
			self := html.Ref{Text: p[0] + " ‖ " + p[1]}
			input := newDigest(s.base, self, s.digests[a.ID], s.digests[b.ID]).String()
			pages = append(pages, newPage(versionFile(p[0], p[1]), input, func(w io.Writer) error {
				return s.renderer(s.trail(self), nil, nil).RenderParity(w, versions.New(parity.Compare(a, b)))
			}))
		}
	}
	return pages
}
