package parse

import (
	"slices"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// The data files use only reasons that the code defines.
func TestReasonsOfData(t *testing.T) {
	known := []tree.Reason{
		page.ReasonMarkup, page.ReasonMetadata, page.ReasonScript, page.ReasonStyle, page.ReasonHidden, page.ReasonComment, page.ReasonImage, page.ReasonDrawing, page.ReasonField, page.ReasonDeleted, page.ReasonNavigation, page.ReasonPageHeader, page.ReasonFooter, page.ReasonSidebar, page.ReasonForm, page.ReasonRelated, page.ReasonAdvertising, page.ReasonShareBar, page.ReasonComments, page.ReasonNotice, page.ReasonLicence, page.ReasonTags, page.ReasonSourceLine, page.ReasonEditorLine, page.ReasonEndMark, page.ReasonOrnament, page.ReasonCaption, page.ReasonIntroduction, page.ReasonTitle, page.ReasonByline, page.ReasonDateline, page.ReasonReference, page.ReasonFootnote, page.ReasonEndnote, page.ReasonMargin, page.ReasonPageEdge, page.ReasonPageFooter, page.ReasonOutside, page.ReasonProfile, extract.Picture, extract.Look,
	}
	seen := map[tree.Reason]bool{}
	for _, r := range extract.ClassNames().Words {
		seen[r.Reason] = true
	}
	for _, r := range extract.ClassNames().Stems {
		seen[r.Reason] = true
	}
	for _, p := range extract.Patterns() {
		seen[p.Reason] = true
	}
	for r := range seen {
		if !slices.Contains(known, r) {
			t.Errorf("the reason %q has no constant", r)
		}
	}
	if len(seen) < 15 {
		t.Errorf("only %d reasons in the data", len(seen))
	}
}
