package parse

import (
	"errors"
	"fmt"
	"net/mail"
	"time"

	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/mhtml"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// cutPart reads a part of a saved page.
func cutPart(part *mhtml.Page, c *source.Config) (*source.Source, *page.Page, error) {
	own := *c
	own.Charset = part.Charset
	return decoded(cutText)(part.Body, &own)
}

// cutMHTML is the cutter for pages saved as one file. Line numbers are those of the
// page's own source.
func cutMHTML(data []byte, c *source.Config) (*source.Source, *page.Page, error) {
	saved, err := mhtml.Read(data)
	switch {
	case errors.Is(err, mhtml.ErrNoPage):
		return nil, nil, c.Fail(0, fmt.Errorf("%w: %w", source.ErrNoContent, err))
	case err != nil:
		return nil, nil, c.Fail(0, hint.Errorf("save the page again", "%w: %w", source.ErrTruncated, err))
	}
	src, p, err := cutPart(saved, c)
	if errors.Is(err, source.ErrNoContent) && saved.Frame != nil {
		src, p, err = cutPart(saved.Frame, c)
	}
	if err != nil {
		return nil, nil, err
	}
	for _, f := range saved.Fields {
		p.Discard(page.Verdict{Reason: page.ReasonMetadata, Why: "stands before the page"}, page.Origin{Line: f.Line}, f.Name+": "+f.Value)
	}
	if p.Title == "" && !extract.IsTooLong(saved.Value("Subject")) {
		p.Title, p.TitleFrom = page.Tidy(saved.Value("Subject")), "the header of the saved page"
	}
	p.TakeSource(page.Found{Value: saved.Value("Content-Language")}, page.Found{Value: saved.Value("Snapshot-Content-Location")}, "the header of the saved page")
	if day, err := mail.ParseDate(saved.Value("Date")); err == nil && p.PageDate.Value == "" {
		p.PageDate = page.Found{Value: day.Format(time.DateOnly), Where: "the day on which the page was saved or sent, not the text"}
	}
	return src, p, nil
}
