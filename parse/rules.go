package parse

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tagReason tells why the elements of a tag are no part of a statement.
func tagReason(a atom.Atom) string {
	switch a {
	case atom.Script:
		return "script"
	case atom.Style:
		return "style"
	case atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Noframes, atom.Noembed:
		return "hidden"
	case atom.Title:
		return "title"
	case atom.Nav, atom.Menu:
		return "navigation"
	case atom.Footer:
		return "footer"
	case atom.Aside:
		return "sidebar"
	case atom.Figcaption:
		return "caption"
	case atom.Button, atom.Select, atom.Textarea, atom.Option:
		return "form"
	case atom.Svg, atom.Math:
		return "hidden"
	}
	return ""
}

var hiddenStyle = lazy(`(?i)(display\s*:\s*none|visibility\s*:\s*hidden|font(-size)?\s*:\s*0(px|pt|em|rem|%)?\s*(;|!|$)|opacity\s*:\s*0(\.0+)?\s*(;|!|$)|(left|top|text-indent)\s*:\s*-\d{3,}(\.\d+)?(px|pt|em|rem)|(^|[;\s])color\s*:\s*transparent|clip\s*:\s*rect\(\s*0)`)

// styleRule matches a rule of a style sheet: selectors and declarations.
var styleRule = lazy(`([^{}]+)\{([^{}]*)\}`)

// plainClass matches a selector that is a class, and nothing else but perhaps a
// tag before it.
var plainClass = lazy(`^\s*[a-zA-Z]*\.([\w-]+)\s*$`)

// hiddenClasses returns the classes that the page's own style sheets hide.
func hiddenClasses(root *html.Node) map[string]bool {
	hidden := map[string]bool{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil {
			continue
		}
		for _, rule := range styleRule().FindAllStringSubmatch(n.FirstChild.Data, -1) {
			if !hiddenStyle().MatchString(rule[2]) {
				continue
			}
			for selector := range strings.SplitSeq(rule[1], ",") {
				if m := plainClass().FindStringSubmatch(selector); m != nil {
					hidden[m[1]] = true
				}
			}
		}
	}
	return hidden
}

// hiddenBy names the attribute by which an element does not show on the page,
// "" when it does; classes are those that the style sheets hide.
func hiddenBy(n *html.Node, classes map[string]bool) string {
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			for class := range strings.FieldsSeq(a.Val) {
				if classes[class] {
					return "style sheet hides class " + class
				}
			}
		case "hidden":
			return "hidden"
		case "aria-hidden":
			if a.Val == "true" {
				return "aria-hidden"
			}
		case "style":
			if how := hiddenStyle().FindString(a.Val); how != "" {
				return "style " + how
			}
		}
	}
	return ""
}

// classWords are the words of classes and ids that tell what an element is for;
// one with "*" matches the beginning of a word.
var classWords = []struct{ reason, words string }{
	{"related links", "related* relate relnews relevant recommend* tuijian xgyd xgwz xgxw hot hotnews rank ranking toplist readmore morenews tjyd yanshen"},
	{"advertising", "ad ads adv advert* adsense adsbygoogle adbox banner* sponsor* promo promotion taboola* outbrain* guanggao ggw gg googlead*"},
	{"share bar", "share* sharing social bdshare* bshare* addthis* jiathis* weixin wechat fenxiang"},
	{"source line", "src source sources laiyuan srcinfo articlesource"},
	{"notice", "notice disclaimer* shengming mianze tips tip warning alert announcement gonggao"},
	{"comments", "comment* disqus* pinglun reply replies respond liuyan guestbook"},
	{"navigation", "nav navbar navi navigat* breadcrumb* crumb crumbs menu submenu topbar toolbar tools pager pages pagination* pagenav sitemap skip mbx daohang weizhi dangqian prevnext toc"},
	{"footer", "footer* foot copyright* bottom beian banquan"},
	{"page header", "masthead logo topnav siteheader"},
	{"sidebar", "sidebar* aside widget* rightcol leftcol"},
	{"caption", "caption* figcaption imgtitle phototitle picnote tuzhu tushuo zhaopian"},
	{"editor line", "editor* zebian bianji byline author authors"},
	{"form", "login search searchbox subscribe* newsletter* cookie* popup modal register"},
	{"share bar", "qrcode erweima ewm"},
	{"reference", "references footnotes reflist"},
	{"licence", "licen*"},
	{"tags", "tags tag taglist keywords keyword guanjianci"},
}

// judgeInline tells why an element inside a sentence is not part of it: the
// marks that wikis and encyclopaedias put there.
func judgeInline(n *html.Node) verdict {
	if n.DataAtom != atom.Span && n.DataAtom != atom.Sup {
		return verdict{}
	}
	for _, word := range splitName(attr(n, "class")) {
		switch word {
		case "editsection":
			return verdict{"navigation", "class " + word}
		case "reference":
			return verdict{"reference", "class " + word}
		}
	}
	return verdict{}
}

// longestNames is how many bytes of a class are looked at.
const longestNames = 1 << 10

// judgeNames tells why an element is no part of a statement, by the words of
// its class and id.
func judgeNames(n *html.Node) verdict {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "role" {
			continue
		}
		for _, word := range splitName(a.Val[:min(len(a.Val), longestNames)]) {
			if reason := wordReason(word); reason != "" {
				return verdict{reason, a.Key + " " + word}
			}
		}
	}
	return verdict{}
}

func wordReason(word string) string {
	for _, c := range classWords {
		for w := range strings.FieldsSeq(c.words) {
			if stem, ok := strings.CutSuffix(w, "*"); ok && strings.HasPrefix(word, stem) || w == word {
				return c.reason
			}
		}
	}
	return ""
}

// splitName cuts a class or id into lower-case words: srcInfo and src-info both
// are src, info.
func splitName(name string) []string {
	var words []string
	start := -1
	prev := rune(0)
	for i, r := range name {
		letter := unicode.IsLetter(r)
		if start >= 0 && (!letter || unicode.IsUpper(r) && unicode.IsLower(prev)) {
			words, start = append(words, strings.ToLower(name[start:i])), -1
		}
		if letter && start < 0 {
			start = i
		}
		prev = r
	}
	if start >= 0 {
		words = append(words, strings.ToLower(name[start:]))
	}
	return words
}
