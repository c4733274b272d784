package schema_test

import (
	"bytes"
	stdjson "encoding/json"
	"io"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/schema"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/diff/tables"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// joined is a statement of two pages with advertising on the second.
func joined(t testing.TB) *tree.Statement {
	t.Helper()
	page := func(name, text string) parse.Part {
		return parse.Part{Name: name, Reader: strings.NewReader(text)}
	}
	s, err := parse.Join([]parse.Part{
		page("one.html", "<html><body><h1>联合声明</h1><p>双方同意加强渔业合作，定期举行磋商。</p><p>双方同意互设文化中心，鼓励青年往来。</p></body></html>"),
		page("two.html", "<html><body><h1>联合声明</h1><p>双方支持扩大本币结算，提升金融服务能力。</p><script>x()</script><p>两国元首对会谈成果表示满意。</p></body></html>"),
	}, parse.Title("关于渔业的联合声明"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// withAddress is a statement whose metadata say all that is found out about one.
func withAddress(t testing.TB) *tree.Statement {
	t.Helper()
	const page = "---\ntitle: 中华人民共和国和挪威王国关于渔业的联合声明\ndate: 2023-05-04\nurl: https://example.org/2023/fishing.html\n---\n\n双方同意加强渔业合作，定期举行磋商。\n"
	s, err := parse.Any(strings.NewReader(page), parse.Name("page.md"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func written(t testing.TB, err error, b *bytes.Buffer) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// found returns a function that returns the findings of a comparison.
func found(r *diff.Result) func() []finding.Finding {
	return func() []finding.Finding { return findings(r) }
}

// findings returns the findings of a comparison, of which one has what is rare: an old
// sentence that is nearest.
func findings(r *diff.Result) []finding.Finding {
	all := finding.Find(r)
	for i := range all {
		if f := &all[i]; f.Type == finding.Added && len(r.Old.Nodes(tree.KindSentence)) > 0 {
			f.Nearest, f.Said = r.Old.Nodes(tree.KindSentence)[0], finding.PossiblyFrom
			break
		}
	}
	return all
}

// documents returns, by schema, documents that between them have every field
// that is ever written.
func documents(t testing.TB) map[string][][]byte {
	t.Helper()
	statement := func(s *tree.Statement) []byte {
		var b bytes.Buffer
		return written(t, json.WriteStatement(&b, s), &b)
	}
	comparison := func(r *diff.Result, f report.Filter) []byte {
		var b bytes.Buffer
		return written(t, json.WriteComparison(&b, r, found(r), f), &b)
	}
	lineage := func(l *series.Lineage, phrases ...history.Phrase) []byte {
		var b bytes.Buffer
		return written(t, json.WriteLineage(&b, l, found(l.Pairs[len(l.Pairs)-1]), phrases...), &b)
	}
	blame := func(l *series.Lineage, i int) []byte {
		var b bytes.Buffer
		return written(t, json.WriteBlame(&b, blame.New(l, i)), &b)
	}
	subject := func(l *series.Lineage, text string) []byte {
		var b bytes.Buffer
		return written(t, json.WriteSubject(&b, history.NewSubject(l, l.Subject(text))), &b)
	}
	ledger := func(l *series.Lineage, write func(io.Writer, *history.Report) error, of func(*series.Lineage) *history.Report) []byte {
		var b bytes.Buffer
		return written(t, write(&b, of(l)), &b)
	}
	bare := reporttest.Outline(t, "statement x fr\n")
	english := reporttest.Outline(t, "statement e en\npreamble\n  paragraph\n    The sides agree on fishing, and on trade. \n    They will meet. \n")
	s21, s22, s23, two, paged := reporttest.Specimen(t, "2021"), reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023"), joined(t), withAddress(t)
	pinned := diff.Compare(s22, s23, diff.Pin(s22.At("2.1.1"), s23.At("2.1.1")), diff.InSeries(s21))
	trade := func(id, sentences string) *tree.Statement {
		return reporttest.Outline(t, "statement "+id+" en\npreamble\n  paragraph\n    "+sentences+" \n")
	}
	lanterns := series.Link([]*tree.Statement{trade("a", "Elders praise the cross-border lantern trade."),
		trade("b", "Elders welcome the Harbour Council’s advice on cross-border lantern trade."), trade("c", "Boats stay in port at night.")}, nil)
	coarse := diff.Compare(s21, s22)
	coarse.Degraded = []string{"moves searched by windows"}
	series3 := series.Link([]*tree.Statement{s21, s22, s23}, func(old, new *tree.Statement) []diff.Option {
		return []diff.Option{diff.Pin(old.At("2.1.1"), new.At("2.1.1")), diff.InSeries(s21)}
	})
	series3.Degraded = coarse.Degraded
	return map[string][][]byte{
		"statement": {statement(s21), statement(s22), statement(s23), statement(bare), statement(english), statement(two), statement(paged)},
		"comparison": {
			comparison(pinned, report.Filter{}), comparison(coarse, report.Filter{Kinds: []diff.Kind{diff.Dropped}, Name: "--only dropped"}),
			comparison(diff.Compare(two, paged), report.Filter{}), comparison(diff.Compare(two, bare), report.Filter{}), comparison(diff.Compare(bare, english), report.Filter{MinChange: 1000, Name: "--min-change 1000"}),
		},
		"lineage": {
			lineage(series3, history.NewPhrases(series3, []string{"合作", "无人提及", "双方航天主管部门将成立联合工作组"})...),
			lineage(series.Link([]*tree.Statement{two, bare, english}, nil)), lineage(series.Link([]*tree.Statement{paged, two, s23}, nil)),
		},
		"blame":       {blame(series3, 2), blame(series3, 0)},
		"subject":     {subject(series3, "挪威"), subject(series3, "双方"), subject(series3, "共同立益"), subject(series.Link([]*tree.Statement{two, bare, english}, nil), "双方")},
		"ledger":      {ledger(series3, json.WriteFormulas, history.NewFormulas), ledger(series3, json.WriteOmissions, history.NewOmissions), ledger(lanterns, json.WriteOmissions, history.NewOmissions), ledger(series.Link(nil, nil), json.WriteFormulas, history.NewFormulas)},
		"explanation": {explanations(t, pinned), explanations(t, nil)},
		"parity":      {versions(t, s22, s23), versions(t, two, english), versions(t, two, paged)},
		"tables":      {tabled(t, series3), tabled(t, nil)},
		"said":        {saidIn(t, s21, s23), saidIn(t)},
		"check":       {checked(t, true), checked(t, false)},
	}
}

// saidIn writes where some statements say a phrase.
func saidIn(t testing.TB, all ...*tree.Statement) []byte {
	t.Helper()
	doc := json.Said{Phrase: "合作", Statements: 4, Unread: 1}
	if len(all) > 0 {
		x := json.SaidSeries{Name: "joint-zh", Statements: 3, First: all[0].ID, Last: all[len(all)-1].ID, Gaps: []string{"2022"}}
		for _, s := range all {
			x.Said = append(x.Said, json.SaidStatement{Statement: s.ID, Date: s.Date, Count: 2, Rate: 0.1234, Places: []tree.Locator{"1.2.1"}, Sentence: "双方愿加强合作。"})
		}
		x.Said = append(x.Said, json.SaidStatement{Statement: "2024", Count: 1}) // over two sentences, of no day
		doc.Series = append(doc.Series, x, json.SaidSeries{Statements: 1, First: "2024", Last: "2024", Said: x.Said[len(all):]})
	}
	var b bytes.Buffer
	return written(t, json.WriteSaid(&b, doc), &b)
}

// tabled writes tables of a series, with a row of each kind, or none.
func tabled(t testing.TB, l *series.Lineage) []byte {
	t.Helper()
	doc := &grid.Tables{}
	if l != nil {
		doc = grid.New(l, grid.Kinds()...)
		rows := &doc.Tables[0].Rows
		(*rows)[0].Cells[0].Entries[0].Known = false // a wording that is not understood
		for _, p := range []tables.Period{tables.SomeYears, tables.Average, tables.Next, tables.Later} {
			row := (*rows)[0]
			row.Period, row.Change, row.Sense = p, true, tables.Forecast
			if p == tables.Later {
				row.Year = 2030
			}
			*rows = append(*rows, row)
		}
	}
	var b bytes.Buffer
	return written(t, json.WriteTables(&b, doc), &b)
}

// versions lays statements beside each other as if they were versions of one: two of
// a series, so that sentences are alone and moved, and two of other pages.
func versions(t testing.TB, a, b *tree.Statement) []byte {
	t.Helper()
	var w bytes.Buffer
	return written(t, json.WriteParity(&w, parity.Compare(a, b)), &w)
}

// checked writes what a check found, or that it found nothing.
func checked(t testing.TB, found bool) []byte {
	t.Helper()
	r := &check.Report{Statements: 2}
	for _, rule := range check.Rules() {
		if found {
			r.Findings = append(r.Findings, check.Finding{Rule: rule.Name, Severity: rule.Severity, Statement: "2023",
				Locator: "3.s1.4.2.1 3.s1.4.2.2", Accepted: "c.1", Pos: tree.Position{Name: "2023.html", Line: 7}, Message: "reworded",
				Words: []diff.Edit{{Op: diff.Delete, Text: "x"}, {Op: diff.Insert, Text: "y"}, {Op: diff.Equal, Text: "z"}}, Fingerprint: "0123456789ab-2"})
		}
	}
	if found {
		r.Waived = r.Findings[:1]
	}
	var b bytes.Buffer
	part, err := check.ReadJSON("part.json", []byte(`{"schema": "`+check.Schema+`", "changed": [{"old": {"file": "a.txt", "outline": "statement a en\n"}, "new": {"file": "b.txt", "outline": "statement b en\n"}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := check.Merge(r, part)
	if err != nil {
		t.Fatal(err)
	}
	if found {
		whole.Part = check.Part{Number: 1, Of: 2, Corpus: "0123"}
	}
	return written(t, check.Writer{}.Write(&b, "json", whole), &b)
}

// explanations explains every sentence of some articles and their clauses.
func explanations(t testing.TB, r *diff.Result) []byte {
	t.Helper()
	var all []*diff.Explanation
	var b bytes.Buffer
	if r == nil {
		return written(t, json.WriteExplanations(&b, r, nil, nil), &b)
	}
	for _, locator := range []string{"0.1.1", "2.1.1", "2.7.2.1", "5.7.1", "6.1.2", "c.1.1"} {
		for _, ofNew := range []bool{false, true} {
			e, err := diff.Explain(r, ofNew, tree.Locator(locator))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, e)
		}
	}
	return written(t, json.WriteExplanations(&b, r, all, finding.Find(r)), &b)
}

func load(t testing.TB, name string) *validator {
	t.Helper()
	data, err := schema.FS.ReadFile(name + ".v1.json")
	if err != nil {
		t.Fatal(err)
	}
	v := &validator{seen: map[string]int{}}
	if err := stdjson.Unmarshal(data, &v.root); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

// TestDocuments: what is written is what the schemas say, every property of a
// schema is written at some time, and one is required if it is always written.
func TestDocuments(t *testing.T) {
	for name, all := range documents(t) {
		v := load(t, name)
		for i, document := range all {
			for _, err := range v.validate(document) {
				t.Errorf("%s, document %d: %s", name, i, err)
			}
		}
		each(v.root, "", func(place string, o object) {
			required, _ := o["required"].([]any)
			is := map[string]bool{}
			for _, r := range required {
				is[r.(string)] = true
			}
			properties, _ := o["properties"].(object)
			for _, property := range sorted(properties) {
				with, all := v.seen[place+"/"+property], v.seen[place]
				if with == 0 {
					t.Errorf("%s: %s/%s is never written", name, place, property)
				}
				if is[property] != (with == all) {
					t.Errorf("%s: %s/%s is required: %v, and in %d of %d objects", name, place, property, is[property], with, all)
				}
			}
		})
	}
}

// each calls f for every schema inside a schema that describes an object, with
// its place.
func each(o object, place string, f func(string, object)) {
	if _, ok := o["properties"]; ok {
		f(place, o)
	}
	for _, name := range sorted(o) {
		inner, ok := o[name].(object)
		if !ok {
			continue
		}
		switch name {
		case "properties":
			for _, p := range sorted(inner) {
				each(inner[p].(object), place+"/"+p, f)
			}
		case "$defs":
			for _, d := range sorted(inner) {
				each(inner[d].(object), "$defs/"+d, f)
			}
		case "items":
			each(inner, place+"/items", f)
		}
	}
}

// TestFiles: the files are those documented, every property is described,
// nothing is left open, and what files share is the same in all.
func TestFiles(t *testing.T) {
	files, err := fs.Glob(schema.FS, "*")
	if want := []string{"blame.v1.json", "check.v1.json", "comparison.v1.json", "explanation.v1.json", "ledger.v1.json", "lineage.v1.json", "parity.v1.json", "said.v1.json", "statement.v1.json", "subject.v1.json", "tables.v1.json"}; err != nil || !cmp.Equal(files, want) {
		t.Fatalf("files are %v, want %v (%v)", files, want, err)
	}
	shared := object{}
	names := map[string]string{"statement": json.StatementSchema, "comparison": json.ComparisonSchema,
		"lineage": json.LineageSchema, "explanation": json.ExplanationSchema, "blame": json.BlameSchema, "parity": json.ParitySchema, "subject": json.SubjectSchema, "ledger": json.LedgerSchema, "said": json.SaidSchema, "tables": json.TablesSchema, "check": check.Schema}
	for name, title := range names {
		root := load(t, name).root
		if root["title"] != title || root["$schema"] != "https://json-schema.org/draft/2020-12/schema" {
			t.Errorf("%s: title %v, $schema %v", name, root["title"], root["$schema"])
		}
		if text, _ := stdjson.Marshal(root); !bytes.Contains(text, []byte(`{"const":"`+title+`"`)) {
			t.Errorf("%s does not ask for the name %s", name, title)
		}
		each(root, "", func(place string, o object) {
			if o["additionalProperties"] != false || o["description"] == nil {
				t.Errorf("%s: %s is open or not described", name, place)
			}
			for property, p := range o["properties"].(object) {
				if text, _ := p.(object)["description"].(string); text == "" {
					t.Errorf("%s: %s/%s is not described", name, place, property)
				}
			}
		})
		for d, definition := range root["$defs"].(object) {
			if before, ok := shared[d]; ok && !reflect.DeepEqual(before, definition) {
				t.Errorf("the definition of %s differs from file to file", d)
			}
			shared[d] = definition
		}
	}
}

// TestEnums: the words of kinds and certainties are those of the code.
func TestEnums(t *testing.T) {
	defs := load(t, "lineage").root["$defs"].(object)
	enum := func(schema any) []string {
		var list []string
		for _, w := range schema.(object)["enum"].([]any) {
			list = append(list, w.(string))
		}
		return list
	}
	var kinds, nodes []string
	for k := diff.Unchanged; k <= diff.Added; k++ {
		kinds = append(kinds, k.String())
	}
	for _, k := range tree.Kinds() {
		nodes = append(nodes, k.String())
	}
	if got := enum(defs["kind"]); !cmp.Equal(got, kinds) {
		t.Errorf("kinds of links are %v, want %v", got, kinds)
	}
	got := enum(defs["node"].(object)["properties"].(object)["kind"])
	less := func(list []string) map[string]bool {
		set := map[string]bool{}
		for _, w := range list {
			set[w] = true
		}
		return set
	}
	if !cmp.Equal(less(got), less(nodes)) {
		t.Errorf("kinds of nodes are %v, want %v", got, nodes)
	}
	var facts []string
	for _, f := range withAddress(t).Facts {
		facts = append(facts, f.Name)
	}
	if got := enum(defs["fact"].(object)["properties"].(object)["name"]); !cmp.Equal(less(got), less(facts)) {
		t.Errorf("names of facts are %v, want %v", got, facts)
	}
	want := map[string]bool{}
	for _, s := range series.Statuses() {
		want[string(s)] = true
	}
	if got := enum(defs["thread"].(object)["properties"].(object)["status"]); !cmp.Equal(less(got), want) {
		t.Errorf("statuses are %v, want %v", got, want)
	}
}

// TestValidator: the validator finds what is wrong, so that finding nothing
// means something.
func TestValidator(t *testing.T) {
	good := string(documents(t)["comparison"][0])
	for _, tt := range []struct{ name, old, new string }{
		{"a field too many", `{"schema":`, `{"extra":1,"schema":`},
		{"a field too few", `"degraded":[]`, `"degrade":[]`},
		{"another type", `"moved":false`, `"moved":"no"`},
		{"another word", `"kind":"reworded"`, `"kind":"changed"`},
		{"another name", `clausediff.comparison/v1`, `clausediff.comparison/v2`},
		{"what is not a locator", `"old":["2.1.1"]`, `"old":["2..1"]`},
		{"a span of three", `"span":[0,`, `"span":[0,0,`},
		{"a part of a number", `"leftovers":`, `"leftovers":0.5,"was":`},
		{"null", `"doubts":[`, `"doubts":null,"more":[`},
	} {
		bad := strings.Replace(good, tt.old, tt.new, 1)
		if bad == good {
			t.Fatalf("%s: %q is not in the document", tt.name, tt.old)
		}
		if errs := load(t, "comparison").validate([]byte(bad)); len(errs) == 0 {
			t.Errorf("%s is not found", tt.name)
		}
	}
}
