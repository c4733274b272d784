package parse

import "github.com/clausediff/clausediff/parse/internal/source"

// Profile tells how the pages of one site are read, where the general rules do
// not do. It is not changed once made.
type Profile = source.Profile

// ProfileSpec is a profile as written: its Name; the Selector of the elements
// that hold the statement; Drop and Keep, the selectors of elements that are no
// part of it or are one against the general rules; and how the statement's first
// paragraph begins (Start) and the first after it (End). Selectors are those of
// CSS. Fields that are empty leave the matter to the general rules.
type ProfileSpec = source.ProfileSpec

// SelectorError is a Selector that cannot be understood, and the Err that says
// why.
type SelectorError = source.SelectorError

// NewProfile compiles the selectors. The error is a [*SelectorError].
func NewProfile(spec ProfileSpec) (*Profile, error) { return source.NewProfile(spec) }
