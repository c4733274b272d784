package docx

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

// elsewhere is a place in the document at which Word shows another document: an
// embedded chunk in another format, or a separate document.
type elsewhere struct {
	id   string // of the relationship
	line int
}

// readElsewhere returns the other documents: the names of all, and the content of
// embedded ones.
func readElsewhere(a *archive, all []elsewhere) ([]Aside, error) {
	if len(all) == 0 {
		return nil, nil
	}
	targets, err := relations(a)
	if err != nil {
		return nil, err
	}
	var out []Aside
	for _, e := range all {
		aside := Aside{Kind: Elsewhere, Line: e.line, Text: targets[e.id]}
		if f := a.file(targets[e.id]); f != nil {
			if aside.Data, err = a.bytes(f); err != nil {
				return nil, err
			}
		}
		out = append(out, aside)
	}
	return out, nil
}

// relations returns the targets of the document's relationships by id.
func relations(a *archive) (map[string]string, error) {
	targets := map[string]string{}
	f := a.file("_rels/document.xml.rels")
	if f == nil {
		return targets, nil
	}
	err := a.use(f, sideLimit, func(x *xml.Decoder) error {
		for {
			token, err := x.Token()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			if e, ok := token.(xml.StartElement); ok {
				id, _ := attr(e, "Id")
				targets[id], _ = attr(e, "Target")
			}
		}
	})
	return targets, err
}

// file returns the file of a relationship's target, or nil if it is not in the zip.
func (a *archive) file(target string) *zip.File {
	name := strings.ToLower(path.Join("word", target))
	if strings.HasPrefix(target, "/") {
		name = strings.ToLower(path.Clean(target[1:]))
	}
	for _, f := range a.files {
		if target != "" && partName(f) == name {
			return f
		}
	}
	return nil
}
