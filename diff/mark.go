package diff

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
