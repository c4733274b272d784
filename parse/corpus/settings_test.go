package corpus_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/corpus"
)

func TestParseSettings(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"remark", "# nothing yet\n", ""},
		{"all and one", "color: never\ncompare:\n  layout: stacked\n  context: 2\nstrict: true\n",
			" color=never@1:8| compare layout=stacked@3:11| compare context=2@4:12| strict=true@5:9|"},
		{"flow", "compare: {layout: side}\n", " compare layout=side@1:19|"},
		{"list", "report: [a, b]\n", " report=a@1:10| report=b@1:13|"},
		{"list of a command", "compare:\n  report:\n    - a=1\n    - b=2\nwidth: 80\n",
			" compare report=a=1@3:7| compare report=b=2@4:7| width=80@5:8|"},
		{"list of lists", "report: [[a], b]\n", "s.yaml:1:10: expected one value, found a list or a mapping"},
		{"empty list", "report: []\n", ""},
		{"bare command", "width: 80\ncompare:\ncolor: never\n", " width=80@1:8| compare=@2:1| color=never@3:8|"},
		{"bare command alone", "compare:\n", " compare=@1:1|"},
		{"bare option", "compare:\n  layout:\n  width: 80\n", " compare layout=@2:3| compare width=80@3:10|"},
		{"empty command", "compare: {}\n", ""},
		{"mark", "\ufeffcolor: never\n", " color=never@1:8|"},
		{"scalar", "color\n", "s.yaml:1:1: expected options, a line each, such as color: never"},
		{"deep", "compare:\n  layout:\n    x: y\n", "s.yaml:3:5: expected one value, found a list or a mapping"},
		{"no mapping", "- a\n- b\n", "s.yaml:1:1: expected options"},
		{"twice", "color: a\ncolor: b\n", "s.yaml:2:1: "},
		{"tab", "compare:\n\tlayout: side\n", "s.yaml:"},
		{"alias", "color: &c never\ntheme: *c\n", "s.yaml:2:8: aliases are not read here; write the value out"},
		{"tag", "color: !!binary bmV2ZXI=\n", "s.yaml:1:8: the tag \"!!binary\" is not supported; leave it out"},
		{"list for a name", "[a]: b\n", "s.yaml:1:1: expected the name of an option or a command, found a list"},
		{"bytes", "color: \xff\n", "s.yaml: the file is not UTF-8; save it as UTF-8"},
	}
	for _, tt := range tests {
		settings, err := corpus.ParseSettings("s.yaml", []byte(tt.text))
		var b strings.Builder
		for _, s := range settings {
			fmt.Fprintf(&b, " %s=%s@%d:%d|", strings.TrimSpace(s.Command+" "+s.Name), s.Value, s.Pos.Line, s.Pos.Col)
		}
		got := b.String()
		if err != nil {
			got = err.Error()
		}
		if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzParseSettings(f *testing.F) {
	f.Add([]byte("color: never\ncompare:\n  layout: stacked\n"))
	f.Add([]byte("a: [b]\n? c\n"))
	f.Add([]byte("a: &x {b: *x}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := corpus.ParseSettings("s.yaml", data); err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("an error of several lines: %q", err)
		}
	})
}
