package source

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// A source takes many times its size while it is read, and the more the smaller
// its pieces are. What is bound follows from the size that is allowed, so that
// there is one limit to raise. With 64 MB it is 8 MB of text, which is some
// hundred times the longest statement, 262,144 paragraphs, a million lines, or
// pieces that are left out, and four million elements.

// share returns the part of the allowed size that falls on a thing, but not
// less than least: small limits are about bytes alone.
func (c *Config) share(part, least int64) int { return int(max(c.MaxSize/part, least)) }

// maxText is how many bytes of running text there may be.
func (c *Config) maxText() int { return c.share(8, 1<<20) }

// MaxBlocks is how many paragraphs there may be.
func (c *Config) MaxBlocks() int { return c.share(256, 1<<12) }

// MaxPieces is how many lines, or pieces left out, there may be.
func (c *Config) MaxPieces() int { return c.share(64, 1<<14) }

// MaxNodes is how many elements a page may have.
func (c *Config) MaxNodes() int { return c.share(16, 1<<16) }

// MaxToken is how many bytes a tag or a text of a page may have.
func (c *Config) MaxToken() int { return c.share(4, 1<<22) }

// TooMany is the error of more things in a source than are read.
func (c *Config) TooMany(most int, things string) error {
	return c.Fail(0, fmt.Errorf("%w: more than %d %s", ErrTooLarge, most, things))
}

// CheckLines returns an error for a text of too many lines. Blank ones do not
// count.
func (c *Config) CheckLines(text string) error {
	lines, most := 0, c.MaxPieces()
	if strings.Count(text, "\n") < most {
		return nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		if !page.IsBlank(line) {
			lines++
		}
		if lines > most {
			return c.TooMany(most, "lines")
		}
	}
	return nil
}

// CheckPage returns an error for a page that is more than a statement.
func (c *Config) CheckPage(p *page.Page) error {
	if most := c.MaxPieces(); len(p.LeftOut) > most {
		return c.TooMany(most, "pieces that are not part of the statement")
	}
	size := 0
	for i := range p.Blocks {
		size += len(p.Blocks[i].Text)
	}
	return c.CheckText(len(p.Blocks), size)
}

// CheckText returns an error for too many blocks, or bytes of text.
func (c *Config) CheckText(blocks, size int) error {
	if most := c.MaxBlocks(); blocks > most {
		return c.TooMany(most, "paragraphs")
	}
	if most := c.maxText(); size > most {
		return c.TooMany(most, "bytes of running text")
	}
	return nil
}
