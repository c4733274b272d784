package finding

import (
	"cmp"
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// The data files list the words and phrases of each language. The first lines of en.txt
// describe their format.
//
//go:embed data/*.txt
var data embed.FS

// tableKind is the first word of a table. It determines which rules read the table.
type tableKind string

const (
	kindLadder      tableKind = "ladder"
	kindNegation    tableKind = "negation"
	kindAverting    tableKind = "averting"
	kindOpposites   tableKind = "opposites"
	kindAttribution tableKind = "attribution"
	kindCondition   tableKind = "condition"
	kindScope       tableKind = "scope"
	kindNames       tableKind = "names"
	kindPromise     tableKind = "promise"
	kindFulfilment  tableKind = "fulfilment"
	kindStages      tableKind = "stages"
	kindParticiples tableKind = "participles"
	kindShort       tableKind = "short"
	kindChanges     tableKind = "changes"
	kindBound       tableKind = "bound"
	kindSpeakers    tableKind = "speakers"
	kindCeremony    tableKind = "ceremony"
	kindFormula     tableKind = "formula"
	kindInstitution tableKind = "institution"
	kindDecision    tableKind = "decision"
	kindSlots       tableKind = "slots"
	kindTerritories tableKind = "territories"
	kindCommon      tableKind = "common"
	kindFriends     tableKind = "friends"
	kindJoiners     tableKind = "joiners"
	kindOpeners     tableKind = "openers"
	kindInside      tableKind = "inside"
	kindTitles      tableKind = "titles"
	kindBodies      tableKind = "bodies"
	kindPlan        tableKind = "plan"
	kindReview      tableKind = "review"
	kindMatters     tableKind = "matters"
	kindDisputes    tableKind = "disputes"
	kindPraise      tableKind = "praise"
	kindLesser      tableKind = "lesser"
)

var tableKinds = []tableKind{kindLadder, kindNegation, kindAverting, kindOpposites, kindAttribution, kindCondition, kindScope, kindNames,
	kindPromise, kindFulfilment, kindStages, kindParticiples, kindShort, kindChanges, kindBound, kindSpeakers, kindCeremony, kindFormula, kindInstitution, kindDecision, kindSlots, kindTerritories, kindCommon, kindFriends,
	kindJoiners, kindOpeners, kindInside, kindTitles, kindBodies, kindPlan, kindReview, kindMatters, kindDisputes, kindPraise, kindLesser}

// table is a list of phrases that a rule reads.
type table struct {
	kind tableKind
	name string // such as "concern"; the kind if the table has no name
	// silent is the rung of a ladder that stands for saying nothing, -1 for none.
	silent int
	head   head
	lines  int // number of lines
}

// head is what two rungs of a ladder must have in common to be a step. Words that apply to
// different words do not replace each other.
type head string

const (
	anyHead    head = ""       // none is required
	wordHead   head = "word"   // the word next to them, which they qualify
	objectHead head = "object" // the object that they govern, for verbs
	stemHead   head = "stem"   // the verb itself: both are forms of one verb
)

// entry is the position of a phrase in a table: its line and, for opposites, its side.
type entry struct {
	table      *table
	rung, side int
	open       bool // the form ends with an ellipsis: the text after it belongs to it
}

// language holds the tables and word lists of one language.
type language struct {
	lang      tree.Lang
	tables    []*table
	phrases   phrases
	roles     map[string]roles // by folded word
	nameWords *lang.NameWords
	outside   map[string]bool // words before the name of a body that are not part of it
	owning    []string        // endings of a possessor
	following map[string]bool // words after a number that stands for those after it
	years     map[string]bool // words for a year in a date
	stems     *lang.Stems     // nil in a language that does not decline its names
}

// newLanguage returns a language without tables, with room for those of data files of size
// bytes in all.
func newLanguage(l tree.Lang, size int) *language {
	var stems *lang.Stems
	if lang.IsCyrillic(l) {
		stems = lang.StemsOf(l)
	}
	of := &language{stems: stems, lang: l, phrases: newPhrases(l, size), roles: map[string]roles{}, nameWords: lang.NameWordsOf(l),
		outside: lang.Set(l, "name-outside"), owning: lang.List(l, "possessive-endings"), following: lang.Set(l, "following-words"), years: lang.Set(l, "date-years")}
	of.assign(lang.List(l, "function-words"), func(r *roles) { r.function = true })
	of.assign(lang.List(l, "units"), func(r *roles) { r.unit = true })
	return of
}

// assign gives words a role.
func (l *language) assign(words []string, role func(r *roles)) {
	for _, w := range words {
		r := l.roles[w]
		role(&r)
		l.roles[w] = r
	}
}

// ofWords are the kinds of tables of single words, which are looked up, not searched for, with
// the role that each gives its words.
var ofWords = map[tableKind]func(r *roles){
	kindJoiners: func(r *roles) { r.joiner = true },
	kindOpeners: func(r *roles) { r.opener = true },
	kindInside:  func(r *roles) { r.inside = true },
	kindTitles:  func(r *roles) { r.title = true },
}

// languages holds the data of each language, read at first use.
var languages = map[tree.Lang]func() *language{
	tree.Chinese: sync.OnceValue(func() *language { return embedded(tree.Chinese) }),
	tree.English: sync.OnceValue(func() *language { return embedded(tree.English) }),
	tree.Russian: sync.OnceValue(func() *language { return embedded(tree.Russian) }),
}

// Knows reports whether there is data for a language. In other languages [Find] reports
// whole sentences and numbers, but not changes of strength, speakers or names.
func Knows(l tree.Lang) bool { return languages[l] != nil }

// embedded reads the data files of a language. It panics if one is invalid, which a test
// rules out.
func embedded(of tree.Lang) *language {
	var texts [3]string
	size := 0
	names := [...]string{"data/" + string(of) + ".txt", "data/names-" + string(of) + ".txt", "data/matters-" + string(of) + ".txt"}
	for i, name := range names {
		text, err := data.ReadFile(name)
		if err != nil {
			panic(err)
		}
		texts[i] = string(text)
		size += len(text)
	}
	l := newLanguage(of, size)
	for i, name := range names {
		if err := l.read(name, texts[i]); err != nil {
			panic(err)
		}
	}
	return l
}

// read adds the tables of a data file. An error names file and line.
func (l *language) read(name, text string) error {
	var t *table
	rung := 0
	for i, line := range strings.Split(text, "\n") {
		body := strings.TrimSpace(line)
		var err error
		switch {
		case body == "" || strings.HasPrefix(body, "#"):
		case line[0] != ' ':
			t, err = newTable(body)
			l.tables = append(l.tables, t)
			rung = 0
		case t == nil:
			err = fmt.Errorf("a line of forms before the first table")
		case strings.HasPrefix(body, "source:"):
		case strings.HasPrefix(body, "head:"):
			t.head, err = newHead(strings.TrimSpace(strings.TrimPrefix(body, "head:")))
		case body == "-":
			t.silent = rung
			rung++
		default:
			l.add(t, rung, body)
			rung++
		}
		if err != nil {
			return fmt.Errorf("%s:%d:1: %w", name, i+1, err)
		}
	}
	return nil
}

// newTable parses the first line of a table: kind, name, a colon and a description.
func newTable(line string) (*table, error) {
	head, _, found := strings.Cut(line, ":")
	kind, name, _ := strings.Cut(head, " ")
	if !found {
		return nil, fmt.Errorf("a table begins with its kind, its name and a colon, not with %q", line)
	}
	for _, k := range tableKinds {
		if string(k) == kind {
			name = cmp.Or(name, kind)
			return &table{kind: k, name: name, silent: -1}, nil
		}
	}
	return nil, fmt.Errorf("unknown kind of table %q", kind)
}

func newHead(text string) (head, error) {
	if h := head(text); h == wordHead || h == objectHead || h == stemHead {
		return h, nil
	}
	return "", fmt.Errorf("a table has the head %q; write word, object or stem", text)
}

// add adds the forms of one line.
func (l *language) add(t *table, rung int, line string) {
	line = fold(line)
	if role := ofWords[t.kind]; role != nil {
		l.assign(strings.Fields(line), role)
		return
	}
	t.lines = max(t.lines, rung+1)
	for side, forms := range strings.Split(line, "|") {
		for form := range strings.SplitSeq(forms, ",") {
			if form = strings.TrimSpace(form); form != "" {
				l.phrases.add(form, entry{t, rung, side, strings.HasSuffix(form, "…")})
			}
		}
	}
}
