package parse

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// pattern recognises a short block that sites put around and into a text.
type pattern struct {
	reason string
	max    int // longest block in characters
	re     func() *regexp.Regexp
	hints  []string // words of which the block holds one, in lower case; none for any
}

// rule returns a pattern. The expression is compiled when it is first needed: a
// plain text needs few, and a page not all.
func rule(reason string, max int, expr string, hints ...string) pattern {
	return pattern{reason, max, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)` + expr) }), hints}
}

// match returns the words by which a block of n characters is of the pattern;
// lower is its text in lower case.
func (p *pattern) match(text, lower string, n int) (words string, ok bool) {
	if n > p.max || len(p.hints) > 0 && !slices.ContainsFunc(p.hints, func(h string) bool { return strings.Contains(lower, h) }) {
		return "", false
	}
	at := p.re().FindStringIndex(text)
	if at == nil {
		return "", false
	}
	return text[at[0]:at[1]], true
}

// patterns are tried in order. They hold anywhere on a page, so they match
// what no statement says.
var patterns = []pattern{
	rule("source line", 80, `^[\[（(【]?\s*(稿件|文章|信息|消息|资料|新闻|本文)?(来源|稿源|转自|来自)\s*[:：丨|]`, "来源", "稿源", "转自", "来自"),
	rule("source line", 80, `^(source|источник|материал предоставлен|ссылка на материал)\s*[:：]`, "source", "источник", "материал"),
	rule("source line", 40, `^[（(](本文|文章|稿件)?(转自|来源于?|摘自|据)[^）)]{2,30}[）)]$`, "转自", "来源", "摘自", "据"),
	rule("source line", 100, `^(发布时间|发布日期|发表时间|时间|日期|更新时间|发稿时间|published|updated|дата публикации|опубликовано)\s*[:：]`, "时间", "日期", "published", "updated", "дата", "опубликовано"),
	rule("source line", 100, `^\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?\s*\d{1,2}[:：]\d{2}([:：]\d{2})?`, ":", "："),
	rule("editor line", 60, `^[\[（(【]?\s*(责任编辑|责编|编辑|网络编辑|文字编辑|审核|校对|作者|记者|编审|监制|策划|值班编辑|文字|译者|翻译|editor|author|редактор|автор)\s*[:：/丨]`, "编", "审", "校", "作者", "记者", "监制", "策划", "文字", "译", "author", "editor", "редактор", "автор"),
	rule("end mark", 12, `^[（(【\[]\s*(完|全文完|本文完|end|完毕)\s*[）)】\]]$|^\*{3,}$|^[-=_]{4,}$|^#{3,}$`, "完", "end", "*", "-", "=", "_", "#"),
	rule("title", 120, `^[（(【\[]?\s*原(标题|题)\s*[:：]`, "原标题", "原题"),
	rule("navigation", 100, `^[<«＜]?\s*(上一篇|下一篇|上一页|下一页|上一条|下一条|上篇|下篇|尾页|返回|回到顶部|首页|网站首页|网站地图|加入收藏|设为首页)`, "上一", "下一", "上篇", "下篇", "尾页", "返回", "顶部", "首页", "地图", "收藏"),
	rule("navigation", 100, `^[\[【]?\s*(您?(现在|当前)?(所在|的)?(的)?位置|当前位置)\s*(是|为)?\s*[:：>]`, "位置"),
	rule("navigation", 60, `^(home|главная|back to top|наверх|версия для печати|текстовая версия|print( this page)?|next|previous|skip to (main )?content)\b[^.,;]*$`, "home", "главная", "back to top", "наверх", "версия", "print", "next", "previous", "skip"),
	rule("navigation", 80, `^[^。，；.,;]{1,12}(\s*[>＞›»/|｜]\s*[^。，；.,;>＞›»]{1,24}){2,}$`, ">", "＞", "›", "»", "/", "|", "｜"),
	rule("navigation", 60, `^([\[【(（<]?\s*(打印|关闭|字号|字体|大|中|小|收藏|纠错|分享|复制链接|推荐|评论|放大|缩小|默认|繁体|简体|print|share|a[+-]|t[+-])(本页|窗口|此页|文章|本文|大小)?\s*[\]】)）>]?[\s:：|｜/·，,、]*){2,}$|^[\[【]?(打印|关闭|收藏|纠错|分享|关闭窗口|打印本页)[\]】]?$`, "打印", "关闭", "字", "收藏", "纠错", "分享", "复制", "推荐", "评论", "大", "print", "share"),
	rule("navigation", 40, `^第?\s*\d+\s*[/／]\s*\d+\s*页?$|^(\[?\d{1,3}\]?\s+){2,}(\S{2,4})?$`, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
	rule("share bar", 80, `(扫一扫|扫码|扫描二维码|长按(识别)?二维码|分享(到|至)|微信公众号|关注(我们|公众号)|转发到|share (this|on)|поделиться)`, "扫", "二维码", "分享", "微信", "关注", "转发", "share", "поделиться"),
	rule("footer", 160, `(版权所有|版权声明|copyright\s|©|[京沪粤浙苏]icp|icp备|公网安备|all rights reserved|все права защищены|许可证(编)?号|技术支持\s*[:：]|违法和不良信息|主办单位\s*[:：]|承办单位\s*[:：])`, "版权", "copyright", "©", "icp", "公网安备", "all rights", "права защищены", "许可证", "技术支持", "违法", "主办单位", "承办单位"),
	rule("notice", 200, `(未经(书面)?(授权|许可|同意)|转载(请|时|须|需)|请勿转载|不代表本(网|站|报)|仅供参考|免责声明|如有侵权)`, "未经", "转载", "不代表本", "仅供参考", "免责声明", "侵权"),
	rule("introduction", 300, `^[（(【]?\s*(摘要|导读|核心提示|内容提要|内容摘要)\s*[】）)]?\s*[:：]`, "摘要", "导读", "提示", "提要"),
	rule("notice", 400, `^[（(【]?\s*(声明|备注|温馨提示|友情提示|特别声明|本(网|站|文)(注|声明)|编者按|网友注意)\s*[:：]`, "声明", "备注", "提示", "注：", "注:", "编者按", "注意"),
	rule("caption", 80, `^[（(]?\s*(资料图|资料照片|图为|图片说明|图片来源|视频加载|配图)`, "图", "加载"),
	rule("caption", 160, `(记者|通讯员|摄影|社发|供图)[^。，]{0,16}\s*(摄|供图|发)\s*[）)]?[。.]?$`, "摄", "供图", "发"),
	rule("caption", 120, `^(фото|photo|image|photograph)\s*[:：]`, "фото", "photo", "image"),
	rule("advertising", 120, `^[\x{1F300}-\x{1FAFF}\x{2600}-\x{27BF}]`),
	rule("advertising", 60, `^[\[【（(]?\s*(广告|推广|赞助|advertisement|advertising|реклама|ad)\s*[\]】）)]?\s*([:：丨].*)?$`, "广告", "推广", "赞助", "ad", "реклама"),
	rule("related links", 60, `^[\[【>»▶■◆●]*\s*(相关(阅读|新闻|报道|链接|文章|专题|稿件|推荐|资讯|内容)|延伸阅读|推荐阅读|热门(推荐|文章|新闻|排行)|更多(精彩|内容|新闻|阅读|报道)|猜你喜欢|点击(进入|查看|排行)|阅读(原文|全文)|see also|related|read (more|also)|читайте также|по теме)`, "相关", "阅读", "推荐", "热门", "更多", "猜你", "点击", "see also", "related", "read", "читайте", "по теме"),
	rule("reference", 20, `^(注释|脚注|参考(文献|资料)|references|notes|примечания)$`, "注释", "脚注", "参考", "references", "notes", "примечания"),
	rule("tags", 80, `^(关键词|关键字|标签|tags?|теги|метки)\s*[:：]`, "关键", "标签", "tag", "теги", "метки"),
	rule("comments", 60, `^(阅读|浏览|点击|评论|回复|发表|网友)(数|量|次数|评论|跟帖)?\s*[:：（(]?\s*\d*[）)]?\s*次?$|^(我要评论|发表评论|最新评论|热门评论|comments?|комментарии)(\s*[:：（(].*)?$`, "阅读", "浏览", "点击", "评论", "回复", "发表", "网友", "comment", "комментарии"),
}

// longestPattern is the longest block that any pattern matches.
const longestPattern = 400

// simplify maps the traditional characters in the patterns' words.
var simplify = strings.NewReplacer("來", "来", "責", "责", "編", "编", "輯", "辑", "發", "发", "時", "时", "間", "间", "記", "记",
	"攝", "摄", "圖", "图", "為", "为", "關", "关", "閱", "阅", "讀", "读", "點", "点", "擊", "击", "權", "权", "聲", "声",
	"轉", "转", "載", "载", "請", "请", "評", "评", "論", "论", "標", "标", "題", "题", "籤", "签", "訊", "讯", "電", "电",
	"熱", "热", "門", "门", "薦", "荐", "頁", "页", "條", "条", "網", "网", "現", "现", "當", "当", "連結", "链接", "鏈", "链",
	"專", "专", "審", "审", "對", "对", "佈", "布", "資", "资", "號", "号", "體", "体", "應", "应", "廣", "广", "備", "备", "註", "注")

// judgeWords tells by its words why a block is no part of a statement.
func judgeWords(text string) verdict {
	n := utf8.RuneCountInString(text)
	if n > longestPattern {
		return verdict{}
	}
	text = simplify.Replace(text)
	lower := strings.ToLower(text)
	for i := range patterns {
		if words, ok := patterns[i].match(text, lower, n); ok {
			return verdict{patterns[i].reason, "the words " + strings.TrimSpace(words)}
		}
	}
	return verdict{}
}
