package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	xterm "golang.org/x/term"
)

// patience is how long a run works in silence.
const patience = 500 * time.Millisecond

// progress is a line on a terminal that says what a long run is doing. The zero
// value says nothing.
type progress struct {
	mu    sync.Mutex
	w     io.Writer // nil when stopped
	late  bool      // patience is over
	shown bool
	text  string
}

// startProgress returns the progress of a run whose errors go to w.
func startProgress(w io.Writer) *progress {
	p := &progress{}
	if f, ok := w.(*os.File); ok && xterm.IsTerminal(int(f.Fd())) {
		p.w = w
		time.AfterFunc(patience, p.wake)
	}
	return p
}

// wake shows the line from now on.
func (p *progress) wake() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.late = true
	p.show()
}

// say sets the line.
func (p *progress) say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text = fmt.Sprintf(format, args...)
	p.show()
}

func (p *progress) show() {
	if p.w != nil && p.late && p.text != "" {
		fmt.Fprintf(p.w, "\r\x1b[Kclausediff: %s …", printable(p.text))
		p.shown = true
	}
}

// stop takes the line away for good.
func (p *progress) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.w = nil
}
