package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/tree"
)

// Insert returns a manifest with another entry, before the entry whose id is before, or
// at the end of the statements if before is "". The rest of the manifest, including
// comments, does not change. Each remark becomes a comment line above the entry. The
// error reports a manifest whose layout is not supported.
//
//	statements:
//	  - id: "2022"            the lines of an entry begin with a dash, and
//	    file: 2022.html       with the comments above it
//	  # to check: …           ◄── before: "2023"
//	  - id: "2023"
//	    file: 2023.html
//	watch:                    ◄── before: ""
func Insert(manifest []byte, e Entry, before string, remarks ...string) ([]byte, error) {
	old, err := layoutOf(manifest)
	if err != nil {
		return nil, err
	}
	lines := slices.Collect(bytes.Lines(bytes.TrimPrefix(manifest, []byte("\ufeff"))))
	if n := len(lines); n > 0 && !bytes.HasSuffix(lines[n-1], []byte("\n")) {
		lines[n-1] = append(slices.Clip(lines[n-1]), '\n')
	}
	at, indent := old.place(lines, before)
	if at < 0 {
		return nil, fmt.Errorf("its statements are not a list with a line and a dash for each; add by hand: %s", e.flow())
	}
	end := "\n"
	if bytes.HasSuffix(lines[0], []byte("\r\n")) {
		end = "\r\n"
	}
	text := strings.ReplaceAll(e.yaml(indent, remarks), "\n", end)
	made := bytes.Join(slices.Insert(lines, at, []byte(text)), nil)
	if !old.isWith(made, e.ID, before) {
		return nil, fmt.Errorf("its layout leaves no line for another entry; add by hand: %s", e.flow())
	}
	return made, nil
}

// layout holds the entries of a manifest, with their positions.
type layout []Entry

// layoutOf reads a manifest without looking for its files.
func layoutOf(data []byte) (layout, error) {
	c, err := newLoader(ManifestName, nil).read(data)
	if err != nil {
		return nil, err
	}
	return c.Entries, nil
}

// place returns the index of the line before which an entry is inserted, and the
// indentation of its dash. The index is -1 if the layout is not supported.
func (l layout) place(lines [][]byte, before string) (at int, indent string) {
	last := l[len(l)-1]
	target := slices.IndexFunc(l, func(e Entry) bool { return e.ID == before })
	from := last.Pos.Line
	if target >= 0 {
		from = l[target].Pos.Line
	}
	dash := dashOf(lines, from-1)
	if dash < 0 {
		return -1, ""
	}
	indent = string(lines[dash][:bytes.IndexByte(lines[dash], '-')])
	if target >= 0 {
		for dash > 0 && bytes.HasPrefix(bytes.TrimSpace(lines[dash-1]), []byte("#")) {
			dash--
		}
		return dash, indent
	}
	at = dash + 1
	for at < len(lines) && belongs(lines[at], len(indent)) {
		at++
	}
	for at > dash+1 && len(bytes.TrimSpace(lines[at-1])) == 0 {
		at--
	}
	return at, indent
}

// belongs reports whether a line continues an entry whose dash has the given
// indentation: it is blank, or indented more.
func belongs(line []byte, indent int) bool {
	text := bytes.TrimLeft(line, " ")
	return len(bytes.TrimSpace(text)) == 0 || len(line)-len(text) > indent
}

// dashOf returns the index of the line with the dash of the entry whose id is on a
// line, or -1.
func dashOf(lines [][]byte, line int) int {
	for ; line >= 0 && line < len(lines); line-- {
		text := bytes.TrimLeft(lines[line], " ")
		if bytes.HasPrefix(text, []byte("- ")) {
			return line
		}
		if bytes.HasPrefix(text, []byte("-")) || len(text) == len(lines[line]) {
			return -1
		}
	}
	return -1
}

// isWith reports whether a manifest has the entries of the layout, and one more at the
// right place.
func (l layout) isWith(data []byte, id, before string) bool {
	now, err := layoutOf(data)
	if err != nil {
		return false
	}
	want := slices.Clone(l)
	at := slices.IndexFunc(want, func(e Entry) bool { return e.ID == before })
	if at < 0 {
		at = len(want)
	}
	want = slices.Insert(want, at, Entry{ID: id})
	return slices.EqualFunc(want, now, func(x, y Entry) bool { return x.ID == y.ID && (x.ID == id || slices.Equal(x.Files, y.Files)) })
}

// yaml returns an entry as YAML, with remarks as comments above it.
func (e Entry) yaml(indent string, remarks []string) string {
	var b strings.Builder
	for _, r := range remarks {
		fmt.Fprintf(&b, "%s# %s\n", indent, oneLine(r))
	}
	start := "- "
	for _, field := range e.fields() {
		fmt.Fprintf(&b, "%s%s%s\n", indent, start, field)
		start = "  "
	}
	return b.String()
}

// fields returns the non-empty fields of an entry as lines of YAML.
func (e Entry) fields() []string {
	all := []string{"id: " + quoted(e.ID)}
	if e.Series != "" {
		all = append(all, "series: "+quoted(e.Series))
	}
	all = append(all, "file: "+quoted(e.Files[0]))
	if e.Title != "" {
		all = append(all, "title: "+quoted(e.Title))
	}
	if e.Date != "" {
		all = append(all, "date: "+e.Date)
	}
	if e.Lang != "" {
		all = append(all, "language: "+string(e.Lang))
	}
	return all
}

// flow returns an entry in one line of YAML.
func (e Entry) flow() string { return "- {" + strings.Join(e.fields(), ", ") + "}" }

// oneLine returns a text in one line, without invisible characters.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return '\ufffd'
		}
		return r
	}, condense(text))
}

// quoted returns a text as a quoted YAML value, which is a JSON string. Invisible
// characters are escaped.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return `""`
	}
	var shown strings.Builder
	for _, r := range strings.TrimSuffix(b.String(), "\n") {
		if unicode.IsGraphic(r) {
			shown.WriteRune(r)
		} else {
			fmt.Fprintf(&shown, `\U%08x`, r)
		}
	}
	return shown.String()
}

// NewManifest returns the manifest of statements. remarks are written as comments above
// the entries with their ids, and those of "" at the end.
func NewManifest(entries []Entry, remarks map[string][]string) []byte {
	var b bytes.Buffer
	b.WriteString("version: 1\nstatements:\n")
	for _, e := range entries {
		b.WriteString(e.yaml("  ", remarks[e.ID]))
	}
	for _, r := range remarks[""] {
		fmt.Fprintf(&b, "# %s\n", oneLine(r))
	}
	return b.Bytes()
}

// EntryOf returns the entry of a statement in one file, with the title, date and
// language that were read.
func EntryOf(id, series, file string, st *tree.Statement) Entry {
	return Entry{ID: id, Series: series, Title: condense(st.Title), Date: st.Date, Lang: st.Lang, Files: []string{file}}
}
