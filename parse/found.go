package parse

// found is a value and where it was found. page is what the page says instead
// of a value that was given.
type found struct {
	value, where string
	unsure       bool
	line         int
	page         string
}

// firstFound returns the first that has a value. The others are what the page
// says.
func firstFound(all ...found) found {
	for i, f := range all {
		if f.value == "" {
			continue
		}
		if other := firstFound(all[i+1:]...); f.where == given && other.value != f.value {
			f.page = other.value
		}
		return f
	}
	return found{}
}

// given is where a value was found that the caller set.
const given = "given"
