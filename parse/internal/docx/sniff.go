package docx

import (
	"archive/zip"
	"bytes"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/hint"
)

const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xD0\xCF\x11\xE0"
)

// LooksZip reports whether the bytes begin like a zip file. [Paragraphs] determines
// what it contains.
func LooksZip(data []byte) bool { return bytes.HasPrefix(data, []byte(zipMagic)) }

// LooksOLE reports whether the bytes begin like an old Word DOC, or a DOCX with a
// password.
func LooksOLE(data []byte) bool { return bytes.HasPrefix(data, []byte(oleMagic)) }

// encryptedPackage is the name, in UTF-16, of the encrypted content in a file with a
// password.
const encryptedPackage = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"

// notZip returns the error for bytes that are not a zip file.
func notZip(data []byte) error {
	switch {
	case LooksOLE(data) && bytes.Contains(data, []byte(encryptedPackage)):
		return hint.Errorf("save it without one", "%w: it is locked with a password", ErrNotDOCX)
	case LooksOLE(data):
		return hint.Errorf("save it as .docx or as text", "%w: it is a DOC file of an old Word", ErrNotDOCX)
	case LooksZip(data):
		return hint.Errorf("download or copy it again", "%w: it breaks off", ErrDamaged)
	}
	return hint.Errorf("save it as .docx or as text", "%w: it is not a zip archive", ErrNotDOCX)
}

// notWord returns the error for a zip file without a Word document.
func notWord(files []*zip.File) error {
	kind := "a zip without a Word document"
	for _, f := range files {
		switch name := partName(f); {
		case strings.HasPrefix(name, "xl/"):
			kind = "a spreadsheet"
		case strings.HasPrefix(name, "ppt/"):
			kind = "a presentation"
		case name == "content.xml":
			kind = "an OpenDocument file"
		case name == "meta-inf/container.xml":
			kind = "an EPUB book"
		default:
			continue
		}
		break
	}
	return hint.Errorf("save it as .docx or as text", "%w: it is %s", ErrNotDOCX, kind)
}
