package numbers_test

import (
	"fmt"

	"github.com/clausediff/clausediff/parse/lang/numbers"
)

func ExampleParse() {
	for _, s := range []string{"12", "１２", "٢٣", "XII", "十二", "一二", "万一"} {
		fmt.Print(numbers.Parse(s), " ")
	}
	fmt.Println(numbers.ReplaceHan("二〇二二年，百分之五"))
	// Output: 12 12 23 12 12 12 0 2022年，5%
}
