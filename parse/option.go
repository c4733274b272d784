package parse

import (
	"cmp"
	"path"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

// Option changes how a statement is read.
type Option func(*source.Config)

func newConfig(opts []Option) *source.Config {
	c := &source.Config{MaxSize: source.DefaultMaxSize}
	for _, o := range opts {
		o(c)
	}
	c.ID = cmp.Or(c.ID, baseName(c.Name))
	return c
}

// baseName returns the last element of a name without its extension.
func baseName(name string) string {
	if name == "" || name == "-" {
		return ""
	}
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if stem := strings.TrimSuffix(base, path.Ext(base)); stem != "" {
		return stem
	}
	return base
}

// Name sets the file name that positions and errors carry; by default there is none.
// The statement's ID is its base name without extension.
func Name(name string) Option { return func(c *source.Config) { c.Name = name } }

// ID sets the statement's id instead of the one taken from the name.
func ID(id string) Option { return func(c *source.Config) { c.ID = id } }

// Language sets the statement's language. By default it is detected from the text.
func Language(lang tree.Lang) Option { return func(c *source.Config) { c.Lang = lang } }

// Title sets the statement's title instead of the one found in the source.
func Title(title string) Option { return func(c *source.Config) { c.Title = title } }

// Date sets the statement's ISO date instead of the one found in the source.
func Date(date string) Option { return func(c *source.Config) { c.Date = date } }

// WithProfile reads pages by a profile; nil selects the general rules.
func WithProfile(p *Profile) Option {
	return func(c *source.Config) {
		c.Profile = nil
		if p != nil {
			c.Profile = p.compiled
		}
	}
}

// MaxSize sets the maximum size of a source in bytes; the default is 64 MB. It also
// limits the content: the text of the statement may have an eighth of it, and there may
// be one paragraph per 256 bytes of it, one line or discarded piece per 64, and one
// element per 16. A larger source is an error that wraps [ErrTooLarge].
func MaxSize(bytes int64) Option { return func(c *source.Config) { c.MaxSize = bytes } }
