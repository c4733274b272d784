package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestArrange(t *testing.T) {
	tests := []struct {
		args, want []string
	}{
		{[]string{"compare", "a", "b"}, []string{"compare", "--", "a", "b"}},
		{[]string{"compare", "a", "b", "--format", "json"}, []string{"compare", "--format", "json", "--", "a", "b"}},
		{[]string{"compare", "a", "-o=x", "b"}, []string{"compare", "-o=x", "--", "a", "b"}},
		{[]string{"compare", "-o", "-", "-", "b"}, []string{"compare", "-o", "-", "--", "-", "b"}},
		{[]string{"compare", "a", "--context", "-1", "b"}, []string{"compare", "--context", "-1", "--", "a", "b"}},
		{[]string{"compare", "a", "--", "-b", "--format"}, []string{"compare", "--", "a", "-b", "--format"}},
		{[]string{"compare", "a", "--exit-code", "b"}, []string{"compare", "--exit-code", "--", "a", "b"}},
		{[]string{"compare", "a", "-h", "--nonsense"}, []string{"compare", "--help"}},
		{[]string{"help"}, []string{"--help"}},
		{[]string{"help", "parse"}, []string{"parse", "--help"}},
		{[]string{"-v"}, []string{"--version"}},
		{nil, nil},
	}
	for _, tt := range tests {
		got, err := arrange(new(session).newApp(), append([]string{"clausediff"}, tt.args...))
		if err != nil {
			t.Errorf("%v: %v", tt.args, err)
			continue
		}
		if d := cmp.Diff(append([]string{"clausediff"}, tt.want...), got); d != "" {
			t.Errorf("%v: mismatch (-want +got)\n%s", tt.args, d)
		}
	}
}

// Flags may stand anywhere among the files: the order of the flags and the
// order of the files alone count.
func TestArrangeKeepsOrder(t *testing.T) {
	app := new(session).newApp()
	flag := rapid.SampledFrom([][]string{{"--format", "json"}, {"--exit-code"}, {"-o=x"}, {"--report", "html=-y"}, {"-o", "--"}})
	file := rapid.SampledFrom([]string{"a", "-", "--not-a-flag", "甲", ""})
	rapid.Check(t, func(t *rapid.T) {
		var flags, files, mixed []string
		for range rapid.IntRange(0, 6).Draw(t, "n") {
			name := file.Draw(t, "file")
			if rapid.Bool().Draw(t, "is flag") || name == "--not-a-flag" {
				f := flag.Draw(t, "flag")
				flags, mixed = append(flags, f...), append(mixed, f...)
				continue
			}
			files, mixed = append(files, name), append(mixed, name)
		}
		last := file.Draw(t, "last file")
		files, mixed = append(files, last), append(mixed, "--", last)
		got, err := arrange(app, append([]string{"clausediff", "compare"}, mixed...))
		if err != nil {
			t.Fatal(err)
		}
		want := append(append([]string{"clausediff", "compare"}, flags...), "--")
		if d := cmp.Diff(append(want, files...), got); d != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", mixed, d)
		}
	})
}
