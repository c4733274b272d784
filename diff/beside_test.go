package diff_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// A clause that stands word for word in the sentence beside is the same clause, short as
// it is, where both sentences go on; elsewhere the same few words are no link.
func TestClauseBeside(t *testing.T) {
	outline := func(id string, paragraphs ...string) *tree.Statement {
		text := "statement " + id + " zh\narticle 一、\n"
		for _, p := range paragraphs {
			text += "  paragraph\n    " + p + "\n"
		}
		s, err := tree.ParseOutline([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	water, students, border := "双方将在下游各站联合监测水质", "双方将互派水文专业留学生，|每年不少于", "两国口岸延长开放时间。"
	old := outline("2021", water+"，|共护湿地。", students+"二十名。", border, "双方商定联合研究候鸟迁徙路线。")
	tests := []struct {
		name string
		new  *tree.Statement
		want bool
	}{
		{"beside", outline("2022", water+"。", students+"三十名，|共护湿地。", border), true},
		{"far away", outline("2022", water+"。", students+"三十名。", border, "两国博物馆互借展品，|共护湿地。"), false},
	}
	for _, tt := range tests {
		linked := false
		for _, l := range diff.Compare(old, tt.new).At(diff.LevelClause) {
			if len(l.Old) > 0 && l.Old[0].Locator == "1.1.1.2" {
				linked = len(l.New) > 0
			}
		}
		if linked != tt.want {
			t.Errorf("%s: linked %v, want %v", tt.name, linked, tt.want)
		}
	}
}
