package docx

import (
	"encoding/xml"
	"strings"
)

// numberingXML is the numbering part as the file has it: lists, and the numbers
// by which paragraphs name a list and what they change in it.
type numberingXML struct {
	Abstract []struct {
		ID        string     `xml:"abstractNumId,attr"`
		Levels    []levelXML `xml:"lvl"`
		StyleLink *value     `xml:"numStyleLink"`
	} `xml:"abstractNum"`
	Nums []struct {
		ID       string `xml:"numId,attr"`
		Abstract *value `xml:"abstractNumId"`
		Override []struct {
			Level string    `xml:"ilvl,attr"`
			Start *value    `xml:"startOverride"`
			Def   *levelXML `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

type levelXML struct {
	Level   string `xml:"ilvl,attr"`
	Start   *value `xml:"start"`
	Format  *value `xml:"numFmt"`
	Custom  *value `xml:"AlternateContent>Fallback>numFmt"`
	Restart *value `xml:"lvlRestart"`
	Style   *value `xml:"pStyle"`
	Legal   *value `xml:"isLgl"`
	Text    *value `xml:"lvlText"`
	Picture *value `xml:"lvlPicBulletId"`
}

const maxLevels = 9

// level is how one level of a list counts.
type level struct {
	start   int
	format  string
	text    string // "%1.%2", or the bullet
	style   string // the paragraph style that is on this level
	restart int    // begins anew behind a number of a level below this; 0 for never
	legal   bool   // shows all numbers in it as 1, 2, 3
}

// list is what a numId stands for. Numbers of the same abstract list share its
// count.
type list struct {
	levels [maxLevels]*level
	starts [maxLevels]*int // where this number begins a level anew
	begun  [maxLevels]bool
	*count
	link string // the style whose list this is in truth
}

// lists are the lists of a file by numId.
type lists struct {
	byID   map[string]*list
	styles *styles
}

// maxText bounds the pattern of a label; Word takes some thirty characters.
const maxText = 120

func readNumbering(a *archive, s *styles) (*lists, error) {
	var file numberingXML
	err := a.read(numberingPart, sideLimit, func(x *xml.Decoder) error { return x.Decode(&file) })
	out := &lists{byID: map[string]*list{}, styles: s}
	abstract := map[string]*list{}
	for _, f := range file.Abstract {
		l := &list{count: &count{}, link: f.StyleLink.text()}
		for _, x := range f.Levels {
			l.set(x.Level, x)
		}
		abstract[f.ID] = l
	}
	for _, f := range file.Nums {
		base := abstract[f.Abstract.text()]
		if base == nil {
			continue
		}
		l := *base
		for _, o := range f.Override {
			if o.Def != nil {
				l.set(o.Level, *o.Def)
			}
			if i := levelIndex(o.Level); i >= 0 && o.Start != nil {
				start := o.Start.number(1)
				l.starts[i] = &start
			}
		}
		out.byID[f.ID] = &l
	}
	return out, err
}

// levelIndex reads the number of a level, -1 when there is no such level.
func levelIndex(text string) int {
	if i := (&value{text}).number(-1); i < maxLevels {
		return max(i, -1)
	}
	return -1
}

// set puts a level into its place.
func (l *list) set(at string, x levelXML) {
	i := levelIndex(at)
	if i < 0 {
		return
	}
	v := &level{
		start: x.Start.number(0), format: x.Format.text(), style: x.Style.text(),
		restart: min(i, x.Restart.number(i)), legal: x.Legal != nil && isOn(x.Legal.text()),
	}
	if x.Format == nil {
		v.format = x.Custom.text()
	}
	if x.Text != nil && len(x.Text.Val) <= maxText {
		v.text = strings.TrimSpace(x.Text.Val)
	}
	if x.Picture != nil && v.format == "bullet" {
		v.text = plainBullet
	}
	l.levels[i] = v
}

// find returns the list of a numId. A list may only point to a style whose
// numbering it is.
func (l *lists) find(numID string) *list {
	found := l.byID[numID]
	if found != nil && found.link != "" {
		if linked := l.byID[l.styles.get(found.link).numID]; linked != nil {
			return linked
		}
	}
	return found
}

// levelOf returns the level that a paragraph style is on, -1 for none.
func (l *list) levelOf(style string) int {
	for i, v := range l.levels {
		if v != nil && v.style != "" && v.style == style {
			return i
		}
	}
	return -1
}
