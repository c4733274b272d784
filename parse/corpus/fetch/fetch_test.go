package fetch_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/clausediff/clausediff/parse/corpus/fetch"
)

// hosts simulates every kind of host, one per path.
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
	hostile(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

// hostile adds hosts that respond as no host should.
func hostile(mux *http.ServeMux) {
	status := func(path string, code int, headers ...string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			for i := 0; i < len(headers); i += 2 {
				w.Header().Set(headers[i], headers[i+1])
			}
			w.WriteHeader(code)
		})
	}
	status("/not-modified", 304)
	status("/no-content", 204)
	status("/part", 206)
	status("/odd-status", 799)
	status("/busy-before", 503, "Retry-After", "-5")
	status("/busy-nonsense", 503, "Retry-After", "soon")
	status("/busy-past", 503, "Retry-After", clock.Add(-time.Hour).Format(http.TimeFormat))
	status("/busy-beyond", 503, "Retry-After", "99999999999999999999")
	status("/nowhere", 302)
	status("/no-address", 302, "Location", "http://[::1")
	status("/to-script", 302, "Location", "javascript:alert(1)")
	status("/to-data", 302, "Location", "data:text/html,x")
	status("/brotli", 200, "Content-Encoding", "br")
	status("/large-header", 200, "Etag", strings.Repeat("x", 2<<20))
	mux.HandleFunc("/drip", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			fmt.Fprint(w, "x")
			w.(http.Flusher).Flush()
			time.Sleep(10 * time.Millisecond)
		}
	})
	raw := func(path, answer string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				return
			}
			defer conn.Close()
			io.WriteString(conn, answer)
		})
	}
	raw("/no-http", "SSH-2.0-\x1b[2Jhost\r\n")
	raw("/nothing", "")
	raw("/cut-chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nonly this")
	raw("/cut-gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x4a\x04")
	raw("/no-gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n<html>plain")
	raw("/hostile-header", "HTTP/1.1 200 \x1b[2J\r\nEtag: \x1b[31m\r\nContent-Length: 2\r\n\r\nok")
	raw("/folded-header", "HTTP/1.1 200 OK\r\nEtag: a\r\n b\r\nX\x00Y: 1\r\nContent-Length: 2\r\n\r\nok")
	raw("/two-lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\nok")
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

var clock = time.Date(2023, 3, 22, 10, 0, 0, 0, time.UTC)

// client returns a client that records its waits instead of waiting.
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
		{path: "/short", fails: "the download was cut off", waits: "[1s 2s 4s]"},
		{path: "/endless", fails: "the page is larger than 1048576 bytes"},
		{path: "/bomb", fails: "the page is larger than 1048576 bytes"},
		{path: "/image", fails: "the answer is image/png, not a page"},
		{path: "/circle", fails: "the host redirects more than 10 times"},
		{path: "/to-file", fails: "the host redirects to a file: address, which is not followed"},
		{path: "/to-script", fails: "the host redirects to a javascript: address, which is not followed"},
		{path: "/to-data", fails: "the host redirects to a data: address, which is not followed"},
		{path: "/nowhere", fails: "the host answers 302 Found"},
		{path: "/no-address", fails: "failed to parse Location header"},
		{path: "/not-modified", fails: "the host answers 304 Not Modified"},
		{path: "/no-content", fails: "the host answers 204 No Content"},
		{path: "/part", fails: "the host answers 206 Partial Content"},
		{path: "/odd-status", fails: "the host answers 799", waits: "[1s 2s 4s]"},
		{path: "/busy-before", fails: "the host answers 503", waits: "[1s 2s 4s]"},
		{path: "/busy-nonsense", fails: "the host answers 503", waits: "[1s 2s 4s]"},
		{path: "/busy-past", fails: "the host answers 503", waits: "[1s 2s 4s]"},
		{path: "/busy-beyond", fails: "the host answers 503", waits: "[1m0s 1m0s 1m0s]"},
		{path: "/brotli", fails: `the host sent the page compressed as "br", which was not asked for`},
		{path: "/large-header", fails: "server response headers exceeded"},
		{path: "/no-http", fails: "no connection: ", waits: "[1s 2s 4s]"},
		{path: "/nothing", fails: "no connection: EOF", waits: "[1s 2s 4s]"},
		{path: "/cut-chunk", fails: "the download was cut off", waits: "[1s 2s 4s]"},
		{path: "/cut-gzip", fails: "the download was cut off", waits: "[1s 2s 4s]"},
		{path: "/no-gzip", fails: "gzip: invalid header", waits: "[1s 2s 4s]"},
		{path: "/hostile-header", fails: "malformed MIME header", waits: "[1s 2s 4s]"},
		{path: "/folded-header", fails: "malformed MIME header", waits: "[1s 2s 4s]"},
		{path: "/two-lengths", fails: "Content-Length", waits: "[1s 2s 4s]"},
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
	for n, path := range []string{"/slow", "/drip"} {
		_, err := client(fetch.Options{Timeout: 50 * time.Millisecond, Retries: 1}, &waits).Get(t.Context(), hosts(t).URL+path)
		if err == nil || !strings.Contains(err.Error(), "no answer within 50ms") || len(waits) != n+1 {
			t.Errorf("%s: error is %v after %v", path, err, waits)
		}
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

// An untrusted certificate is not retried.
func TestGetWithoutCertificate(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	var waits []time.Duration
	_, err := client(fetch.Options{Timeout: 5 * time.Second}, &waits).Get(t.Context(), server.URL)
	if err == nil || !strings.Contains(err.Error(), "certificate") || len(waits) > 0 {
		t.Errorf("error is %v after %v", err, waits)
	}
}

// Credentials in a redirect are not stored.
func TestGetKeepsNoPassword(t *testing.T) {
	var waits []time.Duration
	server := hosts(t)
	to := strings.Replace(server.URL, "http://", "http://user:secret@", 1) + "/ok"
	from := httptest.NewServer(http.RedirectHandler(to, http.StatusFound))
	defer from.Close()
	page, err := client(fetch.Options{Timeout: 5 * time.Second}, &waits).Get(t.Context(), from.URL)
	if err != nil || strings.Contains(page.Final, "secret") {
		t.Errorf("%+v, %v", page, err)
	}
}

// Unless permitted, no connection is made to an address of this machine, whatever its
// name, not even by a redirect.
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

// Hosts whose responses never end, in ways that package http does not all limit: each
// request ends at the time limit.
func TestGetEndsWhateverComes(t *testing.T) {
	for name, begins := range map[string]string{
		"another protocol":    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
		"a body without size": "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>",
		"a body of an error":  "HTTP/1.1 404 Not Found\r\n\r\nnothing",
		"a header":            "HTTP/1.1 200 OK\r\nX: y",
		"hints":               "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			go func() {
				c, err := l.Accept()
				if err != nil {
					return
				}
				defer c.Close()
				io.WriteString(c, begins)
				io.Copy(io.Discard, c) // until the client closes it
			}()
			done := make(chan error, 1)
			go func() {
				c := fetch.New(fetch.Options{AllowPrivate: true, Timeout: 200 * time.Millisecond, Retries: -1})
				_, err := c.Get(context.Background(), "http://"+l.Addr().String()+"/")
				done <- err
			}()
			select {
			case err := <-done:
				if err == nil {
					t.Error("no error")
				}
			case <-time.After(20 * time.Second):
				t.Error("it has no end")
			}
		})
	}
}
