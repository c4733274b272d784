package tree_test

import (
	"fmt"

	"github.com/clausediff/clausediff/parse/tree"
)

// Tests write trees as outlines, with a bar between clauses.
func ExampleParseOutline() {
	s, err := tree.ParseOutline([]byte(`statement 2022 zh
article 一、
  paragraph
    双方反对干涉内政，|愿扩大贸易。
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for n := range s.Root.All() {
		if n.Kind == tree.KindClause {
			fmt.Println(n.Locator, s.TextOf(n))
		}
	}
	// Output:
	// 1.1.1.1 双方反对干涉内政，
	// 1.1.1.2 愿扩大贸易。
}
