package parse

import "github.com/clausediff/clausediff/parse/tree"

// The reasons, by where the text stands or what it is.
const (
	// Of the file.
	reasonMarkup   tree.Reason = "markup"
	reasonMetadata tree.Reason = "metadata"
	reasonScript   tree.Reason = "script"
	reasonStyle    tree.Reason = "style"
	reasonHidden   tree.Reason = "hidden"
	reasonComment  tree.Reason = "comment" // of the markup, which no reader sees
	reasonImage    tree.Reason = "image"
	reasonDrawing  tree.Reason = "drawing"
	reasonField    tree.Reason = "field"
	reasonDeleted  tree.Reason = "deleted"
	// Of the site.
	reasonNavigation   tree.Reason = "navigation"
	reasonPageHeader   tree.Reason = "page header"
	reasonFooter       tree.Reason = "footer"
	reasonSidebar      tree.Reason = "sidebar"
	reasonForm         tree.Reason = "form"
	reasonRelated      tree.Reason = "related links"
	reasonAdvertising  tree.Reason = "advertising"
	reasonShareBar     tree.Reason = "share bar"
	reasonComments     tree.Reason = "comments" // of readers
	reasonNotice       tree.Reason = "notice"
	reasonLicence      tree.Reason = "licence"
	reasonTags         tree.Reason = "tags"
	reasonSourceLine   tree.Reason = "source line"
	reasonEditorLine   tree.Reason = "editor line"
	reasonEndMark      tree.Reason = "end mark"
	reasonOrnament     tree.Reason = "ornament"
	reasonCaption      tree.Reason = "caption"
	reasonIntroduction tree.Reason = "introduction"
	// Of the document.
	reasonTitle      tree.Reason = "title"
	reasonByline     tree.Reason = "byline"
	reasonDateline   tree.Reason = "dateline"
	reasonReference  tree.Reason = "reference"
	reasonFootnote   tree.Reason = "footnote"
	reasonEndnote    tree.Reason = "endnote"
	reasonMargin     tree.Reason = "margin"
	reasonPageEdge   tree.Reason = "page edge"
	reasonPageFooter tree.Reason = "page footer"
	// Of where it stands.
	reasonCopy     tree.Reason = "copy"     // of the text that is read
	reasonLanguage tree.Reason = "language" // another than that of the text
	reasonOutside  tree.Reason = "outside the text"
	reasonProfile  tree.Reason = "profile" // of the site, which leaves it out
)
