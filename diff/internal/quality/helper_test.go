package quality

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

const (
	root     = "../../.."
	shared   = root + "/../shared/corpus"
	real     = root + "/../shared/real"
	specimen = root + "/testdata/corpus"
	goldDir  = root + "/testdata/gold"
)

// hasCorpus reports whether the real documents are there; where they are
// required and missing the test fails.
func hasCorpus(t testing.TB) bool {
	t.Helper()
	if _, err := os.Stat(shared); err == nil {
		return true
	}
	if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
		t.Fatalf("%s is missing and CLAUSEDIFF_REQUIRE is set", shared)
	}
	t.Logf("%s is missing: the rows of real documents are left out", shared)
	return false
}

func read(t testing.TB, file string) *tree.Statement {
	t.Helper()
	s, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func open(file string) (*tree.Statement, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parse.Any(bytes.NewReader(text), parse.Name(filepath.Base(file)))
}

// table prints rows of cells below each other.
type table struct {
	rows [][]string
}

func (b *table) row(cells ...any) {
	var row []string
	for _, c := range cells {
		switch c := c.(type) {
		case float64:
			row = append(row, fmt.Sprintf("%.3f", c))
		default:
			row = append(row, fmt.Sprint(c))
		}
	}
	b.rows = append(b.rows, row)
}

func (b *table) String() string {
	width := map[int]int{}
	for _, row := range b.rows {
		for i, c := range row {
			width[i] = max(width[i], len([]rune(c)))
		}
	}
	var out strings.Builder
	for _, row := range b.rows {
		out.WriteByte('\n')
		for i, c := range row {
			pad := strings.Repeat(" ", width[i]-len([]rune(c)))
			if i == 0 {
				out.WriteString(c + pad)
			} else {
				out.WriteString("  " + pad + c)
			}
		}
	}
	return out.String()
}
