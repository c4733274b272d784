package reporttest

import (
	"testing"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

var seriesOutlines = []string{
	`statement 2021 zh
article 一、
  paragraph
    双方将共建北方灯塔航线，|保护候鸟栖息地。
    双方欢迎互设文化中心。
    双方商定修复古驿道。
article 二、
  paragraph
    双方将扩大果蔬贸易，|简化口岸查验手续。
    双方同意互免签证费用。
    双方支持青年冬令营和歌剧院巡演。
`,
	`statement 2022 zh
article 一、
  paragraph
    双方将共建北方灯塔航线，|保护候鸟栖息地。
    双方支持青年冬令营和歌剧院巡演。
article 二、
  paragraph
    双方将持续扩大果蔬和水产贸易，|简化口岸查验手续。
    双方同意互免签证费用。
`,
	`statement 2023 zh
article 一、
  paragraph
    双方将共建北方灯塔航线，|保护候鸟栖息地。
    双方欢迎互设文化中心。
    双方支持青年冬令营和歌剧院巡演。
article 二、
  paragraph
    双方将持续扩大果蔬和水产贸易，|简化口岸查验手续。
    双方同意互免签证费用。
    双方启动稀土回收试点。
`,
}

// Series returns three statements of which clauses are carried, moved, dropped and
// return.
func Series(t testing.TB) *series.Lineage {
	t.Helper()
	var statements []*tree.Statement
	for _, o := range seriesOutlines {
		statements = append(statements, Outline(t, o))
	}
	return series.Link(statements, nil)
}
