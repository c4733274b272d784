package parse

import (
	"errors"
	"strings"
	"testing"
)

// If a profile's selector matches an element and others inside it, the text is that of
// the outermost element, once.
func TestProfileOfNestedElements(t *testing.T) {
	page := "<html><body><p>双方在岚川举行了会谈，前言不在其中。</p><div class=text><p>双方同意共同治理河流。</p>" +
		"<div class=text><p>双方将扩大贸易。</p></div></div><div class=text><p>双方将定期会晤。</p></div></body></html>"
	profile, err := NewProfile(ProfileSpec{Name: "site", Selector: ".text"})
	if err != nil {
		t.Fatal(err)
	}
	s := mustParse(t, page, WithProfile(profile))
	if want := "双方同意共同治理河流。双方将扩大贸易。双方将定期会晤。"; strings.Join(strings.Fields(s.Text), "") != want {
		t.Errorf("got %q, want %q", s.Text, want)
	}
	if _, err := Any(strings.NewReader(strings.ReplaceAll(page, "class=text", "class=body")), WithProfile(profile)); !errors.Is(err, ErrProfile) {
		t.Errorf("a page without such an element: %v", err)
	}
}

// Numbers that restart are a doubt.
func TestNumberingAnew(t *testing.T) {
	const said = "begins the numbering anew"
	doubts := func(labels ...string) string {
		var b strings.Builder
		for i, label := range labels {
			b.WriteString(label + " 双方同意共同治理第" + string("一二三四五六"[3*i:3*i+3]) + "条河流。\n\n")
		}
		return strings.Join(mustParse(t, b.String()).DoubtLines(), "\n")
	}
	if got := doubts("一、", "二、", "三、", "一、", "二、"); !strings.Contains(got, said) {
		t.Errorf("no doubt at the second 一、: %s", got)
	}
	if got := doubts("一、", "二、", "三、", "四、", "五、"); strings.Contains(got, said) {
		t.Errorf("a doubt where none is: %s", got)
	}
}
