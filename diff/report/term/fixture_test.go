package term

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// runs reads the mark-up of the fixtures: kept text, [-deleted-], {+inserted+}.
func runs(text string) []passage.Run {
	var list []passage.Run
	for text != "" {
		at := strings.IndexAny(text, "[{")
		if at < 0 {
			return append(list, passage.Run{Text: text})
		}
		if at > 0 {
			list = append(list, passage.Run{Text: text[:at]})
		}
		mark, end := passage.Deleted, "-]"
		if text[at] == '{' {
			mark, end = passage.Inserted, "+}"
		}
		inside, rest, _ := strings.Cut(text[at+2:], end)
		list = append(list, passage.Run{Mark: mark, Text: inside})
		text = rest
	}
	return list
}

// side makes a side from space separated locators and marked text. The block
// is that of the first locator.
func side(locators, text string) passage.Side {
	if locators == "" {
		return passage.Side{}
	}
	s := passage.Side{Locators: strings.Fields(locators), Runs: runs(text)}
	s.Block = s.Locators[0][:strings.LastIndex(s.Locators[0], ".")]
	return s
}

func item(locators, text string) passage.Side {
	s := side(locators, text)
	s.Label = "——"
	return s
}

func link(kind diff.Kind, old, new passage.Side) report.Row {
	row := report.Row{Kind: kind, Old: old, New: new, Shape: "1:1", Certainty: diff.Certain}
	switch kind {
	case diff.Dropped:
		row.Shape, row.Certainty = "1:0", diff.NoCertainty
	case diff.Added:
		row.Shape, row.Certainty = "0:1", diff.NoCertainty
	}
	return row
}

func same(old, new, text string) report.Row {
	return link(diff.Unchanged, side(old, text), side(new, text))
}

func folded(old, new, text string) report.Row {
	row := same(old, new, text)
	row.Folded = true
	return row
}

func specimenReport() *report.Report {
	rep := &report.Report{
		Old: passage.Head{ID: "2022", Title: "东海国和西山国关于睦邻合作的联合声明", Date: "2022-03-14", Lang: tree.Chinese,
			Source: "portal/2022.html", Doubts: []string{"article 四 is missing between 三 and 五"}, Discarded: slices.Concat(slices.Repeat([]tree.Reason{"navigation"}, 4), slices.Repeat([]tree.Reason{"footer"}, 3))},
		New: passage.Head{ID: "2023", Title: "东海国和西山国关于深化睦邻合作的联合声明", Date: "2023-05-02", Lang: tree.Chinese,
			Source: "agency/2023.html", Discarded: []tree.Reason{"copy"}},
		Sentences: diff.Stats{Unchanged: 9, Typographic: 1, Reworded: 4, Dropped: 1, Added: 2, Moved: 2, Renumbered: 3, Split: 1},
		Clauses:   diff.Stats{Unchanged: 31, Typographic: 2, Reworded: 7, Dropped: 4, Added: 6, Moved: 3},
		Degraded:  []string{"article 3: 2,100 clauses, moves searched by windows"},
	}
	rep.Sections = []report.Section{preambleSection(), tradeSection(), peopleSection(), droppedSection()}
	trade := rep.Sections[1].Rows
	rep.Briefing = specimenBriefing(rep.Sections[3].Rows[0], trade[2], trade[3])
	return rep
}

func preambleSection() report.Section {
	return report.Section{
		Old:   passage.Part{Kind: tree.KindPreamble, Locator: "0"},
		New:   passage.Part{Kind: tree.KindPreamble, Locator: "0"},
		Stats: diff.Stats{Unchanged: 7, Typographic: 1},
		Rows: []report.Row{
			folded("0.1.1", "0.1.1", "应西山国首相邀请，东海国总统对西山国进行访问。"),
			folded("0.1.2", "0.1.2", "两国领导人举行了会谈。"),
			same("0.2.1", "0.2.1", "双方指出，两国关系历经风雨，日益成熟。"),
			link(diff.Typographic, side("0.2.2", "双方愿本着[-“-]互利[-”-]原则推进合作。"),
				side("0.2.2", "双方愿本着{+「+}互利{+」+}原则推进合作。")),
			folded("0.3.1", "0.3.1", "双方声明如下："),
		},
	}
}

func tradeSection() report.Section {
	reworded := link(diff.Reworded,
		side("1.1.1", "双方将扩大[-渔业-]合作，完善港口设施，每年举行一次磋商[-，并交换数据-]。"),
		side("2.1.1 2.1.2", "双方将{+继续+}扩大{+渔业和海水养殖+}合作，完善港口设施{+。每年+}每年举行一次磋商{+，由两国渔业部门轮流主持+}。"))
	reworded.Split, reworded.Shape, reworded.Certainty, reworded.Renumbered = true, "1:2", diff.Likely, true
	movedClause := link(diff.Reworded, side("1.4.1.2", "开放[-三-]条航线，"), side("2.1.2.2", "开放{+五+}条航线，"))
	movedClause.Moved = true
	reworded.Clauses = []report.Row{
		link(diff.Reworded, side("1.1.1.1", "双方将扩大[-渔业-]合作，"), side("2.1.1.1", "双方将{+继续+}扩大{+渔业和海水养殖+}合作，")),
		link(diff.Unchanged, side("1.1.1.2", "完善港口设施，"), side("2.1.1.2", "完善港口设施，")),
		link(diff.Reworded, side("1.1.1.3", "每年举行一次磋商[-，-]"), side("2.1.2.1", "每年举行一次磋商{+，由两国渔业部门轮流主持。+}")),
		link(diff.Dropped, side("1.1.1.4", "[-并交换数据。-]"), passage.Side{}),
		movedClause,
		link(diff.Added, passage.Side{}, side("2.1.2.3", "{+上述安排自声明发表之日起实行，直至双方另有约定为止。+}")),
	}
	moved := link(diff.Unchanged, item("4.1.1", "在灯塔、航标和海图方面互通信息。"), item("2.2.1", "在灯塔、航标和海图方面互通信息。"))
	moved.Moved = true
	possible := link(diff.Reworded,
		side("1.3.1", "[-双方重视果品贸易，反对设置-]不合理的[-检疫要求-]。"),
		side("2.3.1", "{+双方主张取消+}不合理的{+关税和配额，欢迎企业参加博览会+}。"))
	possible.Certainty = diff.Possible
	light := link(diff.Reworded,
		side("1.3.2", "双方支持两国地方政府在木材、茶叶、药材等领域开展[-多种-]形式的合作，并[-愿-]为此提供便利。"),
		side("2.3.2", "双方支持两国地方政府在木材、茶叶、药材等领域开展{+各种+}形式的合作，并为此提供{+签证和运输+}便利。"))
	return report.Section{
		Old:   passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "一", Heading: "经济贸易合作"},
		New:   passage.Part{Kind: tree.KindArticle, Locator: "2", Label: "二", Heading: "经济贸易合作"},
		Stats: diff.Stats{Unchanged: 1, Reworded: 3, Added: 1, Moved: 1, Split: 1, Renumbered: 3},
		Rows: []report.Row{reworded, moved, link(diff.Added, passage.Side{},
			item("2.2.2", "{+双方同意设立联合基金，用于修复两国边境地区的古桥、驿道和水渠，首期出资由双方各承担一半，具体办法另行商定。+}")), possible, light},
	}
}

func peopleSection() report.Section {
	stub := link(diff.Unchanged, side("2.1.1", "双方同意互设文化中心。"), passage.Side{})
	stub.Stub, stub.Moved, stub.To = true, true, []string{"4.1.1"}
	heading := same("2.0.1", "3.0.1", "人文交流")
	heading.Old.Heading, heading.New.Heading = true, true
	english := link(diff.Added, passage.Side{},
		side("3.2.1", "{+双方欢迎“Lighthouse & Harbour Youth Orchestra”和 «Морской ветер» 在两国巡演。+}"))
	again := link(diff.Reworded,
		side("2.3.1", "双方[-加强学校-]交流，[-并推动图书互译-]。"), side("2.1.1", "双方将{+继续+}扩大交流。"))
	again.New.Repeated, again.Certainty = true, diff.Likely
	known := link(diff.Unchanged, side("2.3.1.2", "完善设施，"), side("2.1.1.2", "完善设施，"))
	known.Old.Repeated, known.New.Repeated = true, true
	left := link(diff.Unchanged, side("2.3.1.3", "并推动图书互译。"), passage.Side{})
	left.Stub, left.To = true, []string{"3.2.1.4"}
	again.Clauses = []report.Row{
		link(diff.Reworded, side("2.3.1.1", "双方[-加强学校-]交流，"), side("2.1.1.1", "双方{+继续扩大+}交流，")),
		known, known, left,
	}
	return report.Section{
		Old:   passage.Part{Kind: tree.KindArticle, Locator: "2", Label: "三", Heading: "人文交流"},
		New:   passage.Part{Kind: tree.KindArticle, Locator: "3", Label: "三", Heading: "人文交流"},
		Stats: diff.Stats{Unchanged: 1, Reworded: 1, Added: 1},
		Rows: []report.Row{
			heading, stub,
			link(diff.Unchanged, side("2.2.1", "双方鼓励青年互访。"), side("3.1.1", "双方鼓励青年互访。")),
			again, english,
		},
	}
}

func droppedSection() report.Section {
	return report.Section{
		Old:   passage.Part{Kind: tree.KindArticle, Locator: "3", Label: "五", Heading: "其他"},
		Stats: diff.Stats{Dropped: 1},
		Rows: []report.Row{link(diff.Dropped,
			side("3.1.1", "[-双方将就气象观测、地震预报和森林防火建立热线，并在灾害发生后二十四小时内互相通报情况。-]"), passage.Side{})},
	}
}

func specimenLineage() *history.Report {
	step := func(kind diff.Kind, s passage.Side) history.Cell {
		return history.Cell{Side: s, Woven: s.Runs, Kind: kind, Certainty: diff.Certain}
	}
	woven := func(c history.Cell, text string) history.Cell {
		c.Woven = runs(text)
		return c
	}
	none := history.Cell{}
	stand := func(loc, text string) history.Thread {
		s := side(loc, text)
		return history.Thread{ID: loc, Status: "standing", Since: "2021", Last: "2023",
			Cells: []history.Cell{step(diff.Added, s), step(diff.Unchanged, s), step(diff.Unchanged, s)}}
	}
	moved := woven(step(diff.Reworded, side("2.1.1.1", "双方将{+继续+}扩大渔业{+和养殖+}合作，")),
		"双方将{+继续+}扩大渔业{+和养殖+}合作，")
	moved.Moved, moved.Certainty = true, diff.Possible
	return &history.Report{
		Statements: []passage.Head{
			{ID: "2021", Date: "2021-06-30", Title: "东海国和西山国联合声明", Lang: tree.Chinese},
			{ID: "2022", Date: "2022-03-14", Title: "东海国和西山国关于睦邻合作的联合声明", Lang: tree.Chinese, Doubts: []string{"no date line found"}},
			{ID: "2023", Date: "2023-05-02", Title: "东海国和西山国关于深化睦邻合作的联合声明", Lang: tree.Chinese},
		},
		Tracks: []history.Track{
			{Part: passage.Part{Kind: tree.KindArticle, Label: "一", Heading: "政治互信"}, Shares: []*history.Share{{Locator: "1", Share: .21, Rank: 2}, {Locator: "1", Share: .308, Rank: 1, Trend: 1}, {Locator: "1", Share: .3, Rank: 1, Trend: -1}}},
			{Part: passage.Part{Kind: tree.KindArticle, Label: "二", Heading: "经济贸易合作"}, Shares: []*history.Share{{Locator: "2", Share: .4, Rank: 1}, nil, {Locator: "2", Share: .05, Rank: 2, Trend: -1}}},
		},
		Counts: map[series.Status]int{"standing": 4, "new": 1, "returned": 1, "dropped": 1},
		Sections: []history.Section{{
			Part: passage.Part{Kind: tree.KindArticle, Locator: "2", Label: "二", Heading: "经济贸易合作"},
			Threads: []history.Thread{
				stand("1.1.1.1", "双方指出，"), stand("1.1.1.2", "两国关系日益成熟，"), stand("1.1.1.3", "堪称典范。"),
				{ID: "a", Status: "standing", Since: "2021", Last: "2023", Cells: []history.Cell{
					step(diff.Added, side("1.2.1.1", "双方愿扩大渔业合作，")),
					step(diff.Reworded, side("1.2.1.1", "双方{+将+}扩大渔业合作，")), moved}},
				{ID: "b", Status: "new", Since: "2023", Last: "2023", Cells: []history.Cell{
					none, none, step(diff.Added, item("2.2.1.1", "{+双方同意设立联合基金，+}"))}},
				{ID: "c", Status: "returned", Since: "2021", Last: "2023", Cells: []history.Cell{
					step(diff.Added, side("3.1.1.1", "鼓励青年互访。")), none,
					step(diff.Unchanged, side("2.3.1.1", "鼓励青年互访。"))}},
			},
		}},
		Gone: []history.Thread{{ID: "d", Status: "dropped", Since: "2021", Last: "2022", Cells: []history.Cell{
			step(diff.Added, side("4.1.1.1", "双方将就气象观测、地震预报和森林防火建立热线，")),
			woven(step(diff.Reworded, side("3.1.1.1", "双方将就气象观测和森林防火建立{+常设+}热线，")),
				"双方将就气象观测[-、地震预报-]和森林防火建立{+常设+}热线，"), none}}},
	}
}

// specimenStatement builds a small tree by hand: clauses are separated by | and
// sentences by || in the blocks' text.
func specimenStatement() *tree.Statement {
	s := &tree.Statement{ID: "2023", Title: "东海国和西山国关于深化睦邻合作的联合声明", Date: "2023-05-02", Lang: tree.Chinese,
		Parties: []string{"东海国", "西山国"}, Confidence: tree.Confidence{Kept: 1, Doubts: 1},
		Facts:  []tree.Fact{{Name: "title", Value: "…", Where: "h1", Line: 5}, {Name: "language", Value: "zh", Where: "the letters of the text"}},
		Source: tree.Source{Name: "agency/2023.html", Encoding: "gb18030"},
		Root:   &tree.Node{Kind: tree.KindStatement},
		Doubts: []tree.Doubt{{Text: "label 四 missing between 三 and 五"}},
		Discarded: []tree.Discarded{
			{Reason: "navigation", Origin: tree.Origin{Line: 12}, Text: "首页 新闻 专题"},
			{Reason: "advertising", Origin: tree.Origin{Line: 318}, Text: "海鲜节开幕：全场五折，满一百减二十，先到先得，售完即止，详情请见本报第八版，或致电本店咨询，谢谢惠顾"},
		},
	}
	part := func(kind tree.Kind, label, mark string) *tree.Node {
		n := &tree.Node{Kind: kind, Label: label, Mark: mark, Span: tree.Span{Start: len(s.Text)}}
		s.Root.Children = append(s.Root.Children, n)
		return n
	}
	preamble := part(tree.KindPreamble, "", "")
	addBlock(s, preamble, tree.KindParagraph, "", "应西山国首相邀请，|东海国总统对西山国进行访问。||两国领导人声明如下：")
	trade := part(tree.KindArticle, "一", "一、")
	addBlock(s, trade, tree.KindParagraph, "", "经济贸易合作").IsHeading = true
	addBlock(s, trade, tree.KindParagraph, "", "双方将继续扩大渔业和海水养殖合作，|完善港口设施，|每年举行一次磋商，|由两国渔业部门轮流主持。||上述安排自声明发表之日起实行。")
	addBlock(s, trade, tree.KindItem, "——", "在灯塔、航标和海图方面互通信息；")
	addBlock(s, part(tree.KindClosing, "", ""), tree.KindParagraph, "", "二〇二三年五月二日于海门")
	s.Root.Span.End = len(s.Text)
	s.Number()
	return s
}

func addBlock(s *tree.Statement, parent *tree.Node, kind tree.Kind, label, text string) *tree.Node {
	if s.Text != "" {
		s.Text += "\n"
	}
	block := &tree.Node{Kind: kind, Label: label, Mark: label, Span: tree.Span{Start: len(s.Text)}}
	for _, sentence := range strings.Split(text, "||") {
		sn := &tree.Node{Kind: tree.KindSentence, Span: tree.Span{Start: len(s.Text)}}
		for _, clause := range strings.Split(sentence, "|") {
			cn := &tree.Node{Kind: tree.KindClause, Span: tree.Span{Start: len(s.Text), End: len(s.Text) + len(clause)}}
			s.Text += clause
			sn.Children = append(sn.Children, cn)
		}
		sn.Span.End = len(s.Text)
		block.Children = append(block.Children, sn)
	}
	block.Span.End = len(s.Text)
	if parent.Span.Start < block.Span.Start && len(parent.Children) == 0 {
		parent.Span.Start = block.Span.Start
	}
	parent.Span.End = len(s.Text)
	parent.Children = append(parent.Children, block)
	return block
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

// specimenBriefing tells a dropped, an added and a reworded row.
func specimenBriefing(gone, new, reworded report.Row) report.Briefing {
	return report.Briefing{
		Items: []report.Item{
			{Subject: "贸易", Lines: []report.Line{
				{Findings: []report.Finding{{Rank: 1, Type: finding.Stronger, From: "反对设置", To: "主张取消"}}, Old: reworded.Old.Locators, New: reworded.New.Locators, Row: reworded},
				{Findings: []report.Finding{{Rank: 2, Type: finding.ListGained, To: "配额"}}, Old: reworded.Old.Locators, New: reworded.New.Locators, Row: reworded},
			}},
			{Subject: "热线", Lines: []report.Line{{Findings: []report.Finding{{Rank: 3, Type: finding.Unnamed, From: "地震预报"}}, Old: gone.Old.Locators, Row: gone}}},
		},
		Gone: []report.Line{{Findings: []report.Finding{{Rank: 4, Type: finding.Dropped, Since: "2020"}}, Old: gone.Old.Locators, Row: gone}},
		New:  []report.Line{{Findings: []report.Finding{{Rank: 5, Type: finding.Added}}, New: new.New.Locators, Row: new}},
		More: make([]report.Line, 1), MoreGone: make([]report.Line, 2), Routine: 3,
	}
}

// specimenBlame is a statement with words of four ages.
func specimenBlame() *blame.Report {
	heads := []passage.Head{{ID: "2020"}, {ID: "2021"}, {ID: "2022"}, {ID: "2023", Title: "联合声明", Lang: tree.Chinese}}
	run := func(since int, text string) blame.Run {
		return blame.Run{Since: since, ID: heads[since].ID, Text: text}
	}
	return &blame.Report{Head: heads[3], Statements: heads, Characters: []int{20, 8, 6, 12}, Clauses: []blame.Clause{
		{Locator: "1.1.1.1", Block: "1.1", Runs: []blame.Run{run(0, "双方重申，")}},
		{Locator: "1.1.1.2", Block: "1.1", Runs: []blame.Run{run(3, "严格"), run(0, "恪守"), run(2, "二〇二二年"), run(1, "边境安排"), run(0, "，")}},
		{Locator: "1.1.1.3", Block: "1.1", Runs: []blame.Run{run(1, "通过"), run(3, "定期会晤和其他各种渠道之间的坦率而深入的友好"), run(0, "协商处理分歧。")}},
	}}
}
