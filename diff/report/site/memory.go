package site

import (
	"bytes"
	"cmp"
	"encoding/json"
	"html/template"
	"slices"
	"sync"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse/tree"
)

// Memory keeps results of earlier runs. A result is identified by its series, a name and
// the digest of its inputs. It must be safe for concurrent use.
type Memory interface {
	// Recall returns the result kept under a name, and whether it was made from input.
	Recall(series, name, input string) ([]byte, bool)
	// Keep replaces the result kept under a name.
	Keep(series, name, input string, data []byte)
}

// ofThisRun is a Memory that forgets everything at the end of the run.
type ofThisRun struct{ kept sync.Map }

func (m *ofThisRun) Recall(series, name, input string) ([]byte, bool) {
	data, ok := m.kept.Load([3]string{series, name, input})
	b, _ := data.([]byte)
	return b, ok
}

func (m *ofThisRun) Keep(series, name, input string, data []byte) {
	m.kept.Store([3]string{series, name, input}, data)
}

// recalled returns the kept result, or else calls make and keeps what it returns.
func recalled[T any](m Memory, series, name, input string, make func() (T, error)) (T, error) {
	if data, ok := m.Recall(series, name, input); ok {
		var v T
		if json.Unmarshal(data, &v) == nil {
			return v, nil
		}
	}
	v, err := make()
	if err != nil {
		return v, err
	}
	data, err := json.Marshal(v)
	if err == nil {
		m.Keep(series, name, input, data)
	}
	return v, err
}

// digestOfSeries returns the digest of the inputs of a series' pages.
func (s *Site) digestOfSeries(of *Series) string {
	d := newDigest(s.base, of.Name, of.Input, of.Link != nil)
	for _, st := range of.Statements {
		d.add(s.digests[st.ID], s.versionRefs(st.ID))
	}
	return d.String()
}

// summary is what the first page and the feed show of a series.
type summary struct {
	Index indexSeries
	Feed  []feedEntry // newest first
}

// summaries returns the summaries of all series, by name.
func (s *Site) summaries() ([]summary, error) {
	var all []summary
	for _, of := range slices.SortedFunc(slices.Values(s.corpus.Series), func(x, y *Series) int { return cmp.Compare(x.Name, y.Name) }) {
		told, err := recalled(s.memory, of.Name, "summary", s.digestOfSeries(of), func() (summary, error) {
			l, err := s.linked[of]()
			if err != nil {
				return summary{}, err
			}
			return summary{s.indexSeries(l), s.feedEntries(l)}, nil
		})
		if err != nil {
			return nil, err
		}
		all = append(all, told)
	}
	return all, nil
}

// brief is what the first page and the feed show of a comparison.
type brief struct {
	News template.HTML // for the first page
	Feed string        // the same as plain text, for the feed
}

// briefOf returns the brief of a pair. It uses the report made, unless that is nil.
func (s *Site) briefOf(l *lineage, pair int, made *report.Report) brief {
	// Neither making a brief nor encoding it can fail.
	b, _ := recalled(s.memory, l.of.Name, "brief "+l.pairRef(pair).Text, newDigest("brief", s.pairInput(l, pair)).String(), func() (brief, error) {
		if made == nil {
			made = s.report(l, pair)
		}
		return brief{s.newsHTML(made, l.Pairs[pair].New.Lang), s.feedText(l, pair, made)}, nil
	})
	return b
}

// leads returns the first line of each of the first items of the briefing.
func leads(r *report.Report, most int) []report.Line {
	var list []report.Line
	for _, item := range r.Briefing.Items[:min(most, len(r.Briefing.Items))] {
		list = append(list, item.Lines[0])
	}
	return list
}

// newsHTML returns the first findings of a comparison for the first page.
func (s *Site) newsHTML(r *report.Report, lang tree.Lang) template.HTML {
	var b bytes.Buffer
	view := struct {
		Lines []report.Line
		Lang  tree.Lang
	}{leads(r, newsMost), lang}
	if err := s.templates.ExecuteTemplate(&b, "news", view); err != nil {
		panic(err) // the template is embedded, and writing to a buffer cannot fail
	}
	return template.HTML(b.String()) // html/template escaped it
}
