package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// seriesFolder makes a corpus of a series of three statements, one with a
// mirror, whose texts are accepted, beside what else a run reads.
func seriesFolder(t *testing.T) {
	t.Helper()
	folder(t)
	t.Setenv("CI", "")
	write(t, "third.txt", newText)
	write(t, "mirror.txt", oldText)
	write(t, "terms.txt", "贸易\n")
	write(t, "clausediff.yaml", "color: never\n")
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - {id: first, series: s, file: old.txt, mirrors: [mirror.txt]}\n"+
		"  - {id: second, series: s, file: new.txt}\n  - {id: third, series: s, file: third.txt}\n")
	succeed(t, "accept")
}

// Whatever a run reads, no report of it goes there.
func TestReportOverWhatWasRead(t *testing.T) {
	seriesFolder(t)
	link(t, "terms.txt", "alias.txt")
	for _, args := range []string{
		"check -o corpus.lock.d/first.lock", "check --report json=corpus.lock.d/second.lock", "check -o corpus.yaml", "check -o old.txt", "check --report md=mirror.txt",
		"check -o clausediff.yaml", "compare old.txt new.txt -o clausediff.yaml", "parse old.txt -o ./clausediff.yaml",
		"compare first second -o corpus.yaml", "trace --blame -o corpus.yaml", "compare second third -o old.txt",
		"trace --term terms.txt -o terms.txt", "trace --term terms.txt --report html=terms.txt", "trace --term terms.txt -o alias.txt",
		"trace --term alias.txt -o terms.txt", "parse old.txt new.txt -o new.txt", "parse old.txt --format textconv -o old.txt",
	} {
		fields := strings.Fields(args)
		refused(t, nil, `^\S+: was read and would be overwritten; choose another output$`, fields...)
	}
}

// The files that a corpus is known by are not reports, read or not, there or not.
func TestReportWithANameOfTheCorpus(t *testing.T) {
	seriesFolder(t)
	link(t, "corpus.lock.d/first.lock", "alias")
	for args, want := range map[string]string{
		"parse old.txt -o Corpus.YAML":                     `^Corpus.YAML: the name corpus.yaml is reserved; choose another output$`,
		"parse old.txt -o alias":                           `^alias: the name corpus.lock.d is reserved; `,
		"compare old.txt new.txt -o corpus.lock.d/x.html":  `^corpus.lock.d/x.html: the name corpus.lock.d is reserved; `,
		"compare old.txt new.txt -o first/corpus.yaml":     `^first/corpus.yaml: the name corpus.yaml is reserved; `,
		"compare old.txt new.txt -o first/clausediff.yaml": `^first/clausediff.yaml: the name clausediff.yaml is reserved; `,
	} {
		refused(t, nil, want, strings.Fields(args)...)
	}
}

// doorsToFiles are the files of this package that may open files, and why.
var doorsToFiles = map[string]string{
	"settings.go":                       "its one file is noted with every run",
	"args.go":                           "it looks whether a word is an id",
	"gitdiff.go":                        "git names the files, and no report goes to a file",
	"site.go":                           "it reads the program",
	"internal/pages/keep.go":            "what is fetched replaces what was fetched",
	"internal/sitefolder/sitefolder.go": "a site replaces its own pages",
	"internal/load/survey.go":           "the folder is walked; init writes nothing that is there",
}

// Files are opened through one door, so that no output goes over one of them.
func TestFilesAreOpenedInOnePlace(t *testing.T) {
	var files []string
	for _, pattern := range []string{"*.go", "internal/accepted/*.go", "internal/load/*.go", "internal/pages/*.go", "internal/sitefolder/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, found, err)
		}
		files = append(files, found...)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || doorsToFiles[filepath.ToSlash(name)] != "" {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "os" && slices.Contains([]string{"Open", "ReadFile", "DirFS", "OpenRoot"}, s.Sel.Name) {
				t.Errorf("%s calls os.%s; open the file with the session", name, s.Sel.Name)
			}
			return true
		})
	}
}
