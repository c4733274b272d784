package term

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// verdict is what became of one block of the source.
type verdict struct {
	tree.Origin
	what, why, text string
	style           style
}

// explain lists every block of the source, in order, with the reason that it was kept or left
// out.
func (o *outline) explain() {
	all := append(o.title(), append(o.kept(), o.leftOut()...)...)
	files := o.statement.Source.Names()
	slices.SortStableFunc(all, func(a, b verdict) int {
		return cmp.Or(
			cmp.Compare(slices.Index(files, a.File), slices.Index(files, b.File)),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Order, b.Order))
	})
	o.blank()
	o.rule([]piece{{"explained", strong}}, strconv.Itoa(len(all)))
	file := ""
	for _, v := range all {
		if v.File != file {
			file = v.File
			o.para(nil, piece{file, strong})
		}
		o.para([]piece{{"line " + strconv.Itoa(v.Line) + "  ", dim}}, piece{v.what, v.style}, piece{": " + v.why, plain})
		o.put(o.shorten(o.cells(piece{"  " + strings.Join(strings.Fields(o.start(v.text)), " "), dim}), o.width))
	}
}

// title returns the title at its place on the page.
func (o *outline) title() []verdict {
	for _, f := range o.statement.Facts {
		if f.Name == "title" && f.Line > 0 {
			return []verdict{{tree.Origin{Line: f.Line}, f.Name, "in " + f.Where, f.Value, plain}}
		}
	}
	return nil
}

// kept returns the blocks of the statement with the labels before them.
func (o *outline) kept() []verdict {
	var all []verdict
	anchors := o.statement.Source.Anchors
	i, mark := 0, ""
	for n := range o.statement.Root.All() {
		mark += n.Mark
		if !n.Kind.IsBlock() {
			continue
		}
		a := tree.Anchor{Why: "running text"}
		if i < len(anchors) {
			a.Origin, a.Why = anchors[i].Origin, cmp.Or(anchors[i].Why, a.Why)
		}
		i++
		all = append(all, verdict{a.Origin, "kept as " + string(n.Locator), a.Why, mark + o.statement.TextOf(n), strong})
		mark = ""
	}
	return all
}

func (o *outline) leftOut() []verdict {
	var all []verdict
	for _, d := range o.statement.Discarded {
		all = append(all, verdict{d.Origin, string(d.Reason), d.Why, d.Text, plain})
	}
	return all
}
