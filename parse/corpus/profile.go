package corpus

import (
	"errors"
	"fmt"

	"github.com/clausediff/clausediff/parse"
)

// profile is a profile as written in the manifest.
type profile struct {
	Name     scalar   `yaml:"name"`
	Selector scalar   `yaml:"selector"`
	Drop     []scalar `yaml:"drop"`
	Keep     []scalar `yaml:"keep"`
	Start    scalar   `yaml:"start"`
	End      scalar   `yaml:"end"`
}

// profile checks the profile with the given position in the manifest, counted from 1,
// and compiles its selectors.
func (l *loader) profile(p *profile, ordinal int) error {
	name := p.Name.value
	switch {
	case name == "":
		return l.errorf(p.place(), "profile %d has no name; give each a short name", ordinal)
	case l.profiles[name] != nil:
		return l.errorf(p.Name, "profile %q is listed twice; names are given once", name)
	}
	spec := parse.ProfileSpec{
		Name: name, Selector: p.Selector.value, Drop: values(p.Drop), Keep: values(p.Keep),
		Start: p.Start.value, End: p.End.value,
	}
	made, err := parse.NewProfile(spec)
	var bad *parse.SelectorError
	if errors.As(err, &bad) {
		return l.errorf(p.selector(bad.Selector), "%s; %s", condense(bad.Error()), bad.Hint)
	}
	l.profiles[name], l.specs[name] = made, fmt.Sprintf("%q", spec)
	return err
}

func values(list []scalar) []string {
	var all []string
	for _, s := range list {
		all = append(all, s.value)
	}
	return all
}

// scalars returns every value of the profile.
func (p *profile) scalars() []scalar {
	all := []scalar{p.Name, p.Selector, p.Start, p.End}
	return append(append(all, p.Drop...), p.Keep...)
}

// selector returns the value with the text of a selector.
func (p *profile) selector(text string) scalar {
	for _, s := range p.scalars() {
		if s.value == text {
			return s
		}
	}
	return p.Name
}

// place returns the first value of the profile that is present.
func (p *profile) place() scalar { return first(p.scalars()...) }
