package source

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// While it is read, a source takes many times its size in memory, the more the smaller
// its pieces are. All limits follow from the allowed size, so that there is one limit
// to raise. With 64 MB they are 8 MB of text, which is over a hundred times the longest
// statement, 262,144 paragraphs, a million lines or discarded pieces, and four million
// elements.

// share returns a fraction of the allowed size, but at least least, so that a small
// limit restricts the bytes only.
func (c *Config) share(part, least int64) int { return int(max(c.MaxSize/part, least)) }

// maxText is the maximum number of bytes of running text.
func (c *Config) maxText() int { return c.share(8, 1<<20) }

// MaxBlocks is the maximum number of paragraphs.
func (c *Config) MaxBlocks() int { return c.share(256, 1<<12) }

// MaxPieces is the maximum number of lines, and of discarded pieces.
func (c *Config) MaxPieces() int { return c.share(64, 1<<14) }

// MaxNodes is the maximum number of elements of a page.
func (c *Config) MaxNodes() int { return c.share(16, 1<<16) }

// MaxToken is the maximum size in bytes of a tag or a text of a page.
func (c *Config) MaxToken() int { return c.share(4, 1<<22) }

// TooMany returns the error for more things in a source than are allowed.
func (c *Config) TooMany(most int, things string) error {
	return c.Fail(0, fmt.Errorf("%w: more than %d %s", ErrTooLarge, most, things))
}

// CheckLines returns an error if a text has too many lines that are not blank.
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

// CheckPage returns an error if a page exceeds the limits.
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

// CheckText returns an error for too many blocks or bytes of text.
func (c *Config) CheckText(blocks, size int) error {
	if most := c.MaxBlocks(); blocks > most {
		return c.TooMany(most, "paragraphs")
	}
	if most := c.maxText(); size > most {
		return c.TooMany(most, "bytes of running text")
	}
	return nil
}
