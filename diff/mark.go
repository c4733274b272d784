package diff

// Marked returns the edit's text marked up for plain text: [-deleted-], {+inserted+},
// or unmarked if it is equal.
func (e Edit) Marked() string {
	switch e.Op {
	case Delete:
		return "[-" + e.Text + "-]"
	case Insert:
		return "{+" + e.Text + "+}"
	}
	return e.Text
}
