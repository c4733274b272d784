package parse

import (
	"strings"
	"testing"
)

// The hints avoid running the expression on most blocks. They must not exclude a block
// that it matches.
func TestLeftoverHints(t *testing.T) {
	for _, text := range strings.Fields(`责任编辑：某某 扫一扫 扫码阅读 二维码 微信公众号 微信号 点击查看 点击这里 下载客户端 上一篇 下一篇
		返回顶部 相关阅读 相关推荐 版权所有 转载请注明 免责声明 网友评论 发表评论 分享到 打印本页 关闭窗口 字号：大 阅读原文
		http://lan.example www.lan.example 见@lan.example © Cookies ПОДЕЛИТЬСЯ subſcribe`) {
		if leftoverIn(text) == "" {
			t.Errorf("%q is not a leftover", text)
		}
	}
	if mayHoldLeftover("双方将扩大贸易。") {
		t.Error("a clause may hold the word of a web site")
	}
}
