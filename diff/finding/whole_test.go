package finding

import (
	"slices"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

func outline(t *testing.T, text string) *tree.Statement {
	t.Helper()
	s, err := tree.ParseOutline([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A part that is wholly new is told as one, with its heading as the subject.
func TestWholePart(t *testing.T) {
	const head = "statement a en\narticle I\n  heading\n    Trade\n  paragraph\n    The two ports admit vessels of both sides. \n    Duties on timber fall by half. \n"
	old := outline(t, head)
	new := outline(t, head+`article II
  heading
    Nuclear Safety
  paragraph
    A joint inspectorate visits reactors every spring. 
    Operators report incidents within hours. 
    Spent fuel returns to its supplier. 
`)
	var rules []string
	for _, f := range Find(diff.Compare(old, new)) {
		rules = append(rules, f.Rule)
		if f.Rank == 1 && (f.Subject != "Nuclear Safety" || f.Type != Added || len(f.RelatedNew) == 0) {
			t.Errorf("told as %s of %q with %d others", f.Type, f.Subject, len(f.RelatedNew))
		}
	}
	if len(rules) == 0 || rules[0] != "en/section" {
		t.Errorf("rules %q, want en/section first", rules)
	}
}

// A party that takes the place of another throughout is told once, and no sentence has
// changed by that alone.
func TestParties(t *testing.T) {
	text := func(party string) *tree.Statement {
		return outline(t, "statement "+party+" en\ntitle Joint Statement on United States-"+party+" Trade\npreamble\n  paragraph\n    The United States and "+party+
			" will lower duties on timber. \n    "+party+" will open its ports to vessels of the United States. \n    Officials of "+party+" will report every spring. \n")
	}
	var told []string
	for _, f := range Find(diff.Compare(text("Kenya"), text("Ghana"))) {
		told = append(told, string(f.Type)+" "+f.From+f.To)
	}
	slices.Sort(told)
	if !slices.Equal(told, []string{"named Ghana", "unnamed Kenya"}) {
		t.Errorf("told %q, want each party once", told)
	}
}

// A number of what was to be done and one of what has been done are not two values of
// one thing.
func TestAcrossRoles(t *testing.T) {
	old := outline(t, "statement a zh\narticle 一\n  heading\n    政府工作任务\n  paragraph\n    全年新建农村公路20万公里，改善沿线村镇交通条件。\n")
	new := outline(t, "statement b zh\narticle 一\n  heading\n    去年工作回顾\n  paragraph\n    全年新建农村公路18万公里，改善沿线村镇交通条件。\n")
	for _, f := range Find(diff.Compare(old, new)) {
		if f.Type == Number {
			t.Errorf("number %q → %q", f.From, f.To)
		}
	}
}

// What is added in another role than its old wording has, as a task or as done, is told
// so, and as possibly from there only where the link is possible only.
func TestRoleBefore(t *testing.T) {
	text := func(id, heading, sentence string) *tree.Statement {
		return outline(t, "statement "+id+" zh\narticle 一\n  heading\n    "+heading+"\n  paragraph\n    "+sentence+"\n")
	}
	const plan, review = "政府工作任务", "去年工作回顾"
	for _, x := range []struct {
		old, new string
		want     Said
	}{{plan, review, PlannedBefore}, {review, plan, ReportedBefore}} {
		r := diff.Compare(text("a", x.old, "全年新建农村公路20万公里，改善沿线村镇交通条件。"), text("b", x.new, "全年新建农村公路18万公里，改善沿线村镇交通条件。"))
		told := false
		for _, f := range Find(r) {
			if f.Type == Added && f.Link.Certainty > diff.Possible {
				told = true
				if f.Said != x.want || f.Nearest == nil {
					t.Errorf("%s → %s: said %q, want %q", x.old, x.new, f.Said, x.want)
				}
			}
		}
		if !told {
			t.Errorf("%s → %s: nothing is told as added", x.old, x.new)
		}
	}
}

// What stands elsewhere in the new statement is not told as dropped.
func TestSaidElsewhere(t *testing.T) {
	old := outline(t, "statement a en\narticle 1.\n  paragraph\n    The Sides will open the Songxiu crossing all year.\n    A veterinary station will be built at the Songxiu crossing.\n    The archive of river maps will be printed.\n")
	new := outline(t, "statement b en\narticle 1.\n  paragraph\n    The Sides will open the Songxiu crossing all year, where a veterinary station will be built.\n    Students will exchange letters.\n")
	var dropped []string
	for _, f := range Find(diff.Compare(old, new, diff.Forbid(old.At("1.1.2"), new.At("1.1.1")))) {
		if f.Type == Dropped {
			dropped = append(dropped, string(f.Old[0].Locator))
		}
	}
	if !slices.Equal(dropped, []string{"1.1.3"}) {
		t.Errorf("dropped %v, want the archive of river maps only", dropped)
	}
}
