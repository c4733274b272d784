package docx

import (
	"encoding/xml"
	"strings"
)

// numberingXML is the numbering part: abstract lists, and the numbers by which
// paragraphs refer to a list, with overrides.
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

// level is the numbering of one level of a list.
type level struct {
	start   int
	format  string
	text    string // "%1.%2", or the bullet
	style   string // the paragraph style linked to this level
	restart int    // restarts after a number of a level below this; 0 for never
	legal   bool   // shows all numbers in its label as 1, 2, 3
}

// list is the list of a numId. Those with the same abstract list share its count.
type list struct {
	levels [maxLevels]*level
	starts [maxLevels]*int // where this numId restarts a level
	begun  [maxLevels]bool
	*count
	link string // the style that defines the list
}

// lists holds the lists of a file by numId.
type lists struct {
	byID   map[string]*list
	styles *styles
}

// maxText is the maximum length of a label pattern. Word accepts about thirty
// characters.
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

// levelIndex parses the number of a level; -1 if there is no such level.
func levelIndex(text string) int {
	if i := (&value{text}).number(-1); i < maxLevels {
		return max(i, -1)
	}
	return -1
}

// set stores a level.
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

// find returns the list of a numId. A list may only refer to a style that defines it.
func (l *lists) find(numID string) *list {
	found := l.byID[numID]
	if found != nil && found.link != "" {
		if linked := l.byID[l.styles.get(found.link).numID]; linked != nil {
			return linked
		}
	}
	return found
}

// levelOf returns the level that a paragraph style is linked to, or -1.
func (l *list) levelOf(style string) int {
	for i, v := range l.levels {
		if v != nil && v.style != "" && v.style == style {
			return i
		}
	}
	return -1
}
