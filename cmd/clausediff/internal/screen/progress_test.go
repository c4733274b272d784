package screen

import (
	"strings"
	"testing"
)

func TestProgress(t *testing.T) {
	var out strings.Builder
	p := &Progress{w: &out}
	p.Say("reading %s", "a.html")
	if out.Len() > 0 {
		t.Errorf("said %q at once", &out)
	}
	p.wake()
	p.Say("reading \x1b[2Jb.html")
	p.Stop()
	p.Say("too late")
	p.wake()
	want := "\r\x1b[Kclausediff: reading a.html …\r\x1b[Kclausediff: reading ␛[2Jb.html …\r\x1b[K"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	// A pipe is not a terminal.
	p = NewProgress(&out)
	p.Say("reading")
	p.wake()
	if out.String() != want {
		t.Errorf("said %q to a pipe", &out)
	}
}
