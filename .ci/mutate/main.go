// Command mutate inserts single faults into the code and reports which of them the tests
// do not catch. Run it by hand, in the project's folder:
//
//	go run ./.ci/mutate -n 60 -seed 1
//	go run ./.ci/mutate -n 20 ./parse/... ./diff
//	go run ./.ci/mutate -files certainty.go ./diff
//
// A fault negates the condition of an if, removes a statement, adds one to a number, or
// swaps true and false; if the code does not compile, another fault is drawn. Mutate runs
// the tests of the fault's package in short mode, or those of the nearest parent folder
// with tests. For an internal package that misses the fault, it also runs the tests of
// the package above internal. It changes no file, but passes go test an overlay. A fault
// without any effect on the result counts as missed.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("mutate: ")
	n := flag.Int("n", 60, "how many faults are tried")
	seed := flag.Uint64("seed", 1, "of the choice of faults")
	only := flag.String("files", "", "a regular expression: of the files that match alone")
	timeout := flag.String("timeout", "5m", "for the tests of one fault; one that runs longer is caught")
	flag.Parse()
	patterns := flag.Args()
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	if err := run(patterns, *only, *n, *seed, *timeout); err != nil {
		log.Fatal(err)
	}
}

// run tries n faults and prints the outcome of each as soon as it is known.
func run(patterns []string, only string, n int, seed uint64, timeout string) error {
	files, err := regexp.Compile(only)
	if err != nil {
		return fmt.Errorf("-files: %w", err)
	}
	faults, err := candidates(patterns)
	if err != nil {
		return err
	}
	faults = slices.DeleteFunc(faults, func(f fault) bool { return !files.MatchString(f.file) })
	r := rand.New(rand.NewPCG(seed, 0))
	r.Shuffle(len(faults), func(i, j int) { faults[i], faults[j] = faults[j], faults[i] })
	tried, counts := 0, map[string]int{}
	for _, f := range faults {
		if tried == n {
			break
		}
		outcome, err := f.try(timeout)
		if err != nil {
			return err
		}
		if outcome == broken {
			continue
		}
		tried++
		counts[outcome]++
		fmt.Printf("%3d  %-12s  %s\n", tried, outcome, f)
	}
	fmt.Printf("of %d faults the package's tests caught %d and those of the package above %d (seed %d, of %d faults that could be)\n",
		tried, counts[caught], counts[caughtAbove], seed, len(faults))
	return nil
}

// The outcomes of a fault.
const (
	caught      = "caught"
	caughtAbove = "caught above"
	missed      = "missed"
	broken      = "does not compile"
)

// fault is one change of a file.
type fault struct {
	file     string
	line     int
	from, to int // byte offsets in the file
	text     string
	tests    string // folder whose tests are run
	what     string
}

func (f fault) String() string {
	name := f.file
	if here, err := os.Getwd(); err == nil {
		name = strings.TrimPrefix(name, here+string(filepath.Separator))
	}
	return fmt.Sprintf("%s:%d: %s", name, f.line, f.what)
}

// listed is go list's description of a package.
type listed struct {
	ImportPath, Dir           string
	GoFiles                   []string
	TestGoFiles, XTestGoFiles []string
}

func candidates(patterns []string) ([]fault, error) {
	out, err := exec.Command("go", append([]string{"list", "-json=ImportPath,Dir,GoFiles,TestGoFiles,XTestGoFiles"}, patterns...)...).Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var faults []fault
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); err == io.EOF {
			return faults, nil
		} else if err != nil {
			return nil, err
		}
		tests := nearestTests(p.Dir)
		if tests == "" || path.Base(p.ImportPath) == "gen" {
			continue
		}
		for _, name := range p.GoFiles {
			found, err := faultsOf(filepath.Join(p.Dir, name))
			if err != nil {
				return nil, err
			}
			for _, f := range found {
				f.tests = tests
				faults = append(faults, f)
			}
		}
	}
}

// nearestTests returns dir or its nearest parent that has tests.
func nearestTests(dir string) string {
	for {
		if files, _ := filepath.Glob(filepath.Join(dir, "*_test.go")); len(files) > 0 {
			return dir
		}
		if files, _ := filepath.Glob(filepath.Join(dir, "go.mod")); len(files) > 0 {
			return ""
		}
		dir = filepath.Dir(dir)
	}
}

// faultsOf returns the possible faults of a file, in the order of its text.
func faultsOf(file string) ([]fault, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, source, 0)
	if err != nil {
		return nil, err
	}
	var faults []fault
	add := func(n ast.Node, replace func(text string) string) {
		from, to := set.Position(n.Pos()).Offset, set.Position(n.End()).Offset
		old := string(source[from:to])
		text := replace(old)
		faults = append(faults, fault{file: file, line: set.Position(n.Pos()).Line, from: from, to: to, text: text,
			what: fmt.Sprintf("%q for %q", text, short(old))})
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec, *ast.ArrayType:
			return false
		case *ast.IfStmt:
			add(n.Cond, func(text string) string { return "!(" + text + ")" })
		case *ast.ExprStmt, *ast.IncDecStmt:
			add(n, func(string) string { return "" })
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				add(n, func(string) string { return "" })
			}
		case *ast.Ident:
			if n.Name == "true" || n.Name == "false" {
				add(n, func(text string) string { return map[string]string{"true": "false", "false": "true"}[text] })
			}
		case *ast.BasicLit:
			if value, err := strconv.Atoi(n.Value); n.Kind == token.INT && err == nil {
				add(n, func(string) string { return strconv.Itoa(value + 1) })
			}
		}
		return true
	})
	slices.SortStableFunc(faults, func(a, b fault) int { return a.from - b.from })
	return faults, nil
}

func short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > 60 {
		return text[:60] + " …"
	}
	return text
}

// try runs the tests with the fault.
func (f fault) try(timeout string) (string, error) {
	dir, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	source, err := os.ReadFile(f.file)
	if err != nil {
		return "", err
	}
	changed := filepath.Join(dir, "changed.go")
	text := slices.Concat(source[:f.from], []byte(f.text), source[f.to:])
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{f.file: changed}})
	if err != nil {
		return "", err
	}
	list := filepath.Join(dir, "overlay.json")
	for name, data := range map[string][]byte{changed: text, list: overlay} {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			return "", err
		}
	}
	outcome := test(f.tests, list, timeout)
	if above, _, ok := strings.Cut(f.tests, string(filepath.Separator)+"internal"+string(filepath.Separator)); ok && outcome == missed {
		if test(above, list, timeout) == caught {
			return caughtAbove, nil
		}
	}
	return outcome, nil
}

// test runs the tests of a folder with an overlay.
func test(dir, overlay, timeout string) string {
	out, err := exec.Command("go", "test", "-short", "-failfast", "-vet=off", "-timeout", timeout, "-overlay", overlay, dir).CombinedOutput()
	switch {
	case bytes.Contains(out, []byte("[build failed]")), bytes.Contains(out, []byte("[setup failed]")):
		return broken
	case err != nil:
		return caught
	}
	return missed
}
