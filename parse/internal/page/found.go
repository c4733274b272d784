package page

// Found is a value and where it was found. page is the page's own value, where the
// caller gave another.
type Found struct {
	Value, Where string
	Unsure       bool
	Line         int
	Page         string
}

// FirstFound returns the first Found that has a value. If the caller gave it, its Page is
// the next value, if that is different.
func FirstFound(all ...Found) Found {
	for i, f := range all {
		if f.Value == "" {
			continue
		}
		if other := FirstFound(all[i+1:]...); f.Where == Given && other.Value != f.Value {
			f.Page = other.Value
		}
		return f
	}
	return Found{}
}

// Given is the Where of a value that the caller set.
const Given = "given"
