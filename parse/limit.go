package parse

import (
	"fmt"
	"strings"
)

// A source takes many times its size while it is read, and the more the smaller
// its pieces are. What is bound follows from the size that is allowed, so that
// there is one limit to raise. With 64 MB it is 8 MB of text, which is some
// hundred times the longest statement, 262,144 paragraphs, a million lines, or
// pieces that are left out, and four million elements.

// share returns the part of the allowed size that falls on a thing, but not
// less than least: small limits are about bytes alone.
func (c *config) share(part, least int64) int { return int(max(c.maxSize/part, least)) }

func (c *config) maxText() int   { return c.share(8, 1<<20) }
func (c *config) maxBlocks() int { return c.share(256, 1<<12) }
func (c *config) maxPieces() int { return c.share(64, 1<<14) }
func (c *config) maxNodes() int  { return c.share(16, 1<<16) }
func (c *config) maxToken() int  { return c.share(4, 1<<22) }

// tooMany is the error of more things in a source than are read.
func (c *config) tooMany(most int, things string) error {
	return c.fail(0, fmt.Errorf("%w: more than %d %s", ErrTooLarge, most, things))
}

// checkLines returns an error for a text of too many lines. Blank ones do not
// count.
func (c *config) checkLines(text string) error {
	lines, most := 0, c.maxPieces()
	if strings.Count(text, "\n") < most {
		return nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		if !isBlank(line) {
			lines++
		}
		if lines > most {
			return c.tooMany(most, "lines")
		}
	}
	return nil
}

// checkPage returns an error for a page that is more than a statement.
func (c *config) checkPage(p *page) error {
	if most := c.maxPieces(); len(p.leftOut) > most {
		return c.tooMany(most, "pieces that are no part of the statement")
	}
	size := 0
	for i := range p.blocks {
		size += len(p.blocks[i].text)
	}
	return c.checkText(len(p.blocks), size)
}

func (c *config) checkText(blocks, size int) error {
	if most := c.maxBlocks(); blocks > most {
		return c.tooMany(most, "paragraphs")
	}
	if most := c.maxText(); size > most {
		return c.tooMany(most, "bytes of running text")
	}
	return nil
}
