package check

import (
	"errors"
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// lowConfidence is the score of the extraction below which a reader should
// look at the page.
const lowConfidence = .8

// ruleOfDoubt returns the rule for a kind of doubt.
func ruleOfDoubt(k tree.DoubtKind) string {
	switch k {
	case tree.DoubtEncoding:
		return Encoding
	case tree.DoubtOutside:
		return Outside
	case tree.DoubtLeftover:
		return Leftover
	case tree.DoubtNumbering:
		return Numbering
	case tree.DoubtConflict:
		return Conflict
	case tree.DoubtPages:
		return Pages
	}
	return Whole
}

// health reports what is doubtful about the reading of the page.
func (j *judge) health() {
	st, e := j.item.Now, j.item.Entry
	for _, d := range st.Doubts {
		pos := tree.Position{Name: d.File, Line: d.Line, Col: d.Col}
		if pos.Name == "" {
			pos.Name = st.Source.Name
		}
		j.add(Finding{Rule: ruleOfDoubt(d.Kind), Pos: pos, Message: d.Text}, string(d.Kind), d.Text)
	}
	for _, n := range emptyParts(st) {
		j.add(Finding{Rule: EmptyArticle, Locator: n.Locator, Pos: st.Position(n.Span.Start),
			Message: fmt.Sprintf("%s has no text; is it on another page?", named(n))}, n.Locator, n.Heading)
	}
	if score := st.Confidence.Score(); score < lowConfidence {
		j.add(Finding{Rule: Confidence, Message: fmt.Sprintf("the confidence that all of the statement was read is %.2f; see parse --explain", score)},
			fmt.Sprintf("%.2f", score))
	}
	if e.SHA256 != "" && e.SHA256 != j.item.SHA256 {
		j.add(Finding{Rule: Hash, Pos: e.Pos, Message: fmt.Sprintf("the sha256 of the files is %s, the manifest says %s", j.item.SHA256, e.SHA256)}, j.item.SHA256)
	}
	if n := st.Articles(); e.Articles > 0 && n != e.Articles {
		j.add(Finding{Rule: Articles, Message: fmt.Sprintf("%d articles were read, the manifest says %d", n, e.Articles)}, fmt.Sprint(n))
	}
}

// emptyParts returns the articles and sections that are a heading and no more.
func emptyParts(st *tree.Statement) []*tree.Node {
	var empty []*tree.Node
	for n := range st.Root.All() {
		if (n.Kind == tree.KindArticle || n.Kind == tree.KindSection) && len(n.Children) == 1 && n.Children[0].IsHeading {
			empty = append(empty, n)
		}
	}
	return empty
}

// mirrors reports where other copies of the statement have other words.
func (j *judge) mirrors() {
	for _, m := range j.item.Mirrors {
		if m.Err != nil {
			j.add(Finding{Rule: MirrorUnread, Pos: positionOf(m.Err, tree.Position{Name: m.Name}),
				Message: "the mirror cannot be read: " + withoutPosition(m.Err)}, m.Name, m.Err.Error())
			continue
		}
		for _, c := range j.pair(j.item.Now, m.Now).changes() {
			if c.rule == ClauseTypography || c.rule == ClauseLayout {
				continue // pages of other sites are set otherwise
			}
			f := c.finding(m.Now)
			f.Rule = MirrorDiffers
			f.behind(fmt.Sprintf("the mirror %s differs", m.Name))
			f.Locator, f.Accepted = f.Accepted, ""
			j.add(f, append(c.key(), m.Name)...)
		}
	}
}

// positionOf returns the place that an error of reading names.
func positionOf(err error, otherwise tree.Position) tree.Position {
	var bad *parse.Error
	if errors.As(err, &bad) {
		return bad.Pos
	}
	return otherwise
}

// withoutPosition takes the place off the text of an error.
func withoutPosition(err error) string {
	var bad *parse.Error
	if !errors.As(err, &bad) {
		return err.Error()
	}
	_, text, _ := strings.Cut(err.Error(), bad.Err.Error())
	return bad.Err.Error() + text
}
