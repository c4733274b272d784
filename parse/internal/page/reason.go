package page

import "github.com/clausediff/clausediff/parse/tree"

// The reasons, grouped by where the text is or what it is.
const (
	// Parts of the file.
	ReasonMarkup   tree.Reason = "markup"
	ReasonMetadata tree.Reason = "metadata"
	ReasonScript   tree.Reason = "script"
	ReasonStyle    tree.Reason = "style"
	ReasonHidden   tree.Reason = "hidden"
	ReasonComment  tree.Reason = "comment" // a comment in the markup, which no reader sees
	ReasonImage    tree.Reason = "image"
	ReasonDrawing  tree.Reason = "drawing"
	ReasonField    tree.Reason = "field"
	ReasonDeleted  tree.Reason = "deleted"
	// Parts of the site.
	ReasonNavigation   tree.Reason = "navigation"
	ReasonPageHeader   tree.Reason = "page header"
	ReasonFooter       tree.Reason = "footer"
	ReasonSidebar      tree.Reason = "sidebar"
	ReasonForm         tree.Reason = "form"
	ReasonRelated      tree.Reason = "related links"
	ReasonAdvertising  tree.Reason = "advertising"
	ReasonShareBar     tree.Reason = "share bar"
	ReasonComments     tree.Reason = "comments" // by readers
	ReasonNotice       tree.Reason = "notice"
	ReasonLicence      tree.Reason = "licence"
	ReasonTags         tree.Reason = "tags"
	ReasonSourceLine   tree.Reason = "source line"
	ReasonEditorLine   tree.Reason = "editor line"
	ReasonEndMark      tree.Reason = "end mark"
	ReasonOrnament     tree.Reason = "ornament"
	ReasonCaption      tree.Reason = "caption"
	ReasonIntroduction tree.Reason = "introduction"
	// Parts of the document.
	ReasonTitle      tree.Reason = "title"
	ReasonByline     tree.Reason = "byline"
	ReasonDateline   tree.Reason = "dateline"
	ReasonReference  tree.Reason = "reference"
	ReasonFootnote   tree.Reason = "footnote"
	ReasonEndnote    tree.Reason = "endnote"
	ReasonMargin     tree.Reason = "margin"
	ReasonPageEdge   tree.Reason = "page edge"
	ReasonPageFooter tree.Reason = "page footer"
	// By position.
	ReasonCopy     tree.Reason = "copy"     // of the text that is read
	ReasonLanguage tree.Reason = "language" // other than that of the text
	ReasonOutside  tree.Reason = "outside the text"
	ReasonProfile  tree.Reason = "profile" // the profile of the site drops it
)
