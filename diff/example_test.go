package diff_test

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// What became of every sentence of a text.
func ExampleCompare() {
	old, err := parse.Text(strings.NewReader("双方坚决反对干涉内政，愿扩大农产品贸易。\n\n双方欢迎互设文化中心。\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	new, err := parse.Text(strings.NewReader("双方反对干涉内政，愿扩大农产品贸易。\n\n双方商定修复古驿道。\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range diff.Compare(old, new).At(diff.LevelSentence) {
		fmt.Printf("%s [%s] → [%s]\n", l.Kind, tree.Locators(l.Old), tree.Locators(l.New))
	}
	// Output:
	// reworded [1.1.1] → [1.1.1]
	// dropped [1.2.1] → []
	// added [] → [1.2.1]
}

// The words that changed in a sentence.
func ExampleWords() {
	for _, e := range diff.Words("双方坚决反对干涉内政。", "双方反对干涉别国内政。", "zh") {
		fmt.Println(e.Op, e.Text)
	}
	// Output:
	// equal 双方
	// delete 坚决
	// equal 反对干涉
	// insert 别国
	// equal 内政。
}

// A comparison proves itself: it rebuilds the new text from the old one.
func ExampleResult_Apply() {
	old, _ := parse.Text(strings.NewReader("双方同意重开口岸。\n"))
	new, _ := parse.Text(strings.NewReader("双方同意重开两个口岸。\n"))
	text, err := diff.Compare(old, new).Apply()
	fmt.Println(text, err)
	// Output: 双方同意重开两个口岸。 <nil>
}
