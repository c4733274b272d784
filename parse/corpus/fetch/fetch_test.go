package fetch_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/clausediff/clausediff/parse/corpus/fetch"
)

// hosts plays every kind of host, one a path.
func hosts(t *testing.T) *httptest.Server {
	t.Helper()
	tries := map[string]int{}
	mux := http.NewServeMux()
	mux.HandleFunc("/ok", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=gb2312")
		w.Write([]byte("<p>\xcb\xab\xb7\xbd</p>"))
	})
	mux.HandleFunc("/busy-once", func(w http.ResponseWriter, r *http.Request) {
		if tries["busy"]++; tries["busy"] == 1 {
			w.Header().Set("Retry-After", "7")
			http.Error(w, "later", http.StatusTooManyRequests)
			return
		}
		fmt.Fprint(w, "second time")
	})
	mux.HandleFunc("/busy-date", func(w http.ResponseWriter, r *http.Request) {
		if tries["date"]++; tries["date"] == 1 {
			w.Header().Set("Retry-After", clock.Add(20*time.Second).Format(http.TimeFormat))
			http.Error(w, "later", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, "second time")
	})
	mux.HandleFunc("/busy-for-long", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "86400")
		http.Error(w, "later", http.StatusServiceUnavailable)
	})
	mux.HandleFunc("/gone", func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })
	mux.HandleFunc("/short", func(w http.ResponseWriter, r *http.Request) {
		tries["short"]++
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, "cut")
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.CopyN(z, zeros{}, 64<<20)
		z.Close()
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, "packed")
		z.Close()
	})
	mux.HandleFunc("/image", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Type", "image/png") })
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/ok", http.StatusFound) })
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/to-file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

var clock = time.Date(2023, 3, 22, 10, 0, 0, 0, time.UTC)

// client notes its waits instead of waiting.
func client(opts fetch.Options, waits *[]time.Duration) *fetch.Client {
	opts.AllowPrivate = true
	opts.Now = func() time.Time { return clock }
	opts.Wait = func(_ context.Context, d time.Duration) error { *waits = append(*waits, d); return nil }
	if opts.MaxSize == 0 {
		opts.MaxSize = 1 << 20
	}
	return fetch.New(opts)
}

func TestGet(t *testing.T) {
	server := hosts(t)
	tests := []struct {
		path, body, fails string
		waits             string
	}{
		{path: "/ok", body: "<p>\xcb\xab\xb7\xbd</p>"},
		{path: "/gzip", body: "packed"},
		{path: "/moved", body: "<p>\xcb\xab\xb7\xbd</p>"},
		{path: "/busy-once", body: "second time", waits: "[7s]"},
		{path: "/busy-date", body: "second time", waits: "[20s]"},
		{path: "/busy-for-long", fails: "the host answers 503 Service Unavailable", waits: "[1m0s 1m0s 1m0s]"},
		{path: "/gone", fails: "the host answers 404 Not Found"},
		{path: "/short", fails: "the page was cut off on the way", waits: "[1s 2s 4s]"},
		{path: "/endless", fails: "the page is larger than 1048576 bytes"},
		{path: "/bomb", fails: "the page is larger than 1048576 bytes"},
		{path: "/image", fails: "the answer is image/png, not a page"},
		{path: "/circle", fails: "the host redirects more than 10 times"},
		{path: "/to-file", fails: "the host redirects to file:, which is not followed"},
	}
	for _, tt := range tests {
		var waits []time.Duration
		page, err := client(fetch.Options{Timeout: 5 * time.Second}, &waits).Get(t.Context(), server.URL+tt.path)
		switch {
		case tt.fails != "":
			if err == nil || !strings.HasPrefix(err.Error(), server.URL+tt.path+": ") || !strings.Contains(err.Error(), tt.fails) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: error is %v, want one line with %q", tt.path, err, tt.fails)
			}
		case err != nil:
			t.Errorf("%s: %v", tt.path, err)
		case string(page.Body) != tt.body || page.Time != clock || page.Status != 200:
			t.Errorf("%s: got %+v", tt.path, page)
		}
		if got := fmt.Sprint(waits); tt.waits != "" && got != tt.waits || tt.waits == "" && len(waits) > 0 {
			t.Errorf("%s: waited %s, want %s", tt.path, got, tt.waits)
		}
	}
}

func TestGetGivesUpAfterTheTimeout(t *testing.T) {
	var waits []time.Duration
	_, err := client(fetch.Options{Timeout: 50 * time.Millisecond, Retries: 1}, &waits).Get(t.Context(), hosts(t).URL+"/slow")
	if err == nil || !strings.Contains(err.Error(), "no answer within 50ms") || len(waits) != 1 {
		t.Errorf("error is %v after %v", err, waits)
	}
}

func TestGetIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	var waits []time.Duration
	_, err := client(fetch.Options{Timeout: 5 * time.Second}, &waits).Get(ctx, hosts(t).URL+"/slow")
	if !errors.Is(err, context.Canceled) || len(waits) > 0 {
		t.Errorf("error is %v after %v", err, waits)
	}
}

// Without leave no address of this machine is asked, whatever its name, and no
// redirect leads there.
func TestGetAsksNoPrivateAddress(t *testing.T) {
	asked := false
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer server.Close()
	_, port, err := net.SplitHostPort(server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	c := fetch.New(fetch.Options{Retries: -1, Timeout: 5 * time.Second})
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		_, err := c.Get(t.Context(), "http://"+host+":"+port+"/")
		if err == nil || asked || !strings.Contains(err.Error(), "--allow-private") && !strings.Contains(err.Error(), "no such host") {
			t.Errorf("%s: %v (asked: %t)", host, err, asked)
		}
	}
}
