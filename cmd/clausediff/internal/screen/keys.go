package screen

import (
	"bufio"
	"context"
	"io"
	"os"
	"strings"

	xterm "golang.org/x/term"
)

// Keys reads answers: keys of a terminal, or the first letters of lines.
type Keys struct {
	wanted chan<- struct{}
	keys   <-chan byte // closed at the end of the input
	raw    *os.File    // the terminal, nil for none
}

// NewKeys returns the answers of an input. It reads each only when it is wanted, since
// other programs need the terminal in its normal mode until then.
func NewKeys(input io.Reader) *Keys {
	wanted, keys := make(chan struct{}), make(chan byte, 1)
	k := &Keys{wanted: wanted, keys: keys}
	in := bufio.NewReader(input)
	read := in.ReadByte
	if f, ok := terminal(input); ok {
		k.raw = f
	} else {
		read = func() (byte, error) { return firstOfLine(in) }
	}
	go func() {
		defer close(keys)
		for range wanted {
			key, err := read()
			if err != nil {
				return
			}
			keys <- key
		}
	}()
	return k
}

// firstOfLine returns the first letter of the next line that has one.
func firstOfLine(in *bufio.Reader) (byte, error) {
	for {
		line, err := in.ReadString('\n')
		if text := strings.TrimSpace(line); text != "" {
			return text[0], nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// Next reads one answer. The interrupt key, the end of the input and the end of ctx count
// as quit.
func (k *Keys) Next(ctx context.Context) byte {
	const interrupt, endOfInput = 3, 4
	if k.raw != nil {
		if before, err := xterm.MakeRaw(int(k.raw.Fd())); err == nil {
			defer xterm.Restore(int(k.raw.Fd()), before)
		}
	}
	select {
	case k.wanted <- struct{}{}:
	case <-k.keys: // closed
		return 'q'
	}
	select {
	case key, ok := <-k.keys:
		if !ok || key == interrupt || key == endOfInput {
			return 'q'
		}
		return key
	case <-ctx.Done():
		return 'q'
	}
}
