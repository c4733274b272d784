package parse

import (
	"slices"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

// The data files name reasons that the code knows.
func TestReasonsOfData(t *testing.T) {
	known := []tree.Reason{
		reasonMarkup, reasonMetadata, reasonScript, reasonStyle, reasonHidden, reasonComment, reasonImage, reasonDrawing, reasonField, reasonDeleted, reasonNavigation, reasonPageHeader, reasonFooter, reasonSidebar, reasonForm, reasonRelated, reasonAdvertising, reasonShareBar, reasonComments, reasonNotice, reasonLicence, reasonTags, reasonSourceLine, reasonEditorLine, reasonEndMark, reasonOrnament, reasonCaption, reasonIntroduction, reasonTitle, reasonByline, reasonDateline, reasonReference, reasonFootnote, reasonEndnote, reasonMargin, reasonPageEdge, reasonPageFooter, reasonOutside, reasonProfile, picture,
	}
	seen := map[tree.Reason]bool{}
	for _, r := range classNames().words {
		seen[r.reason] = true
	}
	for _, r := range classNames().stems {
		seen[r.reason] = true
	}
	for _, p := range patterns() {
		seen[p.reason] = true
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
