package segment

import "strings"

// abbreviations are words, without their point and in lower case, whose point
// ends no sentence. Those of places and units can end one; then the next word
// decides, see [pointEnds].
var abbreviations = wordSet(`
mr mrs ms dr prof st sen rep gov gen col capt lt sgt rev hon jr sr messrs
no nos vol art arts sec secs para paras fig figs p pp ch cf vs viz al approx dept est
jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
e.g i.e u.n u.s.s etc inc ltd co corp bros
г гг в вв с ст п пп пункт гл стр см ср им тов проф акад ул пр пер наб обл р-н
т.ч т.д т.п т.е т.н т.к н.э др руб коп млн млрд тыс трлн долл кг км см м мин сек
янв февр апр авг сент окт нояб дек
`)

// mayEnd are abbreviations that often stand at the end of a sentence.
var mayEnd = wordSet(`u.s u.n etc inc ltd co corp jr sr г гг т.д т.п др руб долл млн млрд тыс трлн н.э`)

// starters are words that begin a sentence more often than they follow an
// abbreviation as a name.
var starters = wordSet(`
the a an this these that those in on at by for with from to and but however it they he she we both
as if when while after before since although moreover furthermore meanwhile
стороны сторона российская китайская в на по при для с это эти они он она мы вместе однако кроме также
`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}
