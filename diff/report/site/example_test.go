package site_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

func ExampleNew() {
	var statements []*tree.Statement
	for _, outline := range []string{
		"statement 2022 zh\narticle 一、\n  paragraph\n    双方将共建北方灯塔航线。\n",
		"statement 2023 zh\narticle 一、\n  paragraph\n    双方将共建北方灯塔与海图航线。\n",
	} {
		st, err := tree.ParseOutline([]byte(outline))
		if err != nil {
			log.Fatal(err)
		}
		statements = append(statements, st)
	}
	s, err := site.New(&site.Corpus{Series: []*site.Series{{
		Name: "joint", Statements: statements,
		Link: func(func(*tree.Statement) string) (*series.Lineage, error) { return series.Link(statements, nil), nil },
	}}}, site.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, group := range s.Groups() {
		pages, err := s.Pages(group)
		if err != nil {
			log.Fatal(err)
		}
		for _, p := range pages {
			if strings.HasPrefix(p.Name, "shared/") {
				continue // styles and scripts, named by their content
			}
			data, _, err := p.Render("")
			if err != nil {
				log.Fatal(err)
			}
			fmt.Println(group.Name+":", p.Name, len(data) > 0)
		}
	}
	// Output:
	// series joint: tables/joint.html true
	// series joint: series/joint.html true
	// series joint: statement/2022.html true
	// series joint: wording/joint.html true
	// series joint: search/2022.js true
	// series joint: statement/2023.html true
	// series joint: search/2023.js true
	// series joint: search/joint--wording.js true
	// series joint: pair/2022--2023.html true
	// series joint: thread/joint--双方将共建北方灯塔航.html true
	// series joint: wording/joint--formula-双方将共建北方灯塔.html true
	// corpus: index.html true
	// corpus: feed.xml true
}
