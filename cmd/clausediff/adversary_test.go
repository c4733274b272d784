package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/clausediff/clausediff/testdata/adversary"
)

// Whatever the sources say, no command prints what a terminal acts on, a log takes for a
// command or a spreadsheet for a formula, and bad input is one line.
func TestAdversaryCommands(t *testing.T) {
	cases := adversary.Cases(t, 3, true)
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	folder(t)
	tried := 0
	for _, c := range cases {
		for i, v := range c.Versions {
			write(t, fmt.Sprintf("v%d.txt", i), string(v.Data))
		}
		for _, args := range []string{
			"compare v0.txt v1.txt --color never", "compare v1.txt v2.txt --layout side --width 160 --color never", "compare v0.txt v1.txt v2.txt --color never",
			"compare v0.txt v1.txt --format csv", "compare v0.txt v1.txt --format md", "compare v0.txt v2.txt --format json", "parse v1.txt --color never", "trace a v0.txt v1.txt v2.txt --color never",
		} {
			tried++
			status, stdout, stderr := clausediff(t, "", strings.Split(args, " ")...)
			if status == exitFailed && (stdout != "" || strings.Count(stderr, "\n") != 1) {
				t.Errorf("%s, %s: %q and %q", c.Versions[1].Name, args, stdout, stderr)
			}
			for name, text := range map[string]string{"stdout": stdout, "stderr": stderr} {
				if found := logCommand.FindString(text); found != "" {
					t.Errorf("%s, %s: %s has the command %q", c.Versions[1].Name, args, name, found)
				}
				if name == "stderr" || strings.Contains(args, "--color") {
					if found := active(text); found != nil {
						t.Errorf("%s, %s: %s has %q", c.Versions[1].Name, args, name, found)
					}
				}
			}
			if strings.HasSuffix(args, "csv") && status != exitFailed {
				noFormulas(t, args, stdout)
			}
		}
	}
	t.Chdir(home)
	adversary.Record(t, "no command prints anything for a terminal, a log or a spreadsheet to act on, and bad input is one line", tried)
}

// noFormulas fails the test where a cell of a table may be more than text.
func noFormulas(t *testing.T, name, table string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, cells := range rows {
		for _, cell := range cells {
			first := []rune(cell + " ")[0]
			if strings.ContainsRune("=+-@＝＋－＠\t\r\n", first) || cell != "" && !unicode.IsGraphic(first) {
				t.Errorf("%s: the cell %q", name, cell)
			}
		}
	}
}
