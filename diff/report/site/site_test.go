package site_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	dom "golang.org/x/net/html"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
	"github.com/clausediff/clausediff/testdata/sample"
)

// specimens returns the corpus of the specimens, one of which belongs to no series.
func specimens(t testing.TB) *site.Corpus {
	t.Helper()
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	out := &site.Corpus{Title: "Specimens", Note: c.Note}
	for _, e := range c.Entries {
		name := e.Series
		if e.ID == "2023-ru" {
			name = ""
		}
		at := slices.IndexFunc(out.Series, func(s *site.Series) bool { return s.Name == name })
		if at < 0 {
			at = len(out.Series)
			out.Series = append(out.Series, &site.Series{Name: name})
		}
		if read[e.ID] == nil {
			if read[e.ID], err = c.Statement(e.ID, ""); err != nil {
				t.Fatal(err)
			}
		}
		st := *read[e.ID] // a copy, since a test may change the title
		out.Series[at].Statements = append(out.Series[at].Statements, &st)
	}
	return linked(out)
}

// read caches the specimens, by id.
var read = map[string]*tree.Statement{}

// linked sets the Link function of every series of a corpus.
func linked(c *site.Corpus) *site.Corpus {
	for _, s := range c.Series {
		if s.Name != "" && len(s.Statements) > 1 {
			s.Link = func(func(*tree.Statement) string) (*series.Lineage, error) {
				return series.Link(s.Statements, nil), nil
			}
		}
	}
	return c
}

// hostile returns a corpus whose statements try to be markup, script, style, text of
// another direction or another file.
func hostile(t testing.TB) *site.Corpus {
	t.Helper()
	const (
		script = `</script><script>window.pwned=1</script>`
		image  = `"'><img src=x onerror=window.pwned=1>`
	)
	text := func(year string) string {
		return "statement x zh\narticle 一、\n  paragraph\n    双方反对" + script + "的做法，|支持" + image + "的努力。\n    " +
			"双方欢迎\u202e逆\u2066序\u200f文字{{.}}`${pwned}`\u2028完。\n    双方" + year + "同意&lt;b&gt;javascript:alert(1)。\n"
	}
	c := &site.Corpus{Title: script, Note: image, Series: []*site.Series{{Name: "../" + image}, {Name: ""}}}
	for i, id := range []string{"../../etc/passwd", "<b>声明 & \"2\"</b>", "javascript:alert(1)", "CON", "con", strings.Repeat("长", 200), "a--b", "."} {
		st, err := tree.ParseOutline([]byte(text(fmt.Sprint(2000 + i))))
		if err != nil {
			t.Fatal(err)
		}
		st.ID, st.Title, st.Date = id, script, fmt.Sprintf("20%02d-01-01", i)
		st.Parties = []string{image, "\u202e"}
		st.Discarded = []tree.Discarded{{Reason: script, Text: image}}
		st.Facts = []tree.Fact{{Name: script, Value: image, Where: script}}
		st.Doubts = []tree.Doubt{{Text: script}}
		st.Source.Name, st.Source.Encoding = script, image
		s := c.Series[min(i/6, 1)]
		s.Statements = append(s.Statements, st)
	}
	return linked(c)
}

// pagesOf renders all pages of a site.
func pagesOf(t testing.TB, c *site.Corpus, o site.Options) map[string][]byte {
	t.Helper()
	s, err := site.New(c, o)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, g := range s.Groups() {
		pages, err := s.Pages(g)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			if all[p.Name] != nil {
				t.Errorf("%s is made twice", p.Name)
			}
			if all[p.Name], _, err = p.Render(""); err != nil {
				t.Fatal(err)
			}
		}
	}
	return all
}

// made caches the rendered sites, by name.
var made = map[string]map[string][]byte{}

// siteOf returns the pages of one of the named sites.
func siteOf(t testing.TB, name string) map[string][]byte {
	t.Helper()
	if made[name] == nil {
		switch name {
		case "specimens":
			made[name] = pagesOf(t, specimens(t), site.Options{})
		case "hostile":
			made[name] = pagesOf(t, hostile(t), site.Options{})
		case "many":
			made[name] = pagesOf(t, many(t), site.Options{Language: locale.Chinese})
		case "empty":
			made[name] = pagesOf(t, &site.Corpus{}, site.Options{Language: locale.Russian})
		}
	}
	return made[name]
}

// many returns a series with more than MostThreads threads.
func many(t testing.TB) *site.Corpus {
	t.Helper()
	if testing.Short() {
		return &site.Corpus{}
	}
	c := &site.Corpus{Series: []*site.Series{{Name: "many"}}}
	for year := range 3 {
		var b strings.Builder
		fmt.Fprintf(&b, "statement %d en\n", 2021+year)
		for article := range 4 {
			fmt.Fprintf(&b, "article %d.\n  paragraph\n", article+1)
			for n := range 260 {
				fmt.Fprintf(&b, "    Number %d-%d of the bridges over the river is kept in repair, year %d.\n", article, n, year*(n%7))
			}
		}
		st, err := tree.ParseOutline([]byte(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		c.Series[0].Statements = append(c.Series[0].Statements, st)
	}
	return linked(c)
}

func parsePage(t testing.TB, page []byte) *dom.Node {
	t.Helper()
	n, err := dom.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func attr(n *dom.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *dom.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == dom.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// TestSites checks the properties of every site.
func TestSites(t *testing.T) {
	for _, name := range []string{"specimens", "hostile", "many", "empty"} {
		pages := siteOf(t, name)
		t.Run(name+" links", func(t *testing.T) { checkLinks(t, pages) })
		t.Run(name+" is inert", func(t *testing.T) { checkPages(t, pages) })
		t.Run(name+" names", func(t *testing.T) { checkNames(t, pages) })
	}
}

// checkLinks follows every link of every page and checks that the page and the element
// exist.
func checkLinks(t *testing.T, pages map[string][]byte) {
	ids := map[string]map[string]bool{}
	roots := map[string]*dom.Node{}
	for page, data := range pages {
		ids[page] = map[string]bool{}
		if path.Ext(page) != ".html" {
			continue
		}
		roots[page] = parsePage(t, data)
		for n := range roots[page].Descendants() {
			id := attr(n, "id")
			if id != "" && ids[page][id] {
				t.Errorf("%s: id %q given twice", page, id)
			}
			ids[page][id] = true
		}
	}
	for page, root := range roots {
		links := 0
		for n := range root.Descendants() {
			for _, key := range []string{"href", "data-text", "data-page"} {
				if ref := attr(n, key); ref != "" {
					links++
					checkLink(t, page, ref, ids)
				}
			}
		}
		if links < 2 && page != "index.html" {
			t.Errorf("%s: %d links", page, links)
		}
	}
}

func checkLink(t *testing.T, page, ref string, ids map[string]map[string]bool) {
	t.Helper()
	u, err := url.Parse(ref)
	if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || strings.HasPrefix(ref, "/") {
		t.Errorf("%s: link to %q leaves the site (%v)", page, ref, err)
		return
	}
	target := page
	if u.Path != "" {
		target = path.Join(path.Dir(page), u.Path)
	}
	if ids[target] == nil {
		t.Errorf("%s: link to %q, which is not a page", page, ref)
	} else if u.Fragment != "" && !ids[target][u.Fragment] {
		t.Errorf("%s: link to %q, which is not on the page", page, ref)
	}
}

// checkPages checks that a page loads and runs nothing but the site's own style and
// script.
func checkPages(t *testing.T, pages map[string][]byte) {
	for page, data := range pages {
		if path.Ext(page) != ".html" {
			continue
		}
		policy := ""
		shared := map[string]int{}
		for n := range parsePage(t, data).Descendants() {
			if attr(n, "http-equiv") == "Content-Security-Policy" {
				policy = attr(n, "content")
			}
			if file := sharedFile(n); file != "" {
				shared[path.Ext(file)] += one(pages[path.Join(path.Dir(page), file)] != nil)
			} else {
				checkInert(t, page, n)
			}
		}
		if policy != "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'" {
			t.Errorf("%s: policy %q", page, policy)
		}
		if !maps.Equal(shared, map[string]int{".css": 1, ".js": 1}) {
			t.Errorf("%s: loads %v, want a style and a script of the site", page, shared)
		}
	}
}

// sharedFile returns the address of the style or the script that an element loads.
func sharedFile(n *dom.Node) string {
	switch {
	case n.Type != dom.ElementNode:
	case n.Data == "link" && attr(n, "rel") == "stylesheet":
		return attr(n, "href")
	case n.Data == "script" && n.FirstChild == nil:
		return attr(n, "src")
	}
	return ""
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func checkInert(t *testing.T, page string, n *dom.Node) {
	t.Helper()
	switch n.Data {
	case "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "script", "style":
		if feed := page == "index.html" && attr(n, "rel") == "alternate" && attr(n, "href") == "feed.xml"; n.Type == dom.ElementNode && !feed {
			t.Errorf("%s: element %s", page, n.Data)
		}
	}
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" || a.Key == "action" {
			t.Errorf("%s: <%s %s=%q>", page, n.Data, a.Key, a.Val)
		}
	}
}

// unspaced returns a text without white space and without the direction
// controls that pages show by name.
func unspaced(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// TestStatementPagesAreWhole checks that each statement can be read from its page, and
// that every locator is an anchor.
func TestStatementPagesAreWhole(t *testing.T) {
	for name, c := range map[string]*site.Corpus{"specimens": specimens(t), "hostile": hostile(t)} {
		pages := siteOf(t, name)
		for _, s := range c.Series {
			for _, st := range s.Statements {
				page := pages[pageOf(t, pages, st.ID)]
				byID := map[string]*dom.Node{}
				for n := range parsePage(t, page).Descendants() {
					byID[attr(n, "id")] = n
				}
				var text strings.Builder
				for n := range st.Root.All() {
					at := byID["l-"+string(n.Locator)]
					if n.Kind != tree.KindStatement && at == nil {
						t.Fatalf("%s: %s: no element for %s", name, st.ID, n.Locator)
					}
					if n.Kind == tree.KindClause {
						text.WriteString(textOf(at))
					}
				}
				if unspaced(text.String()) != unspaced(st.Text) {
					t.Errorf("%s: the page of %s has another text", name, st.ID)
				}
			}
		}
	}
}

// pageOf finds the page of a statement by the link on the first page.
func pageOf(t testing.TB, pages map[string][]byte, id string) string {
	t.Helper()
	for n := range parsePage(t, pages["index.html"]).Descendants() {
		if attr(n, "data-id") == id {
			return attr(n, "data-page")
		}
	}
	t.Fatalf("the first page has no statement %q", id)
	return ""
}

func checkNames(t *testing.T, pages map[string][]byte) {
	folded := map[string]string{}
	for page := range pages {
		folder, file := path.Split(page)
		if strings.ContainsFunc(file, func(r rune) bool {
			return !chars.IsCommonHan(r) && !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789._-", r)
		}) || len(file) > 200 || strings.HasPrefix(file, ".") ||
			strings.Count(folder, "/") > 1 || !slices.Contains([]string{".html", ".js", ".css"}, path.Ext(file)) && page != "feed.xml" {
			t.Errorf("file name %q", page)
		}
		if other := folded[strings.ToLower(page)]; other != "" {
			t.Errorf("%s and %s are one file where case makes no difference", page, other)
		}
		folded[strings.ToLower(page)] = page
		if base, _, _ := strings.Cut(file, "."); slices.Contains([]string{"con", "nul", "aux", "prn"}, base) {
			t.Errorf("%s is a device", page)
		}
	}
}

func TestSameBytes(t *testing.T) {
	one, other := siteOf(t, "hostile"), pagesOf(t, hostile(t), site.Options{})
	if sample.All() {
		one, other = siteOf(t, "specimens"), pagesOf(t, specimens(t), site.Options{})
	}
	if !maps.EqualFunc(one, other, bytes.Equal) {
		t.Error("two sites of one corpus differ")
	}
}

// TestFeed checks that the feed has an entry for each comparison whose new statement has
// a date, newest first, with unique ids and relative links to pages that exist. No time
// is that of the run.
func TestFeed(t *testing.T) {
	pages := siteOf(t, "specimens")
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Content string `xml:"content"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(pages["feed.xml"], &feed); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{feed.ID: true}
	before := feed.Updated
	for _, e := range feed.Entries {
		if pages[e.Link.Href] == nil || ids[e.ID] || e.Title == "" || !strings.Contains(e.Content, " → ") {
			t.Errorf("entry %+v", e)
		}
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || e.Updated > before {
			t.Errorf("%s is after %s (%v)", e.Updated, before, err)
		}
		ids[e.ID], before = true, e.Updated
	}
	pairs := 0
	for name := range pages {
		pairs += one(strings.HasPrefix(name, "pair/"))
	}
	if len(feed.Entries) != pairs || pairs == 0 {
		t.Errorf("%d entries for %d comparisons", len(feed.Entries), pairs)
	}
	for _, name := range []string{"hostile", "empty"} {
		if err := xml.Unmarshal(siteOf(t, name)["feed.xml"], &feed); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestThreadNames checks that a thread keeps its name when the series grows, and that the
// names in a series are unique.
func TestThreadNames(t *testing.T) {
	names := func(n int) []string {
		c := specimens(t)
		c.Series = c.Series[1:2]
		c.Series[0].Statements = c.Series[0].Statements[:n]
		var list []string
		for name := range pagesOf(t, linked(c), site.Options{}) {
			if strings.HasPrefix(name, "thread/") {
				list = append(list, name)
			}
		}
		return list
	}
	all := names(3)
	for _, name := range names(2) {
		if !slices.Contains(all, name) {
			t.Errorf("%s has another name where there are three statements", name)
		}
	}
}

// TestWhichPages checks that threads of two steps or more have pages, that a single
// statement has neither pair nor series, and that a long series has pages by article.
func TestWhichPages(t *testing.T) {
	count := func(pages map[string][]byte) map[string]int {
		n := map[string]int{}
		for page := range pages {
			n[path.Dir(page)]++
		}
		return n
	}
	corpus := specimens(t)
	statements, pairs := 0, 0
	for _, s := range corpus.Series {
		statements += len(s.Statements)
		pairs += len(s.Statements) - 1
	}
	got := count(siteOf(t, "specimens"))
	if got["statement"] != statements || got["search"] < statements-1 || got["pair"] != pairs || got["series"] != 3 || got["thread"] < 500 {
		t.Errorf("specimens: %v", got)
	}
	if got := count(siteOf(t, "many")); !testing.Short() && (got["thread"] == 0 || got["thread"] > 12) {
		t.Errorf("many: %v, want threads by article", got)
	}
}

func TestInputs(t *testing.T) {
	groups := func(c *site.Corpus, o site.Options) map[string]string {
		s, err := site.New(c, o)
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]string{}
		for _, g := range s.Groups() {
			all[g.Name] = g.Input
		}
		return all
	}
	before := groups(specimens(t), site.Options{})
	if !maps.Equal(before, groups(specimens(t), site.Options{})) {
		t.Error("the same corpus has other inputs")
	}
	c := specimens(t)
	article := c.Series[1].Statements[0].Root.Children[1] // as in all specimens
	label := article.Label
	article.Label = "A"
	changed := groups(c, site.Options{})
	article.Label = label
	for name, input := range before {
		if same := changed[name] == input; same != (name != "series joint-en" && name != "corpus") {
			t.Errorf("a label of joint-en changed: the input of %s stayed: %v", name, same)
		}
	}
	c = specimens(t)
	c.Series[0].Input = "a pin"
	for _, other := range []map[string]string{groups(specimens(t), site.Options{Language: locale.Chinese}),
		groups(specimens(t), site.Options{Program: "2"}), groups(c, site.Options{})} {
		if other["series joint-zh"] == before["series joint-zh"] || other["corpus"] == before["corpus"] {
			t.Error("another input gives the same digest")
		}
	}
}

// TestPairInputs checks that a pair's page depends on its own statements and not on the
// others of the series.
func TestPairInputs(t *testing.T) {
	inputs := func(c *site.Corpus) map[string]string {
		s, err := site.New(c, site.Options{})
		if err != nil {
			t.Fatal(err)
		}
		pages, err := s.Pages(s.Groups()[0])
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]string{}
		for _, p := range pages {
			if _, all[p.Name], err = p.Render(""); err != nil {
				t.Fatal(err)
			}
		}
		return all
	}
	inSeries := func() *site.Corpus {
		c := specimens(t)
		s := c.Series[0]
		s.Link = func(func(*tree.Statement) string) (*series.Lineage, error) {
			return series.Link(s.Statements, func(old, _ *tree.Statement) []diff.Option {
				return []diff.Option{diff.InSeries(s.Statements[:slices.Index(s.Statements, old)]...)}
			}), nil
		}
		return c
	}
	before := inputs(inSeries())
	c := inSeries()
	c.Series[0].Statements[0].Title = "another title"
	if inputs(c)["pair/2022--2023.html"] == before["pair/2022--2023.html"] {
		t.Error("a comparison does not depend on the earlier statements that it was told of")
	}
	c = inSeries()
	c.Series[0].Statements[2].Title = "another title"
	after := inputs(c)
	for page, same := range map[string]bool{"pair/2021--2022.html": true, "pair/2022--2023.html": false, "statement/2021.html": true, "statement/2022.html": false, "search/2021.js": true, "search/2023.js": false} {
		if before[page] == "" || (before[page] == after[page]) != same {
			t.Errorf("%s: same input %v, want %v", page, before[page] == after[page], same)
		}
	}
}

func TestRefuses(t *testing.T) {
	st := &tree.Statement{ID: "1", Root: &tree.Node{}}
	for want, c := range map[string]*site.Corpus{
		`statement "1" is given twice`: {Series: []*site.Series{{Name: "a", Statements: []*tree.Statement{st}}, {Name: "b", Statements: []*tree.Statement{st}}}},
		`series "a" is given twice`:    {Series: []*site.Series{{Name: "a"}, {Name: "a"}}},
	} {
		if _, err := site.New(c, site.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	s, err := site.New(specimens(t), site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Pages(site.Group{Name: "other"}); err == nil {
		t.Error("a group of another site has pages")
	}
}

// TestThreadPage checks that a thread's page shows every step with its place, and the
// words that changed.
func TestThreadPage(t *testing.T) {
	c := specimens(t)
	pages := siteOf(t, "specimens")
	l := series.Link(c.Series[0].Statements, nil)
	byID := map[string]string{} // pages by the ids on them
	for name, page := range pages {
		if strings.HasPrefix(name, "thread/joint-zh") {
			for n := range parsePage(t, page).Descendants() {
				byID[attr(n, "data-t")] = name
			}
		}
	}
	checked := 0
	for _, thread := range l.Threads {
		if len(thread.Steps) < 2 {
			continue
		}
		checked++
		page := parsePage(t, pages[byID[thread.ID]])
		text := unspaced(textOf(page))
		for _, step := range thread.Steps {
			st := l.Statements[step.Statement]
			for _, n := range step.Nodes {
				if !strings.Contains(text, st.ID) || !strings.Contains(text, string(n.Locator)) {
					t.Errorf("thread %s does not name %s:%s", thread.ID, st.ID, n.Locator)
				}
			}
		}
		if said := unspaced(said(page)); !strings.Contains(said, unspaced(l.Statements[thread.Steps[0].Statement].TextOf(thread.Steps[0].Nodes[0]))) {
			t.Errorf("thread %s does not begin with its first wording: %s", thread.ID, said)
		}
	}
	if checked == 0 {
		t.Fatal("no threads")
	}
}

// said returns the text of a thread's wordings.
func said(page *dom.Node) string {
	var b strings.Builder
	for n := range page.Descendants() {
		if n.Data == "p" && strings.HasPrefix(attr(n, "class"), "x") {
			b.WriteString(textOf(n))
		}
	}
	return b.String()
}

// Versions in several languages are shown side by side on a page that their own pages
// link to.
func TestVersions(t *testing.T) {
	read := func(id, lang, text string) *tree.Statement {
		s, err := parse.Text(strings.NewReader(text), parse.ID(id), parse.Language(tree.Lang(lang)))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	a, b := read("a", "en", "The Sides will build 46 ferries in 2031.\n"), read("b", "ru", "Стороны построят 64 парома в 2031 году.\n")
	plan, err := site.New(&site.Corpus{Series: []*site.Series{{Name: "en", Statements: []*tree.Statement{a}}, {Name: "ru", Statements: []*tree.Statement{b}}},
		Versions: [][]string{{"a", "b"}}}, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, g := range plan.Groups() {
		list, err := plan.Pages(g)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			text, _, err := p.Render("")
			if err != nil {
				t.Fatal(err)
			}
			found[p.Name] = string(text)
		}
	}
	if !strings.Contains(found["version/a--b.html"], "<mark>64</mark>") {
		t.Errorf("the page of the versions is %q", found["version/a--b.html"])
	}
	for _, name := range []string{"statement/a.html", "statement/b.html"} {
		if !strings.Contains(found[name], `href="../version/a--b.html"`) {
			t.Errorf("%s has no link to the versions", name)
		}
	}
}

// The page of a statement tells of its sentences what they were and what became of them, by
// the pages of both comparisons.
func TestStatementPagesLeadToBothComparisons(t *testing.T) {
	pages := siteOf(t, "specimens")
	for id, pairs := range map[string]map[string]bool{
		"2021": {"2021--2022": true, "2022--2023": false}, "2022": {"2021--2022": true, "2022--2023": true}, "2024": {"2022--2023": false, "2023--2024": true},
	} {
		marks := map[string]int{}
		for n := range parsePage(t, pages["statement/"+id+".html"]).Descendants() {
			if pair, place, ok := strings.Cut(strings.TrimPrefix(attr(n, "href"), "../pair/"), ".html#"); ok && place != "" {
				marks[pair]++
			}
		}
		for pair, want := range pairs {
			if (marks[pair] > 5) != want {
				t.Errorf("the page of %s has %d marks that lead to %s", id, marks[pair], pair)
			}
		}
	}
}
