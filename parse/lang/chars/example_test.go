package chars_test

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

func ExampleFold() {
	fmt.Println(strings.Map(chars.Fold, "Ａ 國 ⼀ ё “ —"))
	fmt.Println(chars.Expanded('ﬁ'), chars.Expanded('Ⅳ'), chars.Expanded('℃'), chars.Expanded('½') == "")
	fmt.Println(chars.Visible("co\u00adoperate"))
	// Output:
	// A 国 一 е " -
	// fi IV °C true
	// cooperate
}
