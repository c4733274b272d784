package diff

import (
	"slices"
	"strings"
	"testing"
)

func TestCommonRuns(t *testing.T) {
	for _, tt := range []struct{ name, own, other, words, want string }{
		{"pairs of one run", "双方将加强两国立法机构交流。", "加强两国立法机构和政党的往来。", "强两 国立 立法", "加强两国立法机构"},
		{"a pair across a comma", "推动合作，加强交流。", "促进合作，加强往来。", "作加 合作", "合作"},
		{"words", "The Sides will extend the fisheries accord in May.", "They agreed to extend the fisheries accords.", "fisheries extend", "extend the fisheries"},
		{"capitals", "Fisheries matter.", "The fisheries matter.", "fisheries", "fisheries matter"},
		{"a hyphen", "a large-scale dam", "one large-scale dam", "dam scale", "large-scale dam"},
		{"two runs", "修复古驿道并保护候鸟", "保护候鸟，修复古驿道", "候鸟 驿道", "保护候鸟|修复古驿道"},
		{"none as it is", "護鳥", "护鸟", "护鸟", ""},
	} {
		got := commonRuns(tt.own, tt.other, strings.Fields(tt.words))
		if want := strings.FieldsFunc(tt.want, func(r rune) bool { return r == '|' }); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, want)
		}
	}
}
