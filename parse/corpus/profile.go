package corpus

import (
	"errors"
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/parse"
)

// profile is a profile as written in the manifest.
type profile struct {
	entryStart
	Name     scalar   `yaml:"name"`
	Selector scalar   `yaml:"selector"`
	Drop     []scalar `yaml:"drop"`
	Keep     []scalar `yaml:"keep"`
	Start    scalar   `yaml:"start"`
	End      scalar   `yaml:"end"`
}

// profile checks the profile with the given position in the manifest, counted from 1,
// and compiles its selectors.
func (l *loader) profile(p *profile, ordinal int) (*parse.Profile, error) {
	name := p.Name.value
	switch {
	case name == "":
		return nil, l.errorf(p.At, "profile %d has no name; give each a short name", ordinal)
	case l.profiles[name] != nil:
		return nil, l.errorf(p.Name, "profile %q is listed twice; names must be unique", name)
	}
	spec := parse.ProfileSpec{
		Name: name, Selector: p.Selector.value, Drop: values(p.Drop), Keep: values(p.Keep),
		Start: p.Start.value, End: p.End.value,
	}
	made, err := parse.NewProfile(spec)
	var bad *parse.SelectorError
	if errors.As(err, &bad) {
		return nil, l.errorf(p.selector(bad.Selector), "%s; %s", condense(bad.Error()), bad.Hint)
	}
	l.profiles[name], l.specs[name] = made, fmt.Sprintf("%q", spec)
	return made, err
}

func values(list []scalar) []string {
	var all []string
	for _, s := range list {
		all = append(all, s.value)
	}
	return all
}

// selector returns the value with the text of a selector.
func (p *profile) selector(text string) scalar {
	for _, s := range slices.Concat([]scalar{p.Selector}, p.Drop, p.Keep) {
		if s.value == text {
			return s
		}
	}
	return p.Name
}
