package parse

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

func TestParties(t *testing.T) {
	for _, tt := range []struct {
		lang  tree.Lang
		title string
		want  string
	}{
		{tree.Chinese, "岚川共和国和泽北联邦联合声明", "岚川共和国|泽北联邦"},
		{tree.Chinese, "岚川共和国和泽北联邦关于深化合作的联合声明", "岚川共和国|泽北联邦"},
		{tree.Chinese, "岚川共和国与寒汐王国建立伙伴关系的联合公报", "岚川共和国|寒汐王国"},
		{tree.Chinese, "政府工作报告", ""},
		{tree.Chinese, "关于加强两国和平利用河流的声明", ""},
		{tree.English, "Joint Statement of the Republic of Lanchuan and the Federation of Zebei on Trade", "the Republic of Lanchuan|the Federation of Zebei"},
		{tree.English, "Joint Declaration by Lanchuan and Zebei", "Lanchuan|Zebei"},
		{tree.English, "Lanchuan-Zebei Joint Statement on Ferries", "Lanchuan|Zebei"},
		{tree.English, "Lanchuan and Zebei Joint Statement", "Lanchuan|Zebei"},
		{tree.English, "L.R.-ZF Joint Statement of the Ferry and Bridge Council", "L.R.|ZF"},
		{tree.English, "Lanchuan-Zebei-Hanxi Joint Statement", ""},
		{tree.English, "Joint Statement of the Ferry and Bridge Council", ""},
		{tree.English, "Statement by the Foreign Ministers of Lanchuan and Zebei", ""},
		{tree.English, "Joint Statement on the Dialogue between Trade and Finance Officials", ""},
		{tree.Russian, "Заявление Президента Ланьчуани и Председателя Цзэбэя", ""},
		{tree.English, "Report on the work of the government", ""},
		{tree.Russian, "Совместное заявление Республики Ланьчуань и Федерации Цзэбэй о торговле", "Республики Ланьчуань|Федерации Цзэбэй"},
		{tree.Russian, "Доклад о работе и планах", ""},
	} {
		if got := strings.Join(matchParties(tt.title, tt.lang), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.title, got, tt.want)
		}
	}
	text := "今年是岚川共和国和泽北联邦（以下称“双方”）建交六十周年。"
	if got := strings.Join(definedParties(text, tree.Chinese), "|"); got != "岚川共和国|泽北联邦" {
		t.Errorf("from %s: %q", text, got)
	}
}
