package segment_test

import (
	"fmt"

	"github.com/clausediff/clausediff/parse/segment"
)

func ExampleSentences() {
	text := "他问：“可行吗？”双方表示同意。"
	for _, s := range segment.Sentences(text, "zh") {
		fmt.Println(text[s.Start:s.End])
	}
	// Output:
	// 他问：“可行吗？”
	// 双方表示同意。
}

func ExampleClauses() {
	text := "双方指出，合作前景广阔，愿扩大贸易（含服务贸易），共同发展。"
	for _, s := range segment.Clauses(text, "zh") {
		fmt.Println(text[s.Start:s.End])
	}
	// Output:
	// 双方指出，合作前景广阔，
	// 愿扩大贸易（含服务贸易），
	// 共同发展。
}
