package page

// Found is a value and where it was found. page is what the page says instead
// of a value that was given.
type Found struct {
	Value, Where string
	Unsure       bool
	Line         int
	Page         string
}

// FirstFound returns the first that has a value. The others are what the page
// says.
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

// Given is where a value was found that the caller set.
const Given = "given"
