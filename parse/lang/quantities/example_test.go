package quantities_test

import (
	"fmt"

	"github.com/clausediff/clausediff/parse/lang/quantities"
)

func Example() {
	const text = "over 1.5 million tonnes in May 2021"
	for _, n := range quantities.NumeralsOf("en").In(text) {
		fmt.Println(n.Value)
	}
	for _, q := range quantities.Quantities(text, "en") {
		fmt.Println(q.Value, q.Unit)
	}
	// Output:
	// 1.5e+06
	// 5
	// 2021
	// 1.5million tonne
	// may 2021
}
