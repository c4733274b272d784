package check

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff/report/safetext"
)

// The parts of JUnit's XML that GitLab, Jenkins and others read: a suite for every
// statement with findings, a case for every finding. Characters that XML 1.0 does not
// allow are replaced by visible ones.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name      string        `xml:"name,attr"`
		ClassName string        `xml:"classname,attr"`
		File      string        `xml:"file,attr,omitempty"`
		Line      int           `xml:"line,attr,omitempty"`
		Failure   *junitFailure `xml:"failure"`
		Output    string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

func (w Writer) junit(out io.Writer, r *Report) error {
	doc := junitSuites{Name: w.Name}
	index := map[string]int{}
	for _, f := range r.Findings {
		name := cmp.Or(f.Statement, "corpus")
		i, ok := index[name]
		if !ok {
			i = len(doc.Suites)
			index[name] = i
			doc.Suites = append(doc.Suites, junitSuite{Name: safetext.Of(name)})
		}
		doc.Suites[i].add(w.junitCase(f))
	}
	if len(doc.Suites) == 0 {
		passed := junitSuite{Name: w.Name}
		passed.add(junitCase{Name: summary(r), ClassName: w.Name})
		doc.Suites = []junitSuite{passed}
	}
	for _, s := range doc.Suites {
		doc.Tests += s.Tests
		doc.Failures += s.Failures
	}
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(out)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(out, "\n")
	return err
}

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
}

func (w Writer) junitCase(f Finding) junitCase {
	place := fmt.Sprintf("%s:%d", w.file(f), line(f))
	c := junitCase{
		Name: safetext.Of(strings.TrimSpace(f.Rule + " " + address(f) + " " + f.Fingerprint)), ClassName: safetext.Of(w.Name + "." + f.Rule),
		File: safetext.Of(w.file(f)), Line: line(f),
	}
	text := safetext.Of(fmt.Sprintf("%s: %s: %s", place, f.Severity, f.Message))
	if w.FailOn == Off || f.Severity < w.FailOn {
		c.Output = text
		return c
	}
	c.Failure = &junitFailure{safetext.Of(f.Message), f.Severity.String(), text}
	return c
}
