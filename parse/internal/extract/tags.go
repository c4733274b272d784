package extract

import "golang.org/x/net/html/atom"

// IsVoid reports whether an element has no end tag.
func IsVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Basefont, atom.Bgsound, atom.Br, atom.Col, atom.Embed, atom.Frame, atom.Hr, atom.Img, atom.Input,
		atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr, atom.Keygen:
		return true
	}
	return false
}

// isBlockTag reports whether an element begins and ends a block of text.
func isBlockTag(a atom.Atom) bool {
	switch a {
	case atom.Html, atom.Head, atom.Body, atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center,
		atom.Details, atom.Dialog, atom.Dd, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Header, atom.Hgroup, atom.Hr, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Caption, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td,
		atom.Th, atom.Title, atom.Ul, atom.Select, atom.Option, atom.Optgroup, atom.Textarea, atom.Button, atom.Iframe,
		atom.Frameset, atom.Noframes, atom.Object, atom.Template, atom.Script, atom.Style, atom.Noscript,
		atom.Plaintext, atom.Xmp, atom.Listing, atom.Search:
		return true
	}
	return false
}

// closesParagraph reports whether a start tag ends an open paragraph.
func closesParagraph(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Select, atom.Option, atom.Optgroup, atom.Textarea,
		atom.Button, atom.Iframe, atom.Object, atom.Title, atom.Head, atom.Html, atom.Body:
		return false
	}
	return isBlockTag(a)
}

// isQuiet reports whether an element may occur inside a sentence without breaking it,
// although its text is not part of the sentence.
func isQuiet(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Button, atom.Select:
		return true
	}
	return false
}

func isCell(a atom.Atom) bool { return a == atom.Td || a == atom.Th || a == atom.Caption }

func isTablePart(a atom.Atom) bool {
	switch a {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Body, atom.Html:
		return true
	}
	return false
}

// tagLevel returns the level of a heading tag, 1 for h1 to 6 for h6, and 0 for any
// other.
func tagLevel(a atom.Atom) int {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(a.String()[1] - '0')
	}
	return 0
}

// mustEnd reports whether an element's end tag may not be omitted.
func mustEnd(a atom.Atom) bool {
	switch a {
	case 0, atom.Html, atom.Head, atom.Body, atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th,
		atom.Tbody, atom.Thead, atom.Tfoot, atom.Option, atom.Optgroup, atom.Colgroup, atom.Caption:
		return false
	}
	return true
}
