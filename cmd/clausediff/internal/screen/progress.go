package screen

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/clausediff/clausediff/diff/report/safetext"
)

// patience is how long a run is silent.
const patience = 500 * time.Millisecond

// Progress is a line on a terminal that says what a long run is doing. The zero value
// shows nothing.
type Progress struct {
	mu    sync.Mutex
	w     io.Writer // nil when stopped
	late  bool      // patience is over
	shown bool
	text  string
}

// NewProgress returns the progress line of a run that writes errors to w.
func NewProgress(w io.Writer) *Progress {
	p := &Progress{}
	if IsTerminal(w) {
		p.w = w
		time.AfterFunc(patience, p.wake)
	}
	return p
}

// wake shows the line from now on.
func (p *Progress) wake() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.late = true
	p.show()
}

// Say sets the line.
func (p *Progress) Say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text = fmt.Sprintf(format, args...)
	p.show()
}

func (p *Progress) show() {
	if p.w != nil && p.late && p.text != "" {
		fmt.Fprintf(p.w, "\r\x1b[Kclausediff: %s …", safetext.Line(p.text))
		p.shown = true
	}
}

// Stop removes the line permanently.
func (p *Progress) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.w = nil
}
