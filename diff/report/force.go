package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// force is a class of words that make a statement harder or softer.
type force uint8

const (
	negation force = iota
	obligation
	party // who does what to whom: counted by order, the others by number
	intensity
	number
	forces
)

// String returns the word of reports.
func (f force) String() string {
	return [...]string{"negation", "obligation", "party", "intensity", "number"}[f]
}

// forceWeight is what a change of a class is worth in a clause that is kept
// otherwise. A sentence of 25 Chinese characters that is dropped or added is
// worth about 120.
var forceWeight = [forces]int{negation: 200, obligation: 170, party: 170, intensity: 150, number: 80}

// forceWords are the words of a language. A star is the rest of a word.
type forceWords struct {
	words [forces]string
	// weak are words of a class that are changed only where another word of it
	// takes their place: will alone comes with a verb, will for shall is a change.
	weak string
	// friends look like words of a class and are none.
	friends string
	// titles are words of states' names that tell no state from another.
	titles string
	// ceremony are formulas of invitations, visits and thanks: all words of one
	// of the groups, which bars part.
	ceremony string
}

var forceWordsOf = map[tree.Lang]forceWords{
	tree.Chinese: {
		words: [forces]string{
			negation:   "不 未 无 非 勿 没有 拒绝 禁止 停止 反对 除非 例外",
			obligation: "必须 应 应当 应该 须 需 务必 承诺 恪守 遵守 履行 义务 责任 约束力 保证 确保 有权 征得 同意 批准 许可 允许 要求 愿 愿意 将 可 可以 可能 考虑 力争 争取 努力 探讨 商讨 磋商 协商 原则上 尽可能 适时 立即",
			party:      "对方 一方 第三方",
			intensity:  "坚决 坚定 坚定不移 强烈 严重 严正 深切 密切 高度 深刻 充分 完全 全部 一切 任何 所有 唯一 极其 极为 十分 非常 特别 尤其 切实 严格 彻底 绝对 一贯 始终 永远 永久 重申 强调 大力 适度 稳妥 进一步 部分 一定 基本",
		},
		weak:     "将 可 应",
		friends:  "不绝 不懈 不已 不息 双方 各方 多方 有关方 相关方 不断 不仅 不但 不同 不少 不久 不妨 无论 无人 非洲 非常 应对 应用 应急 应邀 应变 供应 适应 响应 反应 效应 相应 对应 回应 需求 需要 未来 必需 可持续 可再生 可靠 将军 将来 将近 即将 责任编辑 志愿 自愿 意愿 愿景 地方 官方 军方 警方 东方 西方 南方 北方 方面 方式 方案 方针 方向 方法",
		ceremony: "应 邀请 访问|感谢 接待|邀请 访问|举行 会谈 亲切|会见 议长|出席 仪式|出席 晚宴",
	},
	tree.English: {
		words: [forces]string{
			negation:   "not no never neither nor none without cannot refus* reject* oppose* prohibit* except unless",
			obligation: "shall must should will would may might can could need ought commit* oblig* binding bound undertak* pledg* promis* guarantee* ensur* requir* entitl* intend* intention willing ready seek* strive* consider* explor* endeavo* try hope* agree* consent consult* approv* permit* allow* reaffirm* abide* compl*",
			intensity:  "strongly strong firmly firm resolutely resolute categorically deeply deep seriously serious gravely grave highly fully entirely completely all any only solely very extremely most considerable considerably substantial substantially significant significantly somewhat modestly modest gradual gradually strictly strict absolutely always permanently immediately partly largely mainly nearly",
			number:     "first second third fourth fifth sixth seventh eighth ninth tenth two three four five six seven eight nine ten half twice",
		},
		weak:     "will would can",
		titles:   "republic federation kingdom union state states united people democratic islamic",
		ceremony: "invitation visit|thank* hospitality|thank* welcome|thank* reception|invit* visit|attended ceremony|also met|met speaker",
	},
	tree.Russian: {
		words: [forces]string{
			negation:   "не ни нет без нельзя никогда никак* против отверга* отказ* запре* исключ* кроме",
			obligation: "долж* обяз* необходимо следует надлежит вправе может могут могли мочь будет будут намерен* готов* стрем* обеспеч* гарант* рассмотр* изуч* соглас* консульт* одобр* разреш* потреб* требу* подтвержда* соблюда* приверж*",
			intensity:  "решительно твёрдо твердо категорически глубоко серьёзн* серьезн* крайне весьма очень высоко полностью полной целиком все всех люб* лишь только исключительно строго строг* неуклонно всегда навсегда немедленно всемерно значительно существенно частично постепенно незначительно",
			number:     "перв* второй второго второму вторая третий третьего третья третьему четвёрт* четверт* два три четыре пять шесть семь восемь девять десять",
		},
		weak:     "будет будут",
		titles:   "республики федерации королевства союза штатов соединённых народной",
		ceremony: "приглашению визит*|благодар* приём|поблагодар* приём|благодар* гостеприимство|пригласил* посетить|присутствовал* церемонии|встретил*ся спикером",
	},
}

// vocabulary finds the words of all classes in texts of one language.
type vocabulary struct {
	han      bool
	exact    map[string]force
	first    map[rune]bool // characters that a Chinese word of exact begins with
	longest  int           // of exact, in bytes
	stems    []stem
	weak     []string
	ceremony [][]string
}

type stem struct {
	text  string
	class force
}

// noForce is the class of a friend: a word that is found and counts nothing.
const noForce = forces

// newVocabulary returns the vocabulary of a language, with the parties of a
// statement among its words.
func newVocabulary(s *tree.Statement) *vocabulary {
	w := forceWordsOf[s.Lang]
	v := &vocabulary{han: s.Lang == tree.Chinese, exact: map[string]force{}, first: map[rune]bool{}, weak: strings.Fields(w.weak)}
	for class, words := range w.words {
		v.add(words, force(class))
	}
	v.add(w.friends, noForce)
	for _, name := range s.Parties {
		v.addParty(name, w.titles)
	}
	for group := range strings.SplitSeq(w.ceremony, "|") {
		if words := strings.Fields(strings.ReplaceAll(group, "*", "")); len(words) > 0 {
			v.ceremony = append(v.ceremony, words)
		}
	}
	return v
}

func (v *vocabulary) add(words string, class force) {
	for _, w := range strings.Fields(words) {
		if s, ok := strings.CutSuffix(w, "*"); ok {
			v.stems = append(v.stems, stem{s, class})
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		v.exact[w], v.first[r] = class, true
		v.longest = max(v.longest, len(w))
	}
}

// addParty adds the words that tell a state from others, without their endings.
func (v *vocabulary) addParty(name, titles string) {
	if v.han {
		v.add(name, party)
		return
	}
	for _, w := range strings.FieldsFunc(name, notLetter) {
		runes := []rune(w)
		if unicode.IsUpper(runes[0]) && !slices.Contains(strings.Fields(titles), strings.ToLower(w)) {
			v.add(strings.ToLower(string(runes[:min(5, max(3, len(runes)-1), len(runes))]))+"*", party)
		}
	}
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// found are the words of each class in a text, in order.
type found [forces][]string

func (v *vocabulary) find(text string) *found {
	f := &found{}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsDigit(r):
			i += f.number(text, i)
		case v.han:
			i += max(v.findHan(f, text, i, r), size)
		case unicode.IsLetter(r):
			end := wordEnd(text[i:])
			v.findWord(f, strings.ToLower(text[i:i+end]))
			i += end
		default:
			i += size
		}
	}
	return f
}

// number takes a number with its point or comma.
func (f *found) number(text string, at int) int {
	end := at
	for k, r := range text[at:] {
		if unicode.IsDigit(r) || r == '%' {
			end = at + k + utf8.RuneLen(r)
		} else if r != '.' && r != ',' {
			break
		}
	}
	f[number] = append(f[number], text[at:end])
	return end - at
}

func wordEnd(text string) int {
	if end := strings.IndexFunc(text, notLetter); end >= 0 {
		return end
	}
	return len(text)
}

func (v *vocabulary) findWord(f *found, word string) {
	if class, ok := v.exact[word]; ok {
		if class < forces {
			f[class] = append(f[class], word)
		}
		return
	}
	for _, s := range v.stems {
		if strings.HasPrefix(word, s.text) {
			f[s.class] = append(f[s.class], s.text)
			return
		}
	}
}

const (
	hanNumerals = "〇零一二三四五六七八九十百千万亿"
	// notParty may follow 方 where it does not stand for a side.
	notParty = "面式案针向法便圆程位"
)

// findHan takes what begins at a character, the longest word first, and returns
// its length, 0 for nothing. Of numbers it takes ordinals, and what has two
// characters and more: 一 alone is seldom one.
func (v *vocabulary) findHan(f *found, text string, at int, r rune) int {
	rest := text[at:]
	if v.first[r] {
		for n := min(v.longest, len(rest)); n > 0; n-- {
			if class, ok := v.exact[rest[:n]]; ok {
				if class < forces {
					f[class] = append(f[class], rest[:n])
				}
				return n
			}
		}
	}
	if n := len(rest) - len(strings.TrimLeft(rest, hanNumerals)); n > 0 {
		if n > 3 || strings.HasSuffix(text[:at], "第") {
			f[number] = append(f[number], rest[:n])
		}
		return n
	}
	after, ok := strings.CutPrefix(rest[utf8.RuneLen(r):], "方")
	if next, _ := utf8.DecodeRuneInString(after); ok && lang.IsHan(r) && !strings.ContainsRune(notParty, next) {
		n := len(rest) - len(after)
		f[party] = append(f[party], rest[:n])
		return n
	}
	return 0
}

// changed returns the classes whose words are others in the new text, or in the
// case of parties stand in another order.
func (v *vocabulary) changed(old, new string) []force {
	var classes []force
	x, y := v.find(old), v.find(new)
	for class := range forces {
		if class == party {
			if !slices.Equal(x[class], y[class]) {
				classes = append(classes, class)
			}
			continue
		}
		gone, come := differences(x[class], y[class])
		one := slices.Concat(gone, come)
		weak := (len(gone) == 0 || len(come) == 0) && !slices.ContainsFunc(one, func(w string) bool { return !slices.Contains(v.weak, w) })
		if len(one) > 0 && !weak {
			classes = append(classes, class)
		}
	}
	return classes
}

// differences returns the words that only one of two lists has.
func differences(old, new []string) (gone, come []string) {
	come = slices.Clone(new)
	for _, w := range old {
		if i := slices.Index(come, w); i >= 0 {
			come = slices.Delete(come, i, i+1)
		} else {
			gone = append(gone, w)
		}
	}
	return gone, come
}

// isCeremony reports whether a side has all words of a formula.
func (v *vocabulary) isCeremony(s Side) bool {
	if s.Empty() {
		return false
	}
	text := s.Text()
	if !v.han {
		text = strings.ToLower(text)
	}
	return slices.ContainsFunc(v.ceremony, func(group []string) bool {
		return !slices.ContainsFunc(group, func(w string) bool { return !strings.Contains(text, w) })
	})
}
