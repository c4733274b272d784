package parse

import (
	"errors"
	"fmt"
	"net/mail"
	"time"

	"github.com/clausediff/clausediff/parse/internal/mhtml"
)

// cutMHTML is the cutter for pages that were saved as one file. Lines are those of
// the page, as its own source has them.
func cutMHTML(data []byte, c *config) (*source, *page, error) {
	saved, err := mhtml.Read(data)
	switch {
	case errors.Is(err, mhtml.ErrNoPage):
		return nil, nil, c.fail(0, fmt.Errorf("%w: %w", ErrNoContent, err))
	case err != nil:
		return nil, nil, c.fail(0, fmt.Errorf("%w: %w; save the page again", ErrTruncated, err))
	}
	part := *c
	part.charset = saved.Charset
	src, p, err := decoded(cutText)(saved.Body, &part)
	if err != nil {
		return nil, nil, err
	}
	for _, f := range saved.Fields {
		p.discard(verdict{reasonMetadata, "stands before the page"}, origin{line: f.Line}, f.Name+": "+f.Value)
	}
	if p.title == "" && !isTooLong(saved.Value("Subject")) {
		p.title, p.titleFrom = tidy(saved.Value("Subject")), "the header of the saved page"
	}
	p.takeSource(found{value: saved.Value("Content-Language")}, found{value: saved.Value("Snapshot-Content-Location")}, "the header of the saved page")
	if day, err := mail.ParseDate(saved.Value("Date")); err == nil && p.pageDate.value == "" {
		p.pageDate = found{value: day.Format(time.DateOnly), where: "the day on which the page was saved or sent, not the text"}
	}
	return src, p, nil
}
