package docx

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

// elsewhere is a place of the document at which Word shows another one: a chunk of
// another format inside the file, or a document beside it.
type elsewhere struct {
	id   string // of the relationship
	line int
}

// readElsewhere returns what stands in other documents: the bytes of those that are
// inside the file, and the names of all.
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

// relations returns the targets of the document's relationships by their ids.
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

// file returns the file of a relationship's target, nil for none in the zip.
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
