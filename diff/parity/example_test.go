package parity_test

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/parse"
)

func ExampleCompare() {
	en, err := parse.Text(strings.NewReader("The Sides will build 20 bridges by 2024.\n\nThe Sides will open a cultural centre in each capital.\n"), parse.Language("en"))
	if err != nil {
		fmt.Println(err)
		return
	}
	ru, err := parse.Text(strings.NewReader("Стороны построят 30 мостов к 2024 году.\n\nСтороны откроют в столицах культурные центры.\n"), parse.Language("ru"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range parity.Compare(en, ru).Findings {
		fmt.Println(f.Type, f.From, f.To)
	}
	// Output: number 20 30
}
