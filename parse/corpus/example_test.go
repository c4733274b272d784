package corpus_test

import (
	"fmt"
	"testing/fstest"

	"github.com/clausediff/clausediff/parse/corpus"
)

// A folder with a manifest. Any file system will do, including an embedded one.
func ExampleLoad() {
	c, err := corpus.Load(fstest.MapFS{
		"corpus.yaml": {Data: []byte("version: 1\nstatements:\n  - {id: \"2023\", series: joint, file: 2023.txt, date: 2023-09-21}\n")},
		"2023.txt":    {Data: []byte("The Sides agree to open two further border crossings.\n")},
	}, corpus.ManifestName)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range c.Series("joint") {
		st, err := c.Statement(e.ID, "")
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(st.ID, st.Date, st.Lang, st.Text)
	}
	// Output:
	// 2023 2023-09-21 en The Sides agree to open two further border crossings.
}
