package check_test

import (
	"fmt"
	"os"
	"testing/fstest"

	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// A corpus is checked against what was accepted: here, the text that its page had before a
// word changed.
func ExampleRun() {
	const manifest = "version: 1\nstatements:\n  - {id: \"2023\", series: joint, file: 2023.txt}\n"
	before := fstest.MapFS{
		"corpus.yaml": {Data: []byte(manifest)},
		"2023.txt":    {Data: []byte("The Sides will build a railway bridge over the border river.\n")},
	}
	now := fstest.MapFS{
		"corpus.yaml": {Data: []byte(manifest)},
		"2023.txt":    {Data: []byte("The Sides will build a road bridge over the border river.\n")},
	}
	items := func(files fstest.MapFS) (all []check.Item) {
		c, err := corpus.Load(files, corpus.ManifestName)
		if err != nil {
			fmt.Println(err)
			return nil
		}
		for _, e := range c.Entries {
			it := check.Item{Entry: e}
			it.Now, it.Sum, it.Err = c.Read(e.ID, "")
			all = append(all, it)
		}
		return all
	}
	in := &check.Corpus{Manifest: corpus.ManifestName, Items: items(now)}
	for i, it := range items(before) {
		accepted := lock.New(it.Entry, it.Now, it.Sum)
		in.Items[i].Accepted = &accepted
	}
	report, err := check.Run(in)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := (check.Writer{Name: "clausediff", FailOn: check.Warning}).Write(os.Stdout, "github", report); err != nil {
		fmt.Println(err)
	}
	fmt.Println("failed:", report.Count(check.Warning) > 0)
	// Output:
	// ::error file=2023.txt,line=1,title=clause-reworded 2023%3A1.1.1.1::reworded: The Sides will build a [-railway-]{+road+} bridge over the border river.
	// 1 error in 1 statement
	// failed: true
}
