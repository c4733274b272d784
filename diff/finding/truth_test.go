package finding

import (
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// What looks like a change of a type and is not one is not reported as one.
func TestNoSuchFinding(t *testing.T) {
	for _, x := range []struct {
		lang     tree.Lang
		old, new string
		types    []Type
	}{
		{tree.English, "Norland and Sudria will protect the northern wetlands together this decade.", "They will protect the northern wetlands together this decade.", []Type{Speaker}},
		{tree.English, "President Lind and Minister Oro will protect the northern wetlands this decade.", "The two leaders will protect the northern wetlands this decade.", []Type{Speaker}},
		{tree.Chinese, "双方将扩大农业、渔业和旅游业的合作。", "双方将扩大渔业、农业和旅游业的合作。", []Type{ListGained, ListLost}},
		{tree.Chinese, "专项治理地方保护、市场分割、渡口垄断等突出问题，建设统一大市场。", "破除地方保护和市场分割，建设统一大市场。", []Type{Narrower, Wider}},
		{tree.Chinese, "积极推进渡口改造工程。", "扎实推进渡口改造工程。", []Type{Stronger, Weaker}},
		{tree.English, "The Sides actively pursue talks on the fishing grounds of the strait.", "The Sides jointly pursue talks on the fishing grounds of the strait.", []Type{Stronger, Weaker}},
		{tree.Chinese, "祝贺泽方成功履行论坛轮值主席职责。", "支持岚方担任论坛轮值主席职责。", []Type{Speaker}},
		{tree.English, "Congratulates the Norland side on its term in the chair of the forum.", "Supports the Sudrian side on its term in the chair of the forum.", []Type{Speaker}},
		{tree.English, "The Maritime Safety Board met in the capital and reviewed the rules of the harbour.", "The MSB met in the capital and reviewed the rules of the harbour.", []Type{Named, Unnamed}},
		{tree.English, "The temperature must not rise by more than two degrees in the wetlands of the north.", "The temperature must not rise by more than two degrees Celsius in the wetlands of the north.", []Type{Named}},
		{tree.English, "The leaders praise the U.S.-Norland alliance and its ships.", "The leaders praise the Norland-U.S. alliance and its ships.", []Type{Named, Unnamed, Reordered}},
		{tree.English, "The Sides worry about the unlawful WMD of the island.", "The Sides worry about the unlawful weapons of mass destruction of the island.", []Type{Named, Unnamed}},
		{tree.English, "All sides shall put the resolutions on the ferry into force.", "All Member States shall put the resolutions on the ferry into force.", []Type{Named}},
		{tree.English, "The Sides recall the talks on July 12, 2016 in the old harbour.", "The Sides recall the talks on 12 July 2016 in the old harbour.", []Type{Date}},
		{tree.English, "The Sides will build on the talks of 27 April 2023 in the old harbour.", "The Sides will build on the talks of April 2023 in the old harbour.", []Type{Date}},
		{tree.English, "Norland will in October set its 2030 target for the ferries.", "Norland has set its 2030 target and its 2050 target for the ferries.", []Type{Date}},
		{tree.Russian, "В феврале добыча рыбы не снизилась.", "В марте добыча рыбы ускорилась.", []Type{Negated}},
		{tree.English, "Catches of cod fell by 3 percent in the north.", "Catches of cod rose by 3 percent in the north.", []Type{Stronger, Weaker}},
		{tree.English, "The Sides recognize the global rank of Norland in tin and its mines.", "The Sides acknowledged the role of many mines to raise output, as well as support the global trade in tin.", []Type{Stronger, Weaker}},
		{tree.English, "Norland will remove its tariffs on certain exports of Sudria.", "Norland will remove the tariffs on exports of Sudria that may not be grown at home.", []Type{Stronger, Weaker}},
		{tree.English, "The council met in Lindholm, Norland, on Monday of that week.", "The council met in Orfors, Sudria, on Friday of that week.", []Type{ListGained, ListLost}},
		{tree.English, "Norland stands by the defence of Sudria, using its full range of ships, including old ones.", "Norland stands by the defence of Sudria, backed by the full range of ships, including old ones.", []Type{ListGained, ListLost}},
		{tree.English, "The Sides want a safe and sound use of the strait, given their reliance on the ferry.", "The Sides want a safe and sound use of the strait.", []Type{ListGained, ListLost}},
		{tree.English, "The Sides condemn unequivocally the raids on the island and its ferries.", "The Sides unequivocally condemn the raids on the island and its ferries.", []Type{Stronger, Weaker}},
		{tree.English, "The Sides condemn the rocket development of Sudria, in violation of the pact.", "The Sides condemn the rocket launches of Sudria in violation of several pacts.", []Type{Stronger, Weaker}},
		{tree.English, "The Sides reaffirm the complete denuclearization of the Korean Peninsula.", "The Sides reaffirm the denuclearisation of the Korean Peninsula.", []Type{Renamed}},
		{tree.English, "The Sides praise the U.S.-Norland talks on tin and the ferry.", "The Sides praise the U.S-Norland Talks on tin and the ferry.", []Type{Named, Unnamed}},
		{tree.English, "The Sides met in the capital to talk of tin and ferries.", "In May 2022 the Sides met in the capital to talk of tin and ferries.", []Type{Named}},
		{tree.English, "The Sides want the rules of the pact to last for all ferries.", "This Pact and its rules are to last for all ferries, as the Sides want.", []Type{Named}},
		{tree.English, "Norland will buy 5 million tonnes of grain from its neighbour.", "Norland will buy $5.4 billion of grain from its neighbour.", []Type{Number}},
	} {
		r := diff.Compare(sentenceOfTest(t, x.old, x.lang), sentenceOfTest(t, x.new, x.lang))
		for _, f := range Find(r) {
			for _, typ := range x.types {
				oneSided := f.From == "" || f.To == ""
				if f.Type == typ && (typ != Number || !oneSided) { // a sum may come or go
					t.Errorf("%s by %s: %q → %q\n\t- %s\n\t+ %s", f.Type, f.Rule, f.From, f.To, x.old, x.new)
				}
			}
		}
	}
}

// A decision is told with its direction and its number, whatever its date does.
func TestDecision(t *testing.T) {
	r := diff.Compare(
		sentenceOfTest(t, "Совет директоров 12 сентября 2014 года принял решение сохранить ключевую ставку на уровне 8,00% годовых.", tree.Russian),
		sentenceOfTest(t, "Совет директоров 31 октября 2014 года принял решение повысить ключевую ставку до 9,50% годовых.", tree.Russian))
	told := map[Type]string{}
	for _, f := range Find(r) {
		if !f.Routine {
			told[f.Type] = f.From + " → " + f.To
		}
	}
	if told[Negated] != "сохранить → повысить" || told[Number] != "8,00% годовых → 9,50% годовых" {
		t.Errorf("told %v", told)
	}
}

// A name is told whole, and without one beside it that stood already.
func TestNamesAreWhole(t *testing.T) {
	for _, x := range []struct {
		lang           tree.Lang
		old, new, want string
	}{
		{tree.English, "The Sides held talks in Lan on trade and on fishing in the strait.",
			"The Sides and President Otto B. Kron held talks in Lan on trade and on fishing in the strait.", "President Otto B. Kron"},
		{tree.Russian, "Министр Анна Линдт провела переговоры о рыболовстве в проливе.",
			"Министр Анна Линдт и посол Борис Кан провели переговоры о рыболовстве в проливе.", "Борис Кан"},
	} {
		var names []string
		for _, f := range Find(diff.Compare(sentenceOfTest(t, x.old, x.lang), sentenceOfTest(t, x.new, x.lang))) {
			if f.Type == Named {
				names = append(names, f.To)
			}
		}
		if len(names) != 1 || names[0] != x.want {
			t.Errorf("named %q, want %q", names, x.want)
		}
	}
}

func sentenceOfTest(t *testing.T, text string, lang tree.Lang) *tree.Statement {
	t.Helper()
	s, err := parse.Text(strings.NewReader(text), parse.Language(lang))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Of two persons only the new one is newly named, and of two numbers the one that counts the
// same thing has changed.
func TestToldOfOne(t *testing.T) {
	for _, x := range []struct{ old, new, want, not string }{
		{
			"President Lind and Prime Minister Oro discussed the ferry.",
			"President Lind and Prime Minister Ruud discussed the ferry.",
			" → Prime Minister Ruud", " → President Lind",
		},
		{
			"The members gathered on the occasion of the 10th Forum and the commemoration of the 45th anniversary of the Norland-Sudria talks.",
			"The members gathered on the occasion of the 11th Forum in the capital.",
			"10th → 11th", "45th → 11th",
		},
	} {
		var told []string
		for _, f := range Find(diff.Compare(sentenceOfTest(t, x.old, tree.English), sentenceOfTest(t, x.new, tree.English))) {
			told = append(told, f.From+" → "+f.To)
		}
		if !slices.Contains(told, x.want) || slices.Contains(told, x.not) {
			t.Errorf("told %q, not %q", told, x.want)
		}
	}
}
