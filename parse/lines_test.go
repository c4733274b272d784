package parse

import (
	"fmt"
	"html"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// around is a statement in each language, between whose paragraphs a line is inserted.
var around = map[string][]string{
	"en": {"Joint Statement on the Strait", "The leaders of both countries met in New Harbour, and agreed on the following.", "Ships of both countries pass freely, and no fees are levied.", "The Sides will meet again in Westport."},
	"zh": {"关于海峡的联合声明", "两国领导人在岚京会晤，达成共识如下。", "两国船舶自由通行，不收任何费用。", "双方将于明年再次会晤，继续讨论上述问题。"},
	"ru": {"Совместное заявление о проливе", "Руководители двух стран встретились в Портовом и договорились о нижеследующем.", "Суда обеих стран проходят свободно, сборы не взимаются.", "Стороны вновь встретятся в следующем году."},
}

// TestLines inserts each line of testdata/parse/lines.txt between the paragraphs of a
// page.
func TestLines(t *testing.T) {
	lang, seen := "", 0
	for line := range strings.Lines(string(mustRead(t, filepath.Join(repoRoot(t), "testdata", "parse", "lines.txt")))) {
		sign, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch sign {
		case "=":
			lang = text
		case "+", "-":
			seen++
			checkLine(t, lang, text, sign == "+")
		}
	}
	if seen < 100 {
		t.Errorf("only %d lines", seen)
	}
}

func checkLine(t *testing.T, lang, text string, read bool) {
	t.Helper()
	tag := "p"
	if heading, ok := strings.CutPrefix(text, "# "); ok {
		tag, text = "h3", heading
	}
	base := around[lang]
	s := mustParse(t, fmt.Sprintf("<html><head><title>%s</title></head><body><h1>%[1]s</h1><p>%s</p><p>%s</p><%s>%s</%[4]s><p>%[6]s</p></body></html>", base[0], base[1], base[2], tag, html.EscapeString(text), base[3]))
	got := strings.Join(printed(s), "\n")
	if strings.Contains(page.Squeeze(got), page.Squeeze(text)) != read {
		t.Errorf("%s: %q read %v; left out: %v", lang, text, !read, s.Discarded)
	}
	for _, p := range base[1:] {
		if !strings.Contains(got, p) {
			t.Errorf("%s: with %q, %q is lost", lang, text, p)
		}
	}
}
