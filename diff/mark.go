package diff

import "strings"

// Marked returns the edit's text as plain text shows it: [-deleted-], {+inserted+}
// or as it is.
func (e Edit) Marked() string {
	switch e.Op {
	case Delete:
		return "[-" + e.Text + "-]"
	case Insert:
		return "{+" + e.Text + "+}"
	}
	return e.Text
}

// Marked returns edits in one text, each as [Edit.Marked] has it.
func Marked(edits []Edit) string {
	var b strings.Builder
	for _, e := range edits {
		b.WriteString(e.Marked())
	}
	return b.String()
}
