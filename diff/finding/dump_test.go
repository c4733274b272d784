package finding

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

func locs(ns []*tree.Node) []string {
	out := []string{}
	for _, n := range ns {
		out = append(out, n.Locator)
	}
	return out
}

func TestDump(t *testing.T) {
	list := os.Getenv("DUMP")
	if list == "" {
		t.Skip()
	}
	read := func(p string) *tree.Statement {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		s, err := parse.Any(f, parse.Name(p))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	var out []any
	for _, line := range strings.Fields(list) {
		a, b, _ := strings.Cut(line, "|")
		r := diff.Compare(read(a), read(b))
		lang := languageOf(r)
		g, es := evidenceOf(r, lang)
		var cs []any
		for _, e := range es {
			hits := []string{}
			for _, h := range e.hits {
				hits = append(hits, string(h.typ)+" "+h.rule+" "+e.pair.old.of(h.old)+" → "+e.pair.new.of(h.new))
			}
			blocks := []string{}
			for _, n := range e.link.Old {
				blocks = append(blocks, "o"+g.old.block[n].Locator)
			}
			for _, n := range e.link.New {
				blocks = append(blocks, "n"+g.new.block[n].Locator)
			}
			idf := map[string]int{}
			for _, s := range []*side{&e.pair.old, &e.pair.new} {
				for _, w := range s.words {
					if isContent(w.key) {
						k := stem(w.key)
						idf[k] = g.old.count[k] + g.new.count[k]
					}
				}
			}
			cs = append(cs, map[string]any{"id": e.link.ID, "kind": e.link.Kind.String(), "old": locs(e.link.Old), "new": locs(e.link.New), "v": e.value, "hits": hits, "blocks": blocks, "idf": idf, "changed": e.changed, "certainty": e.link.Certainty.String(), "oldText": e.pair.old.text, "newText": e.pair.new.text})
		}
		out = append(out, map[string]any{"old": a, "new": b, "n": []int{g.old.sentences, g.new.sentences}, "c": cs})
	}
	f, _ := os.Create("/tmp/dump.json")
	json.NewEncoder(f).Encode(out)
	f.Close()
}
