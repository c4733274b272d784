package wording_test

import (
	"fmt"

	"github.com/clausediff/clausediff/parse/lang/wording"
)

func ExampleKey() {
	fmt.Println(wording.Key("Each Side’s  co‑operation", "en"))
	fmt.Println(wording.Key("二○二二年，百分之五", "zh"))
	// Output:
	// Each Side's cooperation
	// 2022年,5%
}
