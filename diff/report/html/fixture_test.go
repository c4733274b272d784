package html_test

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// runs reads text with marks: [-deleted-] and {+inserted+}.
func runs(text string) []passage.Run {
	var list []passage.Run
	add := func(m passage.Mark, s string) {
		if s != "" {
			list = append(list, passage.Run{Mark: m, Text: s})
		}
	}
	for text != "" {
		i := strings.IndexAny(text, "[{")
		if i < 0 {
			add(passage.Same, text)
			break
		}
		add(passage.Same, text[:i])
		mark, end := passage.Deleted, "-]"
		if text[i] == '{' {
			mark, end = passage.Inserted, "+}"
		}
		inner, rest, _ := strings.Cut(text[i+2:], end)
		add(mark, inner)
		text = rest
	}
	return list
}

// side makes a side of the nodes at the locators, one or several separated by
// spaces.
func side(locators, text string) passage.Side {
	list := strings.Fields(locators)
	first := list[0]
	block := first[:strings.LastIndex(first, ".")]
	return passage.Side{Locators: list, Runs: runs(text), Block: block}
}

// clauseSide is side for a clause, whose paragraph is two levels up.
func clauseSide(locators, text string) passage.Side {
	s := side(locators, text)
	s.Block = s.Block[:strings.LastIndex(s.Block, ".")]
	return s
}

func label(s passage.Side, label string) passage.Side {
	s.Label = label
	return s
}

func repeated(s passage.Side) passage.Side {
	s.Repeated = true
	return s
}

func same(locators, text string) report.Row {
	s := side(locators, text)
	return report.Row{ID: "u" + locators, Kind: diff.Unchanged, Shape: "1:1", Certainty: diff.Certain, Old: s, New: s}
}

func folded(r report.Row) report.Row {
	r.Folded = true
	return r
}

func added(s passage.Side) report.Row {
	return report.Row{ID: "a" + s.Locators[0], Kind: diff.Added, Shape: "0:1", New: s}
}

func dropped(s passage.Side) report.Row {
	return report.Row{ID: "d" + s.Locators[0], Kind: diff.Dropped, Shape: "1:0", Old: s}
}

func reworded(old, new passage.Side) report.Row {
	return report.Row{ID: "w" + new.Locators[0], Kind: diff.Reworded, Shape: "1:1", Certainty: diff.Certain, Old: old, New: new}
}

// specimen is a comparison of two statements of two invented states, with every
// kind and flag in it.
func specimen() *report.Report {
	preamble := report.Section{
		Old: passage.Part{Kind: tree.KindPreamble, Locator: "0"},
		New: passage.Part{Kind: tree.KindPreamble, Locator: "0"},
		Rows: []report.Row{
			folded(same("0.1.1", "应澄国主席邀请，岚国总统对澄国进行国事访问。")),
			folded(same("0.1.2", "两国元首举行了坦诚友好的会谈。")),
			folded(same("0.1.3", "双方声明如下：")),
		},
		Stats: diff.Stats{Unchanged: 3},
	}
	return &report.Report{
		Old: passage.Head{
			ID: "2022", Title: "澄国和岚国关于深化睦邻合作的联合声明", Date: "2022-05-12", Source: "portal-2022.html",
			Lang: tree.Chinese, Discarded: slices.Concat([]tree.Reason{"copy"}, slices.Repeat([]tree.Reason{"navigation"}, 13)),
		},
		New: passage.Head{
			ID: "2023", Title: "澄国和岚国关于新时期睦邻合作的联合声明", Date: "2023-06-01", Source: "agency-2023.html",
			Lang: tree.Chinese, Discarded: []tree.Reason{"metadata"}, Doubts: []string{"article 4 follows article 2: is article 3 missing?"},
		},
		Sentences: diff.Stats{Unchanged: 5, Typographic: 1, Reworded: 4, Dropped: 2, Added: 2, Moved: 1, Renumbered: 1, Split: 1, Merged: 1, Possible: 1, PossiblyReworded: 1},
		Clauses:   diff.Stats{Unchanged: 12, Typographic: 1, Reworded: 6, Dropped: 4, Added: 5, Moved: 2},
		Sections:  []report.Section{preamble, articleOne(), articleTwo(), articleThree(), droppedArticle()},
		Briefing:  specimenBriefing(),
		Degraded:  []string{"2.1.1: too long for word edits, compared by clauses"},
	}
}

func specimenBriefing() report.Briefing {
	terms := reworded(side("1.1.1", "双方重申，恪守[-一九九〇年-]边境安排。"), side("1.1.1", "双方重申，{+严格+}恪守{+二〇二二年+}边境安排。"))
	census := dropped(side("3.1.1", "[-双方将在本年度内完成跨境湿地联合普查。-]"))
	forum := added(side("3.1.1", "{+双方商定举办河口论坛。+}"))
	return report.Briefing{
		Items: []report.Item{
			{Subject: "边境安排", Lines: []report.Line{
				{Findings: []report.Finding{{Rank: 1, Type: finding.Stronger, To: "严格"}, {Rank: 2, Type: finding.Date, From: "一九九〇年", To: "二〇二二年"}}, Old: []string{"1.1.1.2"}, New: []string{"1.1.1.2"}, Row: terms},
			}},
			{Subject: "往来", Lines: []report.Line{{Findings: []report.Finding{{Rank: 3, Type: finding.Unnamed, From: "湿地"}}, Old: []string{"3.1.1"}, Row: census}}},
		},
		Gone: []report.Line{{Findings: []report.Finding{{Rank: 4, Type: finding.Dropped, Since: "2021"}}, Old: []string{"3.1.1"}, Row: census}},
		New:  []report.Line{{Findings: []report.Finding{{Rank: 5, Type: finding.Added}}, New: []string{"3.1.1"}, Row: forum}},
		More: make([]report.Line, 1), MoreGone: make([]report.Line, 2), Routine: 3,
	}
}

func articleOne() report.Section {
	r := reworded(
		side("1.1.1", "双方重申，恪守[-一九九〇年-]边境安排，通过友好协商处理分歧，[-并保持高层往来，加强气象数据交换。-]"),
		side("1.1.1", "双方重申，{+严格+}恪守{+二〇二二年+}边境安排，通过友好协商处理分歧{+，不诉诸威胁。+}"))
	r.Clauses = []report.Row{
		same("1.1.1.1", "双方重申，"),
		reworded(clauseSide("1.1.1.2", "恪守[-一九九〇年-]边境安排，"), clauseSide("1.1.1.2", "{+严格+}恪守[-一九九〇年-]{+二〇二二年+}边境安排，")),
		same("1.1.1.3", "通过友好协商处理分歧，"),
		{ID: "mv2", Moved: true, Stub: true, To: []string{"2.4.1.1"}, Old: clauseSide("1.1.1.5", "[-加强气象数据交换。-]")},
		dropped(clauseSide("1.1.1.4", "[-并保持高层往来，-]")),
		added(clauseSide("1.1.1.4", "{+不诉诸威胁。+}")),
	}
	stub := report.Row{ID: "mv1", Kind: diff.Unchanged, Moved: true, Stub: true, To: []string{"2.2.1"}, Old: side("1.2.1", "双方支持两国青年互访。")}
	quotes := same("1.2.2", "双方欢迎“河口论坛”取得的成果。")
	quotes.Kind, quotes.Old.Locators, quotes.New.Locators = diff.Typographic, []string{"1.2.2"}, []string{"1.2.1"}
	quotes.Old.Runs = runs("双方欢迎[-\"-]河口论坛[-\"-]取得的成果。")
	quotes.New.Runs = runs("双方欢迎{+“+}河口论坛{+”+}取得的成果。")
	split := reworded(side("1.2.3", "双方将扩大边境贸易[-，-]便利货物通关。"), side("1.2.2 1.2.3", "双方将扩大边境贸易{+。双方将+}便利货物通关。"))
	split.Split, split.Shape, split.Certainty = true, "1:2", diff.Likely
	return report.Section{
		Old:   passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一", Heading: "政治互信"},
		New:   passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一", Heading: "政治互信"},
		Rows:  []report.Row{r, stub, quotes, split, folded(same("1.3.1", "双方愿继续努力。"))},
		Stats: diff.Stats{Unchanged: 1, Typographic: 1, Reworded: 2, Split: 1},
	}
}

func articleTwo() report.Section {
	moved := same("2.2.1", "双方支持两国青年互访。")
	moved.ID, moved.Moved, moved.Old = "mv1", true, side("1.2.1", "双方支持两国青年互访。")
	tentative := reworded(label(side("4.1.1", "[-适时商谈渔业合作-]。"), "——"), label(side("2.3.1", "{+尽快启动近海养殖磋商+}。"), "——"))
	tentative.Certainty, tentative.Renumbered = diff.Possible, true
	merged := reworded(label(side("4.2.1 4.2.2", "[-加强气象数据交换。-]加强水文[-资料-]交换。"), "——"), label(side("2.4.1", "加强{+气象和+}水文{+数据+}交换。"), "——"))
	merged.Merged, merged.Shape = true, "2:1"
	again := added(label(repeated(side("2.4.1", "加强气象和水文数据交换。")), "——"))
	again.Kind, again.Old = diff.Reworded, label(side("4.3.1", "就水文[-数据-]开展合作。"), "——")
	return report.Section{
		Old:   passage.Part{Kind: tree.KindArticle, Locator: "4", Label: "四", Heading: "务实合作"},
		New:   passage.Part{Kind: tree.KindArticle, Locator: "2", Label: "二", Heading: "务实合作"},
		Rows:  []report.Row{added(side("2.1.1", "{+双方决定建立部长级对话机制。+}")), moved, tentative, merged, again},
		Stats: diff.Stats{Unchanged: 1, Reworded: 3, Added: 1, Moved: 1, Renumbered: 1, Merged: 1, Possible: 1, PossiblyReworded: 1},
	}
}

func articleThree() report.Section {
	return report.Section{
		New:   passage.Part{Kind: tree.KindArticle, Locator: "3", Label: "三", Heading: "人文交流"},
		Rows:  []report.Row{added(side("3.1.1", "{+双方将互设文化中心。+}"))},
		Stats: diff.Stats{Added: 1},
	}
}

func droppedArticle() report.Section {
	return report.Section{
		Old:   passage.Part{Kind: tree.KindArticle, Locator: "3", Label: "三", Heading: "生态环境"},
		Rows:  []report.Row{dropped(side("3.1.1", "[-双方将在本年度内完成跨境湿地联合普查。-]")), dropped(side("3.1.2", "[-普查结果对外公布。-]"))},
		Stats: diff.Stats{Dropped: 2},
	}
}

func cellOf(kind diff.Kind, locator, text string) history.Cell {
	s := clauseSide(locator, text)
	woven := s.Runs
	s.Runs = slices.DeleteFunc(slices.Clone(woven), func(r passage.Run) bool { return r.Mark == passage.Deleted })
	return history.Cell{Side: s, Woven: woven, Kind: kind, Certainty: diff.Certain}
}

// arabic is a comparison of two statements in a script that runs from right to left,
// with numbers and Latin letters in it.
func arabic() *report.Report {
	row := reworded(side("1.1.1", "أكد الطرفان التزامهما بالسلام (MoU [-12/2021-])."), side("1.1.1", "أكد الطرفان التزامهما {+الراسخ +}بالسلام (MoU {+14/2023+})."))
	return &report.Report{
		Old: passage.Head{ID: "2022", Title: "بيان مشترك ٢٠٢٢", Lang: "ar"}, New: passage.Head{ID: "2023", Title: "بيان مشترك ٢٠٢٣", Lang: "ar"},
		Briefing: briefingOf("السلام", row), Sentences: diff.Stats{Reworded: 1},
		Sections: []report.Section{{Old: passage.Part{Kind: tree.KindArticle, Locator: "1", Heading: "العلاقات"}, New: passage.Part{Kind: tree.KindArticle, Locator: "1", Heading: "العلاقات"},
			Rows: []report.Row{row, same("1.1.2", "ورحبا بالحوار."), added(side("1.1.3", "{+وافتتحا قنصلية.+}"))}, Stats: diff.Stats{Reworded: 1, Added: 1, Unchanged: 1}}},
	}
}

// specimenLineage is the life of five clauses through three statements.
func specimenLineage() *history.Report {
	heads := []passage.Head{
		{ID: "2021", Title: "澄国和岚国联合声明", Date: "2021-04-20", Source: "2021.txt", Lang: tree.Chinese},
		{ID: "2022", Title: "澄国和岚国关于深化睦邻合作的联合声明", Date: "2022-05-12", Source: "2022.html", Lang: tree.Chinese},
		{ID: "2023", Title: "澄国和岚国关于新时期睦邻合作的联合声明", Date: "2023-06-01", Source: "2023.html", Lang: tree.Chinese, Doubts: []string{"no closing found"}},
	}
	moved := cellOf(diff.Unchanged, "2.1.1.1", "双方支持两国青年互访。")
	moved.Moved = true
	likely := cellOf(diff.Reworded, "1.1.1.2", "{+严格+}恪守[-一九九〇年-]{+二〇二二年+}边境安排，")
	likely.Certainty = diff.Likely
	return &history.Report{
		Tracks: []history.Track{
			{Part: passage.Part{Kind: tree.KindArticle, Label: "一", Heading: "政治互信"}, Shares: []*history.Share{{Locator: "1", Share: .21, Rank: 2}, {Locator: "1", Share: .308, Rank: 1, Trend: 1}, {Locator: "1", Share: .3, Rank: 1, Trend: -1}}},
			{Part: passage.Part{Kind: tree.KindArticle, Label: "二", Heading: "经济贸易合作"}, Shares: []*history.Share{{Locator: "2", Share: .4, Rank: 1}, nil, {Locator: "2", Share: .05, Rank: 2, Trend: -1}}},
		},
		Statements: heads,
		Sections: []history.Section{
			{Part: passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一", Heading: "政治互信"}, Threads: []history.Thread{
				{ID: "t1", Status: "standing", Since: "2021", Last: "2023", Cells: []history.Cell{
					cellOf(diff.Added, "1.1.1.1", "双方重申，"), cellOf(diff.Unchanged, "1.1.1.1", "双方重申，"), cellOf(diff.Unchanged, "1.1.1.1", "双方重申，")}},
				{ID: "t2", Status: "standing", Since: "2021", Last: "2023", Cells: []history.Cell{
					cellOf(diff.Added, "1.1.1.2", "恪守一九九〇年边境安排，"), cellOf(diff.Unchanged, "1.1.1.2", "恪守一九九〇年边境安排，"), likely}},
				{ID: "t3", Status: "returned", Since: "2021", Last: "2023", Cells: []history.Cell{
					cellOf(diff.Added, "1.1.1.3", "通过友好协商处理分歧，"), {}, cellOf(diff.Unchanged, "1.1.1.3", "通过友好协商处理分歧，")}},
			}},
			{Part: passage.Part{Kind: tree.KindArticle, Locator: "2", Label: "二", Heading: "务实合作"}, Threads: []history.Thread{
				{ID: "t4", Status: "standing", Since: "2022", Last: "2023", Cells: []history.Cell{
					{}, cellOf(diff.Added, "1.2.1.1", "双方支持两国青年互访。"), moved}},
				{ID: "t5", Status: "new", Since: "2023", Last: "2023", Cells: []history.Cell{
					{}, {}, cellOf(diff.Added, "2.2.1.1", "{+双方决定建立部长级对话机制。+}")}},
			}},
		},
		Gone: []history.Thread{
			{ID: "t6", Status: "dropped", Since: "2021", Last: "2022", Cells: []history.Cell{
				cellOf(diff.Added, "3.1.1.1", "双方将完成跨境湿地普查。"), cellOf(diff.Reworded, "3.1.1.1", "双方将{+在本年度内+}完成跨境湿地{+联合+}普查。"), {}}},
		},
		Counts: map[series.Status]int{"standing": 3, "new": 1, "returned": 1, "dropped": 1},
		River:  specimenRiver(),
	}
}

// specimenRiver is the way of these clauses.
func specimenRiver() *flow.River {
	part := func(locator, label, heading string, clauses, added, dropped int) flow.Part {
		return flow.Part{Part: passage.Part{Kind: tree.KindArticle, Locator: locator, Label: label, Heading: heading},
			Clauses: clauses, Added: added, Dropped: dropped}
	}
	return &flow.River{
		Columns: []flow.Column{
			{Statement: "2021", Parts: []flow.Part{part("1", "一", "政治互信", 3, 0, 0), part("2", "三", "生态环境", 1, 0, 0)}},
			{Statement: "2022", Parts: []flow.Part{part("1", "一", "政治互信", 3, 1, 0), part("2", "三", "生态环境", 1, 0, 1)}},
			{Statement: "2023", Parts: []flow.Part{part("1", "一", "政治互信", 3, 0, 0), part("2", "二", "务实合作", 2, 1, 0)}},
		},
		Bands: []flow.Band{
			{Stream: flow.Carried, From: 0, To: 1, Left: 2, Right: 2},
			{Stream: flow.Reworded, From: 0, To: 1, Old: 1, New: 1, Left: 1, Right: 1},
			{Stream: flow.Returned, From: 0, To: 2, Left: 1, Right: 1},
			{Stream: flow.Carried, From: 1, To: 2, Left: 1, Right: 1},
			{Stream: flow.Reworded, From: 1, To: 2, Left: 1, Right: 1},
			{Stream: flow.Moved, From: 1, To: 2, New: 1, Left: 1, Right: 1},
		},
	}
}

// briefingOf tells rows as findings whose own words are the text.
func briefingOf(text string, rows ...report.Row) report.Briefing {
	var b report.Briefing
	for i, row := range rows {
		told := report.Finding{Rank: i + 1, Type: finding.Type(row.Kind.String()), From: text, To: text, Since: text}
		line := report.Line{Findings: []report.Finding{told, told}, Old: row.Old.Locators, New: row.New.Locators, Row: row}
		b.Items = append(b.Items, report.Item{Subject: text, Lines: []report.Line{line, line}})
		b.Gone, b.New = append(b.Gone, line), append(b.New, line)
	}
	b.More, b.MoreGone, b.Routine = make([]report.Line, 2), make([]report.Line, 1), 3
	return b
}
