package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/testdata/sample"
)

// datedSeries writes a corpus whose statements have the dates of their years.
func datedSeries(t *testing.T, dir, series string, texts map[string]string) {
	t.Helper()
	manifest := "version: 1\nstatements:\n"
	for _, year := range slices.Sorted(maps.Keys(texts)) {
		manifest += fmt.Sprintf("  - {id: %q, series: %s, file: %s.txt, date: \"%s-05-01\"}\n", year, series, year, year)
		write(t, filepath.Join(dir, year+".txt"), texts[year])
	}
	write(t, filepath.Join(dir, "corpus.yaml"), manifest)
}

// saidIn is a text that others have most of, in other words.
func saidIn(year int) string {
	verbs, things := []string{"welcome", "support", "reaffirm"}, []string{"harbours", "lighthouses", "night ferries", "cultural centres"}
	text := "Joint statement\n\n"
	for k := range 6 {
		text += fmt.Sprintf("The Sides %s the %s of the Silver Strait in part %d. ", verbs[(year+k)%3], things[(year/2+k)%4], k)
	}
	return text + fmt.Sprintf("They meet for the %dth time.\n\nThe lantern office is kept open.\n", year%100)
}

// sameSite fails unless the site of a corpus that is brought up to date is the one that
// is made anew without what earlier runs kept.
func sameSite(t *testing.T, what, corpus, kept string) {
	t.Helper()
	fresh := filepath.Join(t.TempDir(), "site")
	for _, args := range [][]string{{kept}, {fresh, "--no-cache"}} {
		if status, _, stderr := clausediff(t, "", append([]string{"site", "--quiet", "--corpus", corpus}, args...)...); status != exitOK {
			t.Fatalf("%s: %s", what, stderr)
		}
	}
	is, want := treeOf(t, kept), treeOf(t, fresh)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if is[name] != want[name] {
			t.Errorf("%s: %s is not as made anew", what, name)
		}
	}
	if len(is) != len(want) {
		t.Errorf("%s: %d files, made anew %d", what, len(is), len(want))
	}
}

// Of every kind of change to a series long enough for earlier statements to weigh, the
// site that is brought up to date is the one that is made anew.
func TestSiteAfterEveryKindOfChange(t *testing.T) {
	corpus, kept := t.TempDir(), filepath.Join(t.TempDir(), "site")
	texts := map[string]string{}
	for year := 2011; year <= 2019; year++ {
		if year != 2015 {
			texts[fmt.Sprint(year)] = saidIn(year)
		}
	}
	series := "joint"
	for i, step := range []struct {
		what   string
		change func()
	}{
		{"at first", func() {}},
		{"nothing", func() {}},
		{"a statement at the end", func() { texts["2020"] = saidIn(2020) }},
		{"one in the middle", func() { texts["2015"] = saidIn(2015) }},
		{"one at the beginning", func() { texts["2010"] = saidIn(2010) }},
		{"one edited", func() { texts["2013"] = strings.Replace(texts["2013"], "kept open", "closed", 1) }},
		{"a word for one of its length", func() { texts["2016"] = strings.ReplaceAll(texts["2016"], "welcome", "receive") }},
		{"edited back", func() { texts["2013"] = saidIn(2013) }},
		{"one removed", func() { delete(texts, "2014") }},
		{"the newest removed", func() { delete(texts, "2020") }},
		{"the series renamed", func() { series = "common" }},
		{"two that change places", func() { texts["2012"], texts["2017"] = texts["2017"], texts["2012"] }},
	} {
		step.change()
		old, err := filepath.Glob(filepath.Join(corpus, "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range old {
			os.Remove(name)
		}
		datedSeries(t, corpus, series, texts)
		if (i+1)%sample.Size(3, 1) == 0 {
			sameSite(t, step.what, corpus, kept)
		} else {
			mustSite(t, corpus, kept)
		}
	}
}

// What was kept is used; what is damaged, or kept by another version of the program, is
// made anew.
func TestSiteMemoryIsUsed(t *testing.T) {
	corpus, caches := t.TempDir(), t.TempDir()
	t.Setenv("XDG_CACHE_HOME", caches)
	datedSeries(t, corpus, "joint", map[string]string{"2011": saidIn(2011), "2012": saidIn(2012), "2013": saidIn(2013)})
	sameSite(t, "at first", corpus, filepath.Join(t.TempDir(), "site"))
	file, data, body := onlyCache(t, caches, "site")
	// changed returns the cache with other values, and the digest that they have then.
	changed := func(change func(key string, v *siteValue)) string {
		var values map[string]siteValue
		if err := json.Unmarshal(body, &values); err != nil {
			t.Fatal(err)
		}
		for key, v := range values {
			change(key, &v)
			values[key] = v
		}
		body, err := json.Marshal(values)
		if err != nil {
			t.Fatal(err)
		}
		return cacheOf(body)
	}
	mark := func(v *siteValue) { v.Data = bytes.ReplaceAll(v.Data, []byte("sentences: "), []byte("remembered: ")) }
	write(t, file, changed(func(_ string, v *siteValue) { mark(v) }))
	site := filepath.Join(t.TempDir(), "site")
	mustSite(t, corpus, site)
	if !strings.Contains(read(t, filepath.Join(site, "feed.xml")), "remembered: ") {
		t.Error("what was kept is not used")
	}
	for what, text := range map[string]string{
		"damaged":                   strings.Replace(string(data), "Data", "data", 1),
		"cut off":                   string(data[:len(data)/2]),
		"empty":                     "",
		"kept by another version":   changed(func(_ string, v *siteValue) { mark(v); v.Input = "another" + v.Input }),
		"comparisons that are none": changed(func(_ string, v *siteValue) { v.Data = v.Data[:len(v.Data)-1] }),
		"comparisons of others": changed(func(key string, v *siteValue) {
			if strings.Contains(key, "comparison") {
				v.Data[len(v.Data)/2]++
			}
		}),
	} {
		write(t, file, text)
		sameSite(t, what, corpus, filepath.Join(t.TempDir(), "site"))
		if what != "comparisons of others" && read(t, file) != string(data) {
			t.Errorf("%s: what was found anew is not kept", what)
		}
	}
}

func mustSite(t *testing.T, corpus, dir string) {
	t.Helper()
	if status, _, stderr := clausediff(t, "", "site", "--quiet", "--corpus", corpus, dir); status != exitOK {
		t.Fatal(stderr)
	}
}
