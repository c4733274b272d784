package main

import (
	"strings"
	"testing"
)

func TestProgress(t *testing.T) {
	var out strings.Builder
	p := &progress{w: &out}
	p.say("reading %s", "a.html")
	if out.Len() > 0 {
		t.Errorf("said %q at once", &out)
	}
	p.wake()
	p.say("reading \x1b[2Jb.html")
	p.stop()
	p.say("too late")
	p.wake()
	want := "\r\x1b[Kclausediff: reading a.html …\r\x1b[Kclausediff: reading ␛[2Jb.html …\r\x1b[K"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	// A pipe is no terminal.
	p = startProgress(&out)
	p.say("reading")
	p.wake()
	if out.String() != want {
		t.Errorf("said %q to a pipe", &out)
	}
}
