package parse

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/testdata/sample"
)

// misnamedText is a text whose element has the name of something else.
var misnamedText = []string{
	"The Sides met in Lanchuan and took stock of three years of common work on the river.",
	"They agreed to keep the locks open through the winter, and to share the cost of the ice breakers.",
	"They will publish the water levels every morning, so that the skippers of both banks can plan ahead.",
	"The Sides decided to build a second bridge, and asked their engineers for a plan by the spring.",
	"They thanked the rescue services, which brought four crews ashore during the storm of last November.",
}

// Text is never left out silently for the name of its element, wherever the title
// stands and whatever else is on the page.
func TestMisnamed(t *testing.T) {
	words := []string{}
	for w := range extract.ClassNames().Words {
		words = append(words, w)
	}
	for w := range extract.ClassNames().Stems {
		words = append(words, w)
	}
	slices.Sort(words)
	text := "<p>" + strings.Join(misnamedText, "</p>\n<p>") + "</p>"
	for i, word := range words {
		for k, layout := range []string{
			`<div class="%s"><h1>River statement</h1>%s</div><div><p>This office is open on weekdays, except on holidays.</p></div>`,
			`<h1>River statement</h1><div id="content-%s">%s</div><div><p>This office is open on weekdays, except on holidays.</p></div>`,
			`<div><p>This office is open on weekdays.</p></div><div class="page %s"><div>%s</div></div>`,
		} {
			if !sample.All() && k != i%3 {
				continue // each word on one page
			}
			page := "<html><head><title>River statement</title></head><body>" + fmt.Sprintf(layout, word, text) + "</body></html>"
			s, err := HTML(strings.NewReader(page))
			switch {
			case errors.Is(err, source.ErrNoContent):
			case err != nil:
				t.Fatal(err)
			case len(s.Doubts) == 0 && slices.ContainsFunc(misnamedText, func(p string) bool { return !strings.Contains(s.Text, p) }):
				t.Errorf("%s: got %q and no doubt from\n%s", word, s.Text, page)
			}
		}
	}
}

// A statement is not taken for less than what stands beside it under its right name.
func TestNamedRight(t *testing.T) {
	beside := "<p>" + strings.Join(misnamedText, "</p>\n<p>") + "</p>"
	want := "The Sides agreed to open the ferry on the first of May. It will run every day, at no charge."
	for _, name := range []string{"sidebar", "comments", "related", "footer"} {
		page := fmt.Sprintf(`<html><head><title>Ferry statement</title></head><body><div class="main"><h1>Ferry statement</h1><p>%s</p><p>%s</p></div><div class=%q>%s</div></body></html>`,
			want, strings.Replace(want, "ferry", "second ferry", 1), name, beside)
		s, err := HTML(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(s.Text, misnamedText[0]) || !strings.Contains(s.Text, want) {
			t.Errorf("%s: got %q", name, s.Text)
		}
	}
}

// A sidebar is none of a statement that follows its title, even if it is many times as
// long, wherever it stands.
func TestLongBeside(t *testing.T) {
	var beside strings.Builder
	for _, of := range []string{"ferry", "harbour", "station", "museum"} {
		for _, p := range misnamedText {
			fmt.Fprintf(&beside, "<p>From the %s: %s</p>\n", of, p)
		}
	}
	const title = "<h1>Ferry statement</h1>"
	const text = "<p>The Sides agreed to open the ferry on the first of May. It will run every day, at no charge.</p><p>They will open a second one in June, if the water is high enough.</p>"
	for _, name := range []string{"sidebar", "comments", "related", "footer"} {
		side := fmt.Sprintf(`<div class=%q>%s</div>`, name, &beside)
		for _, layout := range []string{
			`<main><article>` + title + text + `</article></main>` + side,
			`<div class="page"><div class="text">` + title + text + `</div>` + side + `</div>`,
			`<div class="page">` + title + `<div class="text">` + text + `</div>` + side + `</div>`,
			side + `<div class="text">` + title + text + `</div>`,
		} {
			s, err := HTML(strings.NewReader(`<html><head><title>Ferry statement</title></head><body>` + layout + `</body></html>`))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(s.Text, misnamedText[0]) || !strings.Contains(s.Text, "second one in June") {
				t.Errorf("%s: got %q from\n%s", name, s.Text, layout)
			}
		}
	}
}

// Long text above the title is read with a doubt if the statement follows the title.
func TestAboveTitle(t *testing.T) {
	above := "<div><p>" + strings.Join(misnamedText, "</p><p>") + "</p></div>"
	text := strings.ReplaceAll(above, "the", "of the")
	const title = "<h1>Ferry statement</h1>"
	for body, doubted := range map[string]bool{
		above + "<div>" + title + text + "</div>":                                     true,
		"<div>" + title + text + "</div>":                                             false,
		"<div><p>This office is open daily.</p></div><div>" + title + text + "</div>": false,
		text + "<div>" + title + "<p>Press office of the ferry, Lanchuan.</p></div>":  false,
	} {
		s, err := HTML(strings.NewReader("<html><head><title>Ferry statement</title></head><body>" + body + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(strings.Join(s.DoubtLines(), " "), "above the title"); got != doubted {
			t.Errorf("doubts %v, want one: %v, of\n%s", s.DoubtLines(), doubted, body)
		}
	}
}

// An empty element of a drawing does not swallow the rest of the page.
func TestEmptyInDrawing(t *testing.T) {
	for _, tag := range []string{"title", "style", "script", "textarea"} {
		page := `<html><body><div><a href="/"><svg><` + tag + `/><path d="M0"/></svg></a><p>` + strings.Join(misnamedText, "</p><p>") + "</p></div></body></html>"
		s, err := HTML(strings.NewReader(page))
		if err != nil {
			t.Fatalf("%s: %v", tag, err)
		}
		if want := strings.Join(misnamedText, "\n"); !strings.Contains(s.Text, misnamedText[4]) || len(s.Doubts) > 0 {
			t.Errorf("%s: got %q, %v, want %q", tag, s.Text, s.DoubtLines(), want)
		}
	}
}

// A sentence that begins with the word for a date is not the line with the date.
func TestSentenceWithDate(t *testing.T) {
	for text, next := range map[string]string{
		"日期：5月1日，双方在岚川举行第三次会谈，就河流治理交换意见。":                                              "双方同意继续会谈，并于秋季公布结果。",
		"Published: the report of 3 May 2021 says that both banks were flooded twice.": misnamedText[0],
	} {
		s, err := HTML(strings.NewReader("<html><body><h1>Title of the page</h1><p>" + text + "</p><p>" + next + "</p></body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(s.Text, text) {
			t.Errorf("%q is left out, in %q", text, s.Text)
		}
	}
}

// A line that is the page's title is the title whatever its markup, and the day below
// it is that of the page, whether it is a link or stands before the source.
func TestPlainTitle(t *testing.T) {
	for _, day := range []string{`<div>2021-05-01 20:29:58 来源：岚川日报</div>`, `<div><a href="/2021/05/01">2021-05-01</a></div>`, `<div>岚川网 ( 2021-05-01 09:20 ) 稿件来源：岚川日报</div>`} {
		s, err := HTML(strings.NewReader(`<html><head><title>双方就河流治理举行第三次会谈</title></head><body><div class="x"><div>双方就河流治理举行第三次会谈</div>` + day +
			`</div><div class="tools"><span>大</span></div><div class="y"><p>5月3日，双方在岚川举行第三次会谈，就河流治理交换意见。</p><p>双方同意继续会谈，并于秋季公布结果。</p></div></body></html>`))
		if err != nil {
			t.Fatal(err)
		}
		if s.Title != "双方就河流治理举行第三次会谈" || s.Date != "2021-05-01" || !strings.HasPrefix(s.Text, "5月3日") {
			t.Errorf("%s: title %q, date %s, text %q", day, s.Title, s.Date, s.Text)
		}
	}
}

// The name of a margin does not make a paragraph a footer.
func TestNamesOfLooks(t *testing.T) {
	s, err := HTML(strings.NewReader(`<html><body><h1>River statement</h1><div class="margin-bottom-20">` + misnamedText[0] + `</div><div class="uk-margin-large-top">` + misnamedText[1] + `</div><div class="bottom">Site by the Lanchuan office.</div></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Join(misnamedText[:2], "\n"); s.Text != want {
		t.Errorf("got %q, want %q", s.Text, want)
	}
}

// A line between the title and the text that is no sentence is left out with a doubt.
func TestSubtitle(t *testing.T) {
	for line, doubted := range map[string]bool{
		`<h2>Issued by the Ministers of both banks at their meeting in Lanchuan</h2>`:                           true,
		`<p>Issued by the Ministers who took part in the meeting of the River Council in Lanchuan on 3 May</p>`: true,
		`<p>Lanchuan, 3 May 2021</p>`: false,
		`<p><a href="/x">Statements of the River Council of the last ten</a></p>`: false,
	} {
		s, err := HTML(strings.NewReader(`<html><head><title>River statement</title></head><body><div><h1>River statement</h1><div class="head">` + line + `</div><div class="text"><p>` + strings.Join(misnamedText, "</p><p>") + `</p></div></div></body></html>`))
		if err != nil {
			t.Fatal(err)
		}
		if got := len(s.Doubts) > 0; got != doubted && !strings.Contains(s.Text, "Issued") {
			t.Errorf("%s: doubts %v, want %v", line, s.DoubtLines(), doubted)
		}
	}
}
