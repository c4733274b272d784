package segment

import (
	"strings"
	"sync"
)

// afterPoint tells when the point of a word ends a sentence.
type afterPoint uint8

const (
	always       afterPoint = iota // a word like others
	never                          // Mr. Brown
	beforeNumber                   // not before a number or a numeral: No. 5, Art. IV
	beforeName                     // not before the name that something has: завод им. Иванова
	atStarter                      // before a word that begins sentences: the U.S. The house
	atCapital                      // before a word with a capital: 5 руб. Цена
	atTime                         // so too, unless it names a day or a zone, or the time opens the sentence: 5 p.m. Prices
	atPlace                        // as atTime behind a number, never elsewhere: 2021 г. Цена, but г. Северск
)

// abbreviations are words without their point.
var abbreviations = sync.OnceValue(func() map[string]afterPoint { return kinds(abbreviationLists) })

// abbreviationLists are the abbreviations of each kind, in lower case, each in
// one list.
var abbreviationLists = [atPlace + 1]string{
	never: `
mr mrs ms dr drs prof profs mt sen sens rep reps gov govs gen gens col capt cmdr lt sgt maj brig adm amb rev hon messrs mme mlle
cf vs viz e.g i.e u.s.s n° approx
ст п пп гл стр см ср тов напр проф акад канд ул пр просп пер пл наб пос дер пгт респ оз д-р г-н т.ч т.е т.н т.к и.о тел
зам зав ген отв ред сост изд мл англ лат франц нем рус кит букв`,
	beforeNumber: `
no nos vol vols art arts sec secs para paras subpara fig figs p pp ann app ch chs eq eqs ref refs res doc docs reg cl ex tab suppl
рис табл илл прим прил разд кв корп оф кн`,
	beforeName: `им`,
	atStarter: `
v pub st ave blvd rd dept al u.s u.n u.k e.u u.s.a ph.d inc ltd co corp bros jr sr esq est обл р-н`,
	atCapital: `etc ft lb lbs oz hr hrs
т.д т.п н.э др пр-во руб дол долл у.е куб куб.м кв.м млн млрд тыс трлн кг км га мин сек чел проц экз шт`,
	atTime: `
a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
гг в вв с.г янв февр апр авг сент окт нояб дек`,
	atPlace: `г с д о р м ч л х`,
}

// starters are words that begin a sentence more often than they follow an
// abbreviation as a name.
var starters = wordSet(`
i a an the this these that those in on at by for with from to of and but or so yet however it its they their he his she her
we our you your my me us both
as if when while after before since until although though because despite during without within according
moreover furthermore meanwhile therefore thus instead indeed finally later also still only once even let please
how what where who why which whether did do does is are was were has have had can could should would shall must
there here then now today not no many more most several some such other others another each every all
millions thousands hundreds everyone nobody nothing mr mrs ms dr
стороны сторона российская китайская в во на по при для с со к ко о об от до из за у через между под перед после
среди против помимо согласно благодаря несмотря ввиду вследствие поскольку
это эта этот эти этого этой этому этим эту он она оно они его её ее их ему ей им мы вы я наш наша наше наши
вместе однако кроме также а и но или если когда как что кто чтобы хотя где куда почему зачем сколько какой какие
все всё всем всех всего обе оба каждая каждый каждое любой любая так таким такой такая такие там здесь тогда затем потом
поэтому сегодня сейчас теперь далее ранее позже уже ещё еще не ни нет да никто ничто сам сами`)

// prepositions open the phrases of time and place that stand before a sentence:
// "В 2020 г. Стороны", "At 5 a.m. Mr. Brown".
var prepositions = wordSet(`in on at by since from until before after during for в во на с со к до после около по от`)

// daysAndZones carry a time on: 5 p.m. Moscow time, 5 p.m. Monday, Mon. Dec. 5.
var daysAndZones = wordSet(`monday tuesday wednesday thursday friday saturday sunday
eastern central mountain pacific greenwich local moscow beijing gmt utc est edt cet msk
jan feb mar apr jun jul aug sep sept oct nov dec`)

// wordSet returns what tells whether a word is in a list. The set is made when it
// is first asked: a program's start needs none.
func wordSet(list string) func(word string) bool {
	set := sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for _, word := range strings.Fields(list) {
			set[word] = true
		}
		return set
	})
	return func(word string) bool { return set()[word] }
}

// kinds turns the lists of each kind into a table.
func kinds(lists [atPlace + 1]string) map[string]afterPoint {
	table := map[string]afterPoint{}
	for kind, list := range lists {
		for _, word := range strings.Fields(list) {
			table[word] = afterPoint(kind)
		}
	}
	return table
}
