package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/clausediff/clausediff/"

// arrows says which packages of ours a package may import, and why no others.
// A name that ends in /... stands for the folder and everything below it, as in the go command.
var arrows = []struct {
	from string
	to   []string
	why  string
}{
	{"parse/tree", nil, "the model imports the standard library only, so that everything can import it"},
	{"parse/lang/chars", nil, "what a character is needs no language"},
	{"parse/lang/numbers", []string{"parse/lang/chars"}, "a number is read the same in every language"},
	{"parse/lang", []string{"parse/lang/chars", "parse/lang/numbers", "parse/tree"}, "what is known of languages asks nothing but the name of one, so that everything can ask it"},
	{"parse/lang/...", []string{"parse/lang/...", "parse/tree"}, "dates, quantities and wording are read with the word lists of a language and nothing else"},
	{"parse/internal/page", []string{"parse/lang/...", "parse/tree"}, "blocks are the common currency: they know no source and no label"},
	{"parse/internal/label", []string{"parse/internal/page", "parse/segment", "parse/lang/...", "parse/tree"}, "labels are read from blocks of any source"},
	{"parse/internal/hint", nil, "it knows errors"},
	{"parse/internal/source", []string{"parse/internal/charset", "parse/internal/hint", "parse/internal/page", "parse/tree"}, "a source is decoded before anything is known of what is in it"},
	{"parse/internal/extract", []string{"parse/internal/dict", "parse/internal/hint", "parse/internal/label", "parse/internal/page", "parse/internal/source", "parse/lang/...", "parse/tree"}, "a page is cut into blocks, of which others make a statement"},
	{"parse/internal/markdown", []string{"parse/internal/extract", "parse/internal/label", "parse/internal/page", "parse/internal/source", "parse/lang/...", "parse/tree"}, "Markdown is made into a page, which knows nothing of it"},
	{"parse/internal/...", []string{"parse/internal/...", "parse/lang/...", "parse/tree"}, "helpers of parse know nothing of what uses them"},
	{"parse/segment", []string{"parse/internal/...", "parse/lang/...", "parse/tree"}, "cutting text needs the text and word tables only"},
	{"parse", []string{"parse/internal/...", "parse/segment", "parse/lang/...", "parse/tree"}, "reading a page never depends on what is done with it"},
	{"parse/corpus", []string{"parse", "parse/lang/...", "parse/tree"}, "a manifest finds and reads statements, it does not compare them"},
	{"parse/corpus/lock", []string{"parse/corpus", "parse/tree"}, "what was accepted is told by the texts that were read, it reads none"},
	{"parse/corpus/fetch", []string{"parse/corpus", "parse/lang/...", "parse/tree"}, "downloading knows what is expected of a page, not how it is read"},
	{"diff/batch", nil, "who executes work does not know what it is"},
	{"diff/internal/align", []string{"diff/batch", "diff/internal/..."}, "alignment works on integers and scores: it knows no tree and no language"},
	{"diff/internal/buckets", nil, "it sorts items by numbers"},
	{"diff/internal/chain", nil, "the heaviest chain is a matter of integers"},
	{"diff/internal/words", []string{"diff/internal/chain", "parse/segment", "parse/lang/...", "parse/tree"}, "word edits are made of two texts: they know no links"},
	{"diff/internal/fingerprint", nil, "it names bytes; what a wording is says package diff"},
	{"diff/internal/quality", []string{"diff", "diff/internal/...", "parse", "parse/segment", "parse/lang/...", "parse/tree"}, "measurements are made of what they measure; only tests use them"},
	{"diff", []string{"diff/batch", "diff/internal/...", "parse/segment", "parse/lang/...", "parse/tree"}, "a comparison sees trees, never pages"},
	{"diff/series", []string{"diff", "diff/batch", "diff/internal/buckets", "diff/internal/fingerprint", "parse/lang/...", "parse/segment", "parse/tree"}, "threads are made of comparisons, formulas of words"},
	{"diff/snapshot", []string{"diff", "parse/tree"}, "a comparison is kept as it is, by who made it"},
	{"diff/finding", []string{"diff", "diff/batch", "diff/internal/buckets", "parse/segment", "parse/lang/...", "parse/tree"}, "a judgement is made of a comparison, before any report"},
	{"diff/tables", []string{"diff/finding", "diff/series", "diff/internal/chain", "parse/lang/...", "parse/segment", "parse/tree"}, "tables are made of what statements say, and of the articles that threads join"},
	{"diff/parity", []string{"diff", "parse/lang/...", "parse/segment", "parse/tree"}, "versions are laid side by side by their trees and what all languages share; what changed in one is told by comparisons"},
	{"diff/report/locale", nil, "the words of reports are data"},
	{"diff/report/passage", []string{"diff", "diff/report/locale", "parse/lang/...", "parse/tree"}, "marked text is made of nodes and word edits, before any report"},
	{"diff/report/flow", []string{"diff", "diff/series", "diff/report/passage", "parse/tree"}, "what went where is counted, before any picture"},
	{"diff/report", []string{"diff", "diff/finding", "diff/internal/chain", "diff/report/flow", "diff/report/locale", "diff/report/passage", "parse/lang/...", "parse/tree"}, "the model of a report knows no output format; what is read in order is a heaviest chain"},
	{"diff/report/blame", []string{"diff/series", "diff/report/passage", "parse/tree"}, "the age of words is that of a series"},
	{"diff/report/history", []string{"diff", "diff/finding", "diff/series", "diff/tables", "diff/report", "diff/report/versions", "diff/report/flow", "diff/report/locale", "diff/report/passage", "parse/lang/wording", "parse/tree"}, "a series is shown with the briefing and the filters of its newest pair, a phrase with who has it and its gaps"},
	{"diff/report/grid", []string{"diff/series", "diff/tables", "diff/report/locale", "diff/report/passage", "parse/lang/...", "parse/tree"}, "tables of a series have no links of a comparison"},
	{"diff/report/versions", []string{"diff", "diff/parity", "diff/report/locale", "diff/report/passage", "parse/tree"}, "versions have no links of a comparison"},
	{"diff/report/internal/browsertest", nil, "a browser shows pages and knows nothing of what is on them; only tests use it"},
	{"diff/report/internal/reporttest", []string{"diff", "diff/parity", "diff/series", "diff/report/passage", "diff/report/versions", "parse", "parse/tree", "testdata/adversary", "testdata/cases", "testdata/corpus"}, "what the tests of several renderers show; only tests use it"},
	{"diff/report/html", []string{"diff", "diff/finding", "diff/series", "diff/report", "diff/report/blame", "diff/report/flow", "diff/report/grid", "diff/report/history", "diff/report/passage", "diff/report/versions", "diff/report/locale", "parse/lang/...", "parse/tree"}, "renderers decide nothing about content"},
	{"diff/report/site", []string{"diff", "diff/finding", "diff/parity", "diff/series", "diff/report", "diff/report/flow", "diff/report/grid", "diff/report/history", "diff/report/passage", "diff/report/versions", "diff/report/html", "diff/report/locale", "parse/lang/...", "parse/tree"}, "a site is made of reports: it reads and writes no files"},
	{"diff/report/safetext", nil, "it knows text and nothing else"},
	{"diff/report/internal/text", []string{"diff", "diff/finding", "diff/parity", "diff/series", "diff/report", "diff/report/history", "diff/report/passage", "diff/report/versions", "diff/report/locale"}, "a report in words is made of its model and knows no format"},
	{"diff/report/term", []string{"diff", "diff/finding", "diff/series", "diff/report", "diff/report/blame", "diff/report/grid", "diff/report/history", "diff/report/passage", "diff/report/internal/text", "diff/report/versions", "diff/report/locale", "diff/report/safetext", "parse/lang/...", "parse/tree"}, "renderers decide nothing about content"},
	{"diff/report/markdown", []string{"diff", "diff/report", "diff/report/grid", "diff/report/history", "diff/report/passage", "diff/report/internal/text", "diff/report/versions", "diff/report/locale", "parse/lang/...", "parse/tree"}, "renderers decide nothing about content"},
	{"diff/report/json", []string{"diff", "diff/finding", "diff/parity", "diff/series", "diff/report", "diff/report/blame", "diff/report/grid", "diff/report/history", "diff/report/locale", "diff/report/passage", "parse/tree"}, "JSON holds links, threads and findings as they are, and the words of a subject as they are shown"},
	{"diff/report/csv", []string{"diff", "diff/finding", "diff/series", "diff/report", "diff/report/grid", "diff/report/history", "diff/report/locale", "diff/report/passage", "parse/tree"}, "a list of links is made of links, those of formulas and of a subject are the report's"},
	{"diff/report/docx", []string{"diff", "diff/internal/chain", "diff/report", "diff/report/passage", "diff/report/locale", "parse/tree"}, "tracked changes are made of links"},
	{"diff/check", []string{"diff", "diff/batch", "diff/parity", "diff/internal/fingerprint", "diff/report/...", "parse", "parse/corpus", "parse/corpus/lock", "parse/lang/...", "parse/tree"}, "checks judge statements that others read, and write no file"},
	{"diff/report/schema", nil, "the schemas are data"},
	{"testdata/corpus", nil, "the specimens are data"},
	{"cmd/clausediff/internal/gitrepo", nil, "it reads files of a repository and knows nothing of what is in them"},
	{"cmd/clausediff/internal/screen", []string{"diff/report/safetext"}, "a terminal knows nothing of what is shown on it"},
	{"cmd/clausediff/internal/said", []string{"cmd/clausediff/internal/load", "cmd/clausediff/internal/parallel", "cmd/clausediff/internal/suggest", "diff/report/csv", "diff/report/json", "diff/report/locale", "diff/report/passage", "diff/report/safetext", "parse/corpus", "parse/lang/chars", "parse/lang/wording", "parse/tree"}, "a phrase is looked for in statements, none of which is compared"},
	{"cmd/clausediff/internal/cache", nil, "it keeps values and knows nothing of them"},
	{"cmd/clausediff/internal/suggest", nil, "it knows words"},
	{"cmd/clausediff/internal/parallel", nil, "it does work and knows nothing of it"},
	{"cmd/clausediff/internal/load", []string{"cmd/clausediff/internal/gitrepo", "cmd/clausediff/internal/outfile", "cmd/clausediff/internal/parallel", "cmd/clausediff/internal/screen", "cmd/clausediff/internal/suggest",
		"parse", "parse/corpus", "parse/lang/...", "parse/tree"}, "statements are loaded before anything is done with them"},
	{"cmd/clausediff/internal/accepted", []string{"cmd/clausediff/internal/cache", "cmd/clausediff/internal/gitrepo", "cmd/clausediff/internal/load", "cmd/clausediff/internal/locate", "cmd/clausediff/internal/outfile", "cmd/clausediff/internal/parallel", "cmd/clausediff/internal/suggest",
		"diff", "diff/check", "diff/series", "parse", "parse/corpus", "parse/corpus/lock", "parse/tree"}, "what was accepted is judged by the rules, and shown by others"},
	{"cmd/clausediff/internal/pages", []string{"cmd/clausediff/internal/load", "cmd/clausediff/internal/outfile", "cmd/clausediff/internal/screen", "diff", "parse", "parse/corpus", "parse/corpus/fetch"}, "a page that is fetched is compared with the one that was kept"},
	{"cmd/clausediff/internal/sitefolder", []string{"cmd/clausediff/internal/outfile", "cmd/clausediff/internal/parallel", "cmd/clausediff/internal/screen", "diff/report/site", "parse/corpus"}, "it keeps pages and knows nothing of what is on them"},
	{"cmd/clausediff/internal/locate", nil, "it follows characters through bytes"},
	{"cmd/clausediff/internal/outfile", nil, "it writes files and knows nothing of what is in them"},
	{"cmd/clausediff", []string{"cmd/clausediff/internal/...", "diff", "diff/check", "diff/finding", "diff/parity", "diff/series", "diff/snapshot", "diff/report",
		"diff/report/blame", "diff/report/csv", "diff/report/docx", "diff/report/grid", "diff/report/history", "diff/report/html", "diff/report/json", "diff/report/locale", "diff/report/markdown", "diff/report/safetext", "diff/report/site", "diff/report/term", "diff/report/versions",
		"parse", "parse/corpus", "parse/corpus/fetch", "parse/corpus/lock", "parse/lang/...", "parse/tree", "testdata/corpus"}, "the command joins the packages and does nothing they could do"},
}

// doors says where a library may be imported outside tests: in one place, so
// that it can be replaced there.
var doors = []struct {
	library string
	in      []string
	files   string // pattern of file names, "" for any
}{
	{"github.com/urfave/cli/v2", []string{"cmd/clausediff"}, ""},
	{"github.com/gofrs/flock", []string{"cmd/clausediff/internal/outfile"}, "lock.go"},
	{"github.com/xrash/smetrics", []string{"cmd/clausediff/internal/suggest"}, ""},
	{"golang.org/x/term", []string{"cmd/clausediff/internal/screen"}, ""},
	{"github.com/sergi/go-diff", []string{"diff/internal/words"}, "script.go"},
	{"github.com/PuerkitoBio/goquery", []string{"parse/internal/extract"}, ""},
	{"github.com/andybalholm/cascadia", []string{"parse/internal/source"}, "selector.go"},
	{"golang.org/x/net", []string{"parse/internal/..."}, ""},
	{"golang.org/x/text", []string{"parse", "parse/lang/...", "parse/internal/..."}, ""},
	{"go.yaml.in/yaml/v4", []string{"parse/internal/markdown", "parse/corpus"}, ""},
	{"github.com/yuin/goldmark", []string{"parse/internal/markdown"}, ""},
	{"github.com/chromedp/chromedp", []string{"diff/report/internal/browsertest"}, ""},
	{"github.com/chromedp/cdproto", []string{"diff/report/internal/browsertest"}, ""},
	{"github.com/clipperhouse/displaywidth", []string{"diff/report/term"}, ""},
	{"github.com/clipperhouse/uax29/v2", []string{"parse/segment"}, ""},
}

// listed is what go list says of a package.
type listed struct {
	ImportPath, Dir string
	GoFiles         []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	if project == nil {
		project = list(t, "./...", "./testdata/corpus") // ./... leaves out folders named testdata
	}
	return project
}

// project holds the packages once they are listed.
var project []listed

// list returns the packages that go list has for some arguments.
func list(t *testing.T, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Dir,GoFiles"}, args...)...)
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", cmd, err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func TestImports(t *testing.T) {
	all := packages(t)
	if len(all) < 5 {
		t.Fatalf("go list found %d packages only", len(all))
	}
	for _, p := range all {
		name := strings.TrimPrefix(p.ImportPath, module)
		for _, file := range p.GoFiles {
			for _, imported := range importsOf(t, filepath.Join(p.Dir, file)) {
				if err := mayImport(name, file, imported); err != nil {
					t.Errorf("%s: %v", path.Join(name, file), err)
				}
			}
		}
	}
}

// A run needs few of the program's expressions, and its start none: what a package
// compiles as it is loaded every command waits for.
func TestStartCompilesNothing(t *testing.T) {
	for _, p := range list(t, "-deps", "./cmd/clausediff") {
		if !strings.HasPrefix(p.ImportPath, module) {
			continue
		}
		for _, file := range p.GoFiles {
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, file), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range f.Decls {
				ast.Inspect(d, func(n ast.Node) bool {
					call, ok := n.(*ast.SelectorExpr)
					if ok && call.Sel.Name == "MustCompile" {
						t.Errorf("%s: an expression is compiled at the start; make it with sync.OnceValue", path.Join(p.ImportPath, file))
					}
					_, function := n.(*ast.FuncLit)
					_, declared := n.(*ast.FuncDecl)
					return !function && !declared
				})
			}
		}
	}
}

// mostAtStart is how many allocations a package may make as it is loaded: enough for its
// expressions, which are compiled on first use, and for errors.
const mostAtStart = 100

// Every command waits for a table that is made at the start.
func TestStartMakesNoTables(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	loaded := regexp.MustCompile(`(?m)^init `+regexp.QuoteMeta(module)+`((?:diff|parse|cmd/clausediff/internal)\b\S*) .* (\d+) allocs$`).FindAllStringSubmatch(string(out), -1)
	if len(loaded) == 0 {
		t.Fatalf("no package told what it allocates: %s", out)
	}
	for _, m := range loaded {
		if n, err := strconv.Atoi(m[2]); err != nil || n > mostAtStart {
			t.Errorf("%s makes %s allocations at the start, the most is %d; make its tables on first use, as with sync.OnceValue", m[1], m[2], mostAtStart)
		}
	}
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var imports []string
	for _, s := range f.Imports {
		name, err := strconv.Unquote(s.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		imports = append(imports, name)
	}
	return imports
}

// mayImport returns why a file of a package may not import another package.
func mayImport(name, file, imported string) error {
	first, _, _ := strings.Cut(imported, "/")
	switch {
	case strings.HasPrefix(imported, module):
		return mayImportOurs(name, strings.TrimPrefix(imported, module))
	case !strings.Contains(first, "."):
		return nil // the standard library
	}
	for _, d := range doors {
		if imported != d.library && !strings.HasPrefix(imported, d.library+"/") {
			continue
		}
		ok, err := path.Match(d.files, file)
		if !matches(d.in, name) || d.files != "" && (!ok || err != nil) {
			return fmt.Errorf("imports %s, whose door is %s %s", imported, strings.Join(d.in, ", "), d.files)
		}
		return nil
	}
	return fmt.Errorf("imports %s, a library without a door", imported)
}

func mayImportOurs(name, imported string) error {
	for _, a := range arrows {
		if !matches([]string{a.from}, name) {
			continue
		}
		if !matches(a.to, imported) {
			return fmt.Errorf("imports %s, but %s", imported, a.why)
		}
		return nil
	}
	return fmt.Errorf("imports %s, but the package is in no row of the table of arrows", imported)
}

func matches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		folder, below := strings.CutSuffix(p, "/...")
		return p == name || below && (name == folder || strings.HasPrefix(name, folder+"/"))
	})
}

// The table refuses what it must refuse.
func TestImportsRefuses(t *testing.T) {
	tests := []struct{ name, file, imported string }{
		{"parse", "parse.go", module + "diff"},
		{"parse/tree", "tree.go", module + "parse"},
		{"parse/lang/chars", "rune.go", module + "parse/lang"},
		{"parse/lang/dates", "find.go", module + "parse"},
		{"parse/corpus", "corpus.go", module + "diff"},
		{"diff", "compare.go", module + "parse"},
		{"diff/internal/align", "align.go", module + "parse/tree"},
		{"diff/report/term", "term.go", module + "diff/report/html"},
		{"diff/report/html", "html.go", module + "cmd/clausediff"},
		{"diff/new", "new.go", module + "diff"},
		{"parse", "parse.go", "github.com/urfave/cli/v2"},
		{"diff", "compare.go", "github.com/sergi/go-diff/diffmatchpatch"},
		{"diff/report/term", "term.go", "golang.org/x/term"},
		{"parse", "parse.go", "github.com/google/go-cmp/cmp"},
	}
	for _, tt := range tests {
		if mayImport(tt.name, tt.file, tt.imported) == nil {
			t.Errorf("%s/%s may import %s", tt.name, tt.file, tt.imported)
		}
	}
}

// TestDrawing holds the drawing of README.md: a package imports only packages in the
// lines below its own. Those that are not drawn are left out.
func TestDrawing(t *testing.T) {
	_, drawing, _ := strings.Cut(read(t, "../../README.md"), "```text\ncmd/clausediff\n")
	drawing, _, _ = strings.Cut("cmd/clausediff\n"+drawing, "```")
	line := map[string]int{}
	for i, names := range strings.Split(drawing, "\n") {
		for _, name := range strings.Fields(names) {
			line[name] = i + 1
		}
	}
	seen := 0
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if line[name] == 0 {
			continue
		}
		seen++
		for _, file := range p.GoFiles {
			for _, imported := range importsOf(t, filepath.Join(p.Dir, file)) {
				if below := line[strings.TrimPrefix(imported, module)]; below != 0 && below <= line[name] {
					t.Errorf("%s imports %s, which README.md does not draw below it", name, imported)
				}
			}
		}
	}
	if seen < 20 || seen != len(line) {
		t.Errorf("README.md draws %d packages, of which %d are there", len(line), seen)
	}
}

// mostNames is how many names a public package shows at most: its types, functions,
// and groups of constants and variables, as go doc -short lists them.
const mostNames = 35

func TestNames(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if strings.HasPrefix(name, "cmd/") || strings.Contains(name, "internal") {
			continue
		}
		var names []string
		for _, file := range p.GoFiles {
			names = append(names, namesIn(t, filepath.Join(p.Dir, file))...)
		}
		if len(names) > mostNames {
			t.Errorf("%s shows %d names, the most is %d; move some to a package of their own: %s", name, len(names), mostNames, strings.Join(names, " "))
		}
	}
}

// namesIn returns the exported names of a file; of a group of constants or variables
// the first.
func namesIn(t *testing.T, file string) (names []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil && d.Name.IsExported() {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			names = append(names, namesOf(d)...)
		}
	}
	return names
}

func namesOf(d *ast.GenDecl) (names []string) {
	for _, s := range d.Specs {
		switch s := s.(type) {
		case *ast.TypeSpec:
			names = append(names, s.Name.Name)
		case *ast.ValueSpec:
			names = append(names, s.Names[0].Name)
		}
	}
	names = slices.DeleteFunc(names, func(n string) bool { return !ast.IsExported(n) })
	if d.Tok != token.TYPE {
		return names[:min(len(names), 1)]
	}
	return names
}
