package segment

import "strings"

// afterPoint tells when the point of a word ends a sentence.
type afterPoint uint8

const (
	always       afterPoint = iota // a word like others
	never                          // Mr. Brown
	beforeNumber                   // not before a number: No. 5
	atStarter                      // before a word that begins sentences: the U.S. The house
	atCapital                      // before a word with a capital: 5 руб. Цена
)

// abbreviations are words without their point.
var abbreviations = kinds(abbreviationLists)

// abbreviationLists are the abbreviations of each kind, in lower case, each in
// one list.
var abbreviationLists = [atCapital + 1]string{
	never: `
mr mrs ms dr prof st mt sen rep gov gen col capt lt sgt rev hon messrs
ch cf vs viz approx dept e.g i.e u.s.s n° al
ст п пп гл стр см ср им тов напр проф акад ул пр просп пер пл наб обл р-н г-н т.ч т.е т.н т.к и.о тел`,
	beforeNumber: `
no nos vol art arts sec secs para paras fig figs p pp ann app
рис табл илл прим д л ч с кв корп оф кн`,
	atStarter: `
u.s u.n u.k e.u u.s.a ph.d a.m p.m etc inc ltd co corp bros jr sr est
jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
г гг в вв янв февр апр авг сент окт нояб дек`,
	atCapital: `т.д т.п н.э др пр-во руб коп долл млн млрд тыс трлн кг км га мин сек чел проц экз`,
}

// starters are words that begin a sentence more often than they follow an
// abbreviation as a name.
var starters = wordSet(`
the a an this these that those in on at by for with from to of and but or however it its they their he his she her we our you your both
as if when while after before since until although though because moreover furthermore meanwhile therefore thus
how what where who why which whether did do does is are was were has have had can could should would
there here then now today not no many most some such other another each every all
mr mrs ms dr
стороны сторона российская китайская в во на по при для с со к ко о об от до из за у через между под перед после
это эта этот эти они он она оно мы вы вместе однако кроме также а и но или если когда как что кто чтобы хотя
все всего обе оба каждая каждый таким так там тогда затем потом поэтому сегодня`)

// prepositions open the phrases of time and place that stand before a sentence:
// "В 2020 г. Стороны", "At 5 a.m. Mr. Brown".
var prepositions = wordSet(`in on at by since from until before after during for в во на с со к до после около по от`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// kinds turns the lists of each kind into a table.
func kinds(lists [atCapital + 1]string) map[string]afterPoint {
	table := map[string]afterPoint{}
	for kind, list := range lists {
		for _, word := range strings.Fields(list) {
			table[word] = afterPoint(kind)
		}
	}
	return table
}
