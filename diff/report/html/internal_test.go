package html

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/parse/lang/quantities"
)

func TestEscaped(t *testing.T) {
	want := `a<bdi class="z" data-c="U+202E">` + "\u202e" + `</bdi><bdi class="z" data-c="U+2066">` + "\u2066" + `</bdi>&lt;b`
	if got := escaped("a\u202e\u2066<b"); string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestScriptIsSmall(t *testing.T) {
	const limit = 12 << 10
	if n := len(file("script.js")); n > limit {
		t.Errorf("script.js has %d bytes, more than %d", n, limit)
	}
}

// TestContrast checks every text colour on every ground it is used on, in light
// and in dark, against the ratio 4.5 of WCAG AA.
func TestContrast(t *testing.T) {
	colour := regexp.MustCompile(`--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)
	themes := [2]map[string]string{{}, {}}
	for _, m := range colour.FindAllStringSubmatch(file("base.css")+file("blame.css"), -1) {
		themes[0][m[1]], themes[1][m[1]] = m[2], m[3]
	}
	tests := []struct{ text, grounds string }{
		{"ink", "paper panel mark ins-bg del-bg age-b age-c age-d age-e"}, {"quiet", "paper panel mark"},
		{"ins", "paper panel ins-bg"}, {"del", "paper panel del-bg"}, {"focus", "paper panel"},
	}
	for _, tt := range tests {
		for _, ground := range strings.Fields(tt.grounds) {
			for i, theme := range []string{"light", "dark"} {
				if c := contrast(t, themes[i][tt.text], themes[i][ground]); c < 4.5 {
					t.Errorf("%s on %s in %s: contrast %.2f, want 4.5", tt.text, ground, theme, c)
				}
			}
		}
	}
}

func contrast(t *testing.T, one, other string) float64 {
	t.Helper()
	l, m := luminance(t, one), luminance(t, other)
	return (max(l, m) + 0.05) / (min(l, m) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		if len(colour) != 7 {
			t.Fatalf("colour %q is not in the style", colour)
		}
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// The greatest value of a chart stands at its upper margin, the smallest at its lower one,
// each with the least height; on a scale from zero all stand on the lower margin.
func TestChartFillsItsHeight(t *testing.T) {
	r := &grid.Row{}
	for _, v := range []float64{30, 10, 50} {
		r.Cells = append(r.Cells, grid.Cell{Entries: []grid.Entry{{Range: quantities.Exactly(v)}}})
	}
	middle := func(b chartBar) float64 {
		y, _ := strconv.ParseFloat(b.Y, 64)
		height, _ := strconv.ParseFloat(b.Height, 64)
		return y + height/2
	}
	bars := newChart(r, false).Bars
	for i, want := range []float64{chartHeight / 2, chartHeight - chartMargin, chartMargin} {
		if got := middle(bars[i]); math.Abs(got-want) > .1 {
			t.Errorf("value %d stands at %.1f, want %.1f", i, got, want)
		}
	}
	for i, want := range []float64{(chartHeight - 2*chartMargin) * .6, (chartHeight - 2*chartMargin) * .2, chartHeight - 2*chartMargin} {
		bar := newChart(r, true).Bars[i]
		if height, _ := strconv.ParseFloat(bar.Height, 64); math.Abs(height-want) > .1 || math.Abs(middle(bar)+want/2-(chartHeight-chartMargin)) > .1 {
			t.Errorf("value %d from zero: %v, want a height of %.1f on the margin", i, bar, want)
		}
	}
}
