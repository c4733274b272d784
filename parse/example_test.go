package parse_test

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// A page becomes a tree, and what was left out of it is listed.
func ExampleAny() {
	page := `<html><body><nav>Home | News</nav><article><h1>Joint Statement of Lanchuan and Zebei</h1>
<p>The Sides support a lasting peace; they will hold annual consultations.</p>
<p>They agree to open two further border crossings.</p></article></body></html>`
	st, err := parse.Any(strings.NewReader(page), parse.Name("2023.html"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(st.Title)
	for _, n := range st.Nodes(tree.KindClause) {
		fmt.Println(n.Locator, strings.TrimSpace(st.TextOf(n)))
	}
	for _, d := range st.Discarded {
		fmt.Printf("left out, line %d: %s\n", d.Line, d.Text)
	}
	// Output:
	// Joint Statement of Lanchuan and Zebei
	// 1.1.1.1 The Sides support a lasting peace;
	// 1.1.1.2 they will hold annual consultations.
	// 1.2.1.1 They agree to open two further border crossings.
	// left out, line 1: Home | News
}
