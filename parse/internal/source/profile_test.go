package source

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The bodies of a page are the outermost matching elements, and around contains all
// their ancestors.
func TestBodies(t *testing.T) {
	root, err := html.Parse(strings.NewReader(`<main id=m><div class=text id=a><p class=text id=inner>x</p></div><aside id=s>y</aside><div class=text id=b>z</div></main>`))
	if err != nil {
		t.Fatal(err)
	}
	body, _, err := Compile(".text")
	if err != nil {
		t.Fatal(err)
	}
	bodies, around, err := (&Profile{Body: body}).Bodies(root)
	if err != nil {
		t.Fatal(err)
	}
	id := func(n *html.Node) string {
		for _, a := range n.Attr {
			if a.Key == "id" {
				return a.Val
			}
		}
		return n.Data
	}
	var found, outer []string
	for _, n := range bodies {
		found = append(found, id(n))
	}
	for n := range around {
		outer = append(outer, id(n))
	}
	slices.Sort(outer)
	if got := strings.Join(found, " "); got != "a b" {
		t.Errorf("the bodies are %s", got)
	}
	if got := strings.TrimSpace(strings.Join(outer, " ")); got != "a b body html m" {
		t.Errorf("around are %s", got)
	}
}
