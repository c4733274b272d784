package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/report/safetext"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/testdata/sample"
)

// hostileTexts lists texts that would be more than text to a terminal, a
// spreadsheet, a browser, a word processor, a forge or the log of a build. All of
// them in one file are Markdown, where tags are text behind an escape.
func hostileTexts() []string {
	return []string{
		"\x1b[31m红\x1b[0m", "\x1b]0;标题\x07", "\x1b]8;;http://example.org\x1b\\链\x1b]8;;\x1b\\", "\u009b2J", "\b\b\b", "\x7f", "\x1bP$q\x1b\\",
		"\u202e逆\u202c", "\u2066序\u2069", "\u200e\u200f\u061c", "a\u0301\u0301\u0301", "\u2028行\u2029段", "\u0085", "\U000e0041\U000e0001", "\u00ad软\u2060",
		"零\u200b宽\u200c度\u200d的\ufeff字", "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\",\"x\")", "=cmd|' /C calc'!A0", "'=1", "'单引",
		"＝1＋1", "\"引,\"\"号\"", "a;=1;-2", "| 列 | 列 |", "`码` ```", "\\<script>alert(1)\\</script>", "\\<img src=x onerror=alert(1)>", "\"\\><svg onload=alert(1)>", "' onmouseover='alert(1)",
		"javascript:alert(1)", "[链](javascript:alert(1))", "![图](http://example.org/x.png)", "<!-- 注 --> -->", "]]>", "&lt;b&gt; &amp; &#27;", "</style></script></title>",
		"@team @org/team", "#1 org/repo#1", "::error::假", "::add-mask::a", "##[error]假", "##vso[task.complete]", "%0A::error::x", "{{.}} {{define \"x\"}}", "${{ secrets.X }} $(id) `id`",
		"{+加+}[-减-]", "**粗** ~~删~~ __下__", "# 标题", "- [x] 任务", "https://example.org/?a=b&c=d", "\\\\server\\share", "../../x", "C:\\x", "NULL", "😀👩‍🔬🇨🇳",
	}
}

// hostileFolder makes a folder of statements whose texts are hostile, with
// enough words around them that they are texts at all.
func hostileFolder(t *testing.T) {
	t.Helper()
	folder(t)
	for i, name := range []string{"old.txt", "new.txt", "third.txt"} {
		var b strings.Builder
		b.WriteString("关于=1+1\x1b[2J的<b>联合</b>声明\n\n")
		for k, text := range hostileTexts() {
			if i == 0 && k%5 == 1 || i == 1 && k%5 == 2 {
				continue // added, or dropped
			}
			filler := strings.Repeat("双方将在平等互利的基础上继续扩大贸易。", 1)
			fmt.Fprintf(&b, "%s是双方在第%d次会谈中提到的说法，双方在%s里重申友好。%s\n\n", text, k, []string{"春天", "夏天", "秋天"}[i], filler)
		}
		write(t, name, b.String())
	}
	write(t, "corpus.yaml", "version: 1\nstatements:\n"+
		"  - {id: \"=1\\e[31m\", series: \"<b>\", file: old.txt, date: \"2021-01-01\"}\n"+
		"  - {id: \"second\\u202E\", series: \"<b>\", file: new.txt, date: \"2022-01-01\"}\n"+
		"  - {id: third, series: \"<b>\", file: third.txt, date: \"2023-01-01\"}\n")
}

// active returns the characters of a text that a terminal acts on or nobody
// sees.
func active(text string) []rune {
	var found []rune
	for _, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune("\u2028\u2029\u200b\ufeff\u2060\u00ad", r) ||
			r >= 0xe0000 && r < 0xe0100) {
			found = append(found, r)
		}
	}
	return found
}

// ours are the escape sequences that a report for a terminal may have.
var ours = regexp.MustCompile("\x1b\\[[0-9;]*m|\x1b\\]8;;(file://[!-~]*)?\x1b\\\\")

// What a run prints for people has nothing in it that a terminal acts on,
// whatever the statements say.
func TestHostileOnTerminal(t *testing.T) {
	hostileFolder(t)
	for _, args := range sample.Of([]string{
		"compare old.txt new.txt", "compare old.txt new.txt --layout side --width 160", "compare old.txt new.txt --summary", "compare old.txt new.txt third.txt",
		"compare old.txt new.txt --explain new:0.1.1", "compare old.txt new.txt --explain 1.1.1",
		"parse old.txt", "parse old.txt --clauses", "parse old.txt --explain", "trace 双方 old.txt new.txt third.txt", "trace 双方 --blame", "trace 说法 --omissions", "trace --tables all",
		"check", "check --format github", "check --format md", "accept", "check --list",
		"parse =1\x1b[31m.txt", "compare old.txt \u202etxt.exe", "parse a\nb",
	}, 16) {
		for _, color := range []string{"never", "always"} {
			fields := strings.Split(args, " ")
			if !strings.HasPrefix(args, "check") && !strings.HasPrefix(args, "accept") {
				fields = append(fields, "--color", color)
			}
			_, stdout, stderr := clausediff(t, "", fields...)
			if stdout+stderr == "" {
				t.Errorf("%q prints nothing", args)
			}
			if color == "always" {
				stdout = ours.ReplaceAllString(stdout, "")
			}
			for name, text := range map[string]string{"stdout": stdout, "stderr": stderr} {
				for line := range strings.Lines(text) {
					if found := active(line); found != nil {
						t.Errorf("%q, %s has %q in %q", args, name, found, line)
						break
					}
					if command := strings.TrimSpace(line); !strings.Contains(args, "github") &&
						(strings.HasPrefix(command, "::") || strings.Contains(command, "##[") || strings.Contains(command, "##vso[")) {
						t.Errorf("%q, %s has the command %q", args, name, command)
					}
				}
			}
		}
	}
}

// What a person is asked, and what the other commands tell, is as harmless: ids
// that only the lock has, names of files, folders and hosts.
func TestHostileNotes(t *testing.T) {
	const hostile = "a\x1b]0;PWNED\a\u202e\u009b2J"
	hostileFolder(t)
	t.Setenv("CI", "")
	succeed(t, "accept")
	write(t, "old.txt", strings.Replace(read(t, "old.txt"), "重申", "\x1b[2J重新\u202e申", 3))
	quoted := `"a\e]0;PWNED\a\u202e\u009b2J"`
	manifest := strings.Replace(read(t, "corpus.yaml"), `"second\u202E"`, quoted, 1)
	write(t, "corpus.yaml", manifest+"  - {id: "+strings.Replace(quoted, "2J", "3J", 1)+", series: x, file: "+`"gone\e[2J.txt"`+", urls: [\"http://127.0.0.1:1/\\u202e\"]}\n")
	for _, args := range [][]string{
		{"review"}, {"check"}, {"accept", hostile}, {"fetch", "--dry-run"}, {"fetch", "--retries", "0"}, {"fetch", hostile + "x"},
		{"site", "site" + hostile}, {"demo", "-o", "demo" + hostile, "--color", "never"}, {"init", "in" + hostile}, {"init", "first"},
		{"git-diff", hostile}, {"git-diff", hostile, "old.txt", "1", "100644", "new.txt", "2", "100755"},
		{"review", "--corpus", "none" + hostile}, {"check", "-o", "none" + hostile + "/x"},
	} {
		_, stdout, stderr := clausediff(t, "s\nr\nA\n", args...)
		if stdout+stderr == "" {
			t.Errorf("%q prints nothing", args)
		}
		if found := active(stdout + stderr); found != nil {
			t.Errorf("%q prints %q in %q", args, found, stdout+stderr)
		}
	}
}

// writers are the files of this package that may write to the streams of a run
// without making the text harmless, and why.
var writers = map[string]string{
	"main.go":       "it makes everything harmless",
	"output.go":     "reports are harmless already, or made so for a terminal",
	"gitdiff.go":    "it renders a report",
	"completion.go": "it writes its own text",
	"app.go":        "help and the manual are our own text",
	"fetch.go":      "it writes the result before a failure",
}

// No command writes a note of its own, which might forget what a terminal does.
func TestNotesAreWrittenInOnePlace(t *testing.T) {
	direct := regexp.MustCompile(`s\.stderr\b|s\.stdout\.Write|&s\.result\b|s\.result\.Write`)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || writers[name] != "" {
			continue
		}
		if found := direct.FindString(read(t, name)); found != "" {
			t.Errorf("%s uses %s; write with tell, note or say", name, found)
		}
	}
}

// The other forms have no terminal in mind; shown on one, they are harmless and
// JSON says the same.
func TestHarmless(t *testing.T) {
	hostileFolder(t)
	for kind, args := range map[string]string{
		"json": "compare old.txt new.txt --format json", "csv": "compare old.txt new.txt --format csv", "html": "compare old.txt new.txt --format html",
		"md": "compare old.txt new.txt --format md", "lines": "parse old.txt --format lines", "tree": "parse old.txt --format json",
	} {
		text := succeed(t, args)
		got := screen.Harmless(text, kind == "json" || kind == "tree")
		if found := active(strings.NewReplacer("\t", "", "\r\n", "").Replace(got)); found != nil {
			t.Errorf("%s has %q", kind, found)
		}
		if strings.Count(got, "\n") != strings.Count(text, "\n") {
			t.Errorf("%s: %d lines, %d before", kind, strings.Count(got, "\n"), strings.Count(text, "\n"))
		}
		if kind != "json" && kind != "tree" {
			continue
		}
		var before, after any
		if err := errors.Join(json.Unmarshal([]byte(text), &before), json.Unmarshal([]byte(got), &after)); err != nil {
			t.Error(err)
		}
		if !strings.Contains(text, "\u202e") || fmt.Sprint(before) != fmt.Sprint(after) {
			t.Errorf("%s says something else", kind)
		}
	}
	if text := "甲，a\tb\r\n\n"; screen.Harmless(text, false) != text || screen.Harmless(text, true) != text || screen.Harmless("", true) != "" {
		t.Error("a plain text is changed")
	}
}

// texts returns all texts of sentences and clauses of a file.
func texts(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	st, err := parse.Any(f, parse.Name(name))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for n := range st.Root.All() {
		if len(n.Children) == 0 || n.Kind.String() == "sentence" {
			all = append(all, st.TextOf(n))
		}
	}
	return all
}

// No cell is a formula, and every text can be had back.
func TestHostileCSV(t *testing.T) {
	hostileFolder(t)
	for _, args := range []string{"compare old.txt new.txt --format csv", "compare old.txt new.txt third.txt --format csv", "trace 双方 --format csv"} {
		noFormulas(t, args, succeed(t, args))
		_, table, ok := strings.Cut(succeed(t, args), "\ufeff")
		rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
		if !ok || err != nil || len(rows) < 50 {
			t.Fatalf("%s: %d rows, %v", args, len(rows), err)
		}
		oldText := slices.Index(rows[0], "old_text")
		if oldText < 0 {
			continue // of a series, which has a column for each statement
		}
		for k, name := range []string{"old.txt", "new.txt"} {
			var cells []string
			for _, row := range rows[1:] {
				cells = append(cells, strings.TrimPrefix(row[oldText+k], "'"))
			}
			for _, text := range texts(t, name) {
				text = safetext.Brackets(text, "⟦")
				if !slices.ContainsFunc(cells, func(cell string) bool { return strings.Contains(cell, text) }) {
					t.Errorf("%s: %q of %s is not in the table", args, text, name)
				}
			}
		}
	}
}

// A page has no element, address or event that is not its own, and all text.
func TestHostileHTML(t *testing.T) {
	hostileFolder(t)
	write(t, "plain-old.txt", oldText)
	write(t, "plain-new.txt", newText)
	elements := func(args string) map[string]int {
		page := succeed(t, args)
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		counts := map[string]int{}
		for n := range root.Descendants() {
			if n.Type == html.CommentNode {
				t.Errorf("%s: a comment %q", args, n.Data)
			}
			if n.Type != html.ElementNode {
				continue
			}
			counts[n.Data]++
			for _, a := range n.Attr {
				key, value := strings.ToLower(a.Key), strings.ToLower(strings.TrimSpace(a.Val))
				if strings.HasPrefix(key, "on") || key == "src" || key == "style" && strings.Contains(value, "url") {
					t.Errorf("%s: <%s %s=%q>", args, n.Data, key, value)
				}
				if (key == "href" || key == "action" || key == "xlink:href") && !strings.HasPrefix(value, "#") {
					t.Errorf("%s: <%s> leads to %q", args, n.Data, value)
				}
			}
		}
		return counts
	}
	for hostile, plain := range map[string]string{
		"compare old.txt new.txt --format html":           "compare plain-old.txt plain-new.txt --format html",
		"compare old.txt new.txt third.txt --format html": "compare plain-old.txt plain-new.txt plain-old.txt --format html",
	} {
		got, want := elements(hostile), elements(plain)
		for _, name := range []string{"script", "style", "meta", "link", "iframe", "img", "object", "embed", "base", "form", "audio", "video"} {
			if got[name] != want[name] {
				t.Errorf("%s: %d <%s>, %d for plain statements", hostile, got[name], name, want[name])
			}
		}
	}
	page := succeed(t, "compare old.txt new.txt --format html --context all")
	for _, text := range []string{"&lt;script&gt;alert(1)", "&lt;img src=x", "javascript:alert(1)", "{{.}}"} {
		if !strings.Contains(page, text) {
			t.Errorf("%s is not shown", text)
		}
	}
}

// The parts of a document are well formed, and with all changes accepted it is
// the new statement.
func TestHostileDOCX(t *testing.T) {
	hostileFolder(t)
	succeed(t, "compare old.txt new.txt -o changes.docx")
	readDOCX(t, []byte(read(t, "changes.docx")))
	// Reading tidies what a page cannot say; both sides go through it.
	valid := func(text string) string {
		var b bytes.Buffer
		for _, r := range text {
			if r == '\u00ad' { // reading a document drops it
				continue
			}
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
				r = unicode.ReplacementChar
			}
			b.WriteRune(r)
		}
		return strings.Join(strings.Fields(b.String()), "")
	}
	got, want := strings.Join(texts(t, "changes.docx"), ""), strings.Join(texts(t, "new.txt"), "")
	for _, text := range strings.SplitAfter(valid(want), "。") {
		if !strings.Contains(valid(got), text) {
			t.Errorf("%q is not in the document", text)
		}
	}
}

// escapes are what Markdown reads as one character, and live what a forge
// would act on were it not for them.
var (
	escapes = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&(lt|gt|amp|#8203|#x?[0-9a-f]+);|<span>\\$</span>")
	live    = regexp.MustCompile("(?i)<(script|img|svg|!--)|://|\\]\\(javascript|`{3}|@(team|org)|(repo)?#[0-9]")
)

func TestHostileMarkdown(t *testing.T) {
	hostileFolder(t)
	for _, args := range []string{"compare old.txt new.txt --format md", "compare old.txt new.txt third.txt --format md"} {
		report := succeed(t, args)
		if found := active(report); found != nil {
			t.Errorf("%s: has %q", args, found)
		}
		for line := range strings.Lines(report) {
			if found := live.FindString(escapes.ReplaceAllString(line, "_")); found != "" {
				t.Errorf("%s: %q in %q", args, found, line)
			}
			if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") || strings.Contains(line, "##vso[") {
				t.Errorf("%s: the command %q", args, line)
			}
		}
	}
}

// JSON says what the statements say.
func TestHostileJSON(t *testing.T) {
	hostileFolder(t)
	var doc struct {
		Old, New struct{ Root any }
	}
	if err := json.Unmarshal([]byte(succeed(t, "compare old.txt new.txt --format json")), &doc); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(stringsIn(doc.Old.Root), "\x00")
	for _, text := range texts(t, "old.txt") {
		if !strings.Contains(all, text) {
			t.Errorf("%q is not in the document", text)
		}
	}
}

// stringsIn returns all strings of a value of JSON.
func stringsIn(value any) []string {
	var all []string
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		for _, x := range v {
			all = append(all, stringsIn(x)...)
		}
	case map[string]any:
		for _, x := range v {
			all = append(all, stringsIn(x)...)
		}
	}
	return all
}

// logCommand matches what the log of a build takes for a command.
var logCommand = regexp.MustCompile(`(?i)##(vso)?\[|(?m)^\s*::[a-z-]+[^{\n]*::`)

// Whatever form goes to standard output, which may be the log of a build, has no
// command for what reads it, nor has standard error.
func TestNoCommandsInLogs(t *testing.T) {
	hostileFolder(t)
	for _, args := range []string{
		"compare old.txt new.txt --format json", "compare old.txt new.txt --format csv", "compare old.txt new.txt --format md", "compare old.txt new.txt --format html",
		"compare old.txt new.txt third.txt --format json", "compare old.txt new.txt third.txt --format csv", "compare old.txt new.txt third.txt --format md",
		"compare old.txt new.txt third.txt --format html", "parse old.txt --format json", "parse old.txt --format lines", "trace 双方 --format csv", "trace 双方 --format json",
		"check --format json", "check --format sarif", "check --format junit", "check --format md", "check --format text", "accept", "compare ##vso[a].txt ::error::b",
		"parse a.txt --only ##vso[x]", "##[error]x", "compare old.txt new.txt --##vso[x]", "fetch ##vso[x]", "add ##vso[x].txt", "init ##vso[x]", "site ##vso[x]/y",
	} {
		_, stdout, stderr := clausediff(t, "", strings.Split(args, " ")...)
		for name, text := range map[string]string{"stdout": stdout, "stderr": stderr} {
			if found := logCommand.FindString(text); found != "" {
				t.Errorf("%q, %s has the command %q", args, name, found)
			}
		}
	}
}
