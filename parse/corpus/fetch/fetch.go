// Package fetch downloads the pages of a corpus. It trusts no host: an address in a
// private network, a redirect to another scheme than http and https, and a response
// that is cut off or too large are errors. A downloaded page is kept exactly as
// received.
//
//	get ─► refused address, 404 …          error, the next mirror
//	    ─► time-out, 429, 503              retry, after Retry-After or a delay
//	    ─► 200 ─► whole, not too large ─► [Page]
//
// [Missing] checks whether the page is the statement that the manifest describes.
package fetch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Options configure downloads. A zero field selects its default.
type Options struct {
	// AllowPrivate permits addresses of this machine and of private networks, and the
	// use of the proxy in the environment.
	AllowPrivate bool
	Timeout      time.Duration // per attempt; 30 s
	Retries      int           // further attempts per address; none if negative, 3 by default
	MaxSize      int64         // bytes of a page; 64 MB
	UserAgent    string
	// Wait waits before a retry; the default sleeps.
	Wait func(context.Context, time.Duration) error
	// Now is the clock.
	Now func() time.Time
}

// Page is a response as received, with transport compression removed.
type Page struct {
	URL    string // as requested
	Final  string // of the response, after redirects
	Status int
	Header http.Header
	Time   time.Time
	Body   []byte
}

// SHA256 returns the hash of the body in hexadecimal.
func (p *Page) SHA256() string {
	sum := sha256.Sum256(p.Body)
	return hex.EncodeToString(sum[:])
}

// Client downloads pages. It is safe for one goroutine at a time.
type Client struct {
	opts Options
	http *http.Client
}

// The limits of a download.
const (
	mostRedirects = 10
	longestWait   = time.Minute
	firstWait     = time.Second
	bodyInError   = 4 << 10 // bytes read from an error response, so that the connection can be reused
)

// New returns a client.
func New(opts Options) *Client {
	opts.Timeout, opts.Retries, opts.MaxSize = cmp.Or(opts.Timeout, 30*time.Second), cmp.Or(opts.Retries, 3), cmp.Or(opts.MaxSize, 64<<20)
	if opts.Wait == nil {
		opts.Wait = sleep
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	return newClient(opts, public)
}

// newClient returns a client that makes only the connections that control permits.
func newClient(opts Options, control func(network, address string, c syscall.RawConn) error) *Client {
	dialer := &net.Dialer{Timeout: opts.Timeout}
	transport := &http.Transport{DialContext: dialer.DialContext, ForceAttemptHTTP2: true, TLSHandshakeTimeout: opts.Timeout,
		MaxResponseHeaderBytes: 1 << 20}
	if opts.AllowPrivate {
		transport.Proxy = http.ProxyFromEnvironment
	} else {
		dialer.Control = control
	}
	return &Client{opts, &http.Client{Transport: transport, CheckRedirect: redirect}}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// redirect permits redirects to http and https only.
func redirect(req *http.Request, via []*http.Request) error {
	if s := req.URL.Scheme; s != "http" && s != "https" {
		return fmt.Errorf("the host redirects to a %s: address, which is not followed", s)
	}
	if len(via) >= mostRedirects {
		return fmt.Errorf("the host redirects more than %d times", mostRedirects)
	}
	return nil
}

// Get downloads the page at an address. An error names the address, in one line.
func (c *Client) Get(ctx context.Context, address string) (*Page, error) {
	for attempt := 0; ; attempt++ {
		page, err := c.once(ctx, address)
		if err == nil {
			return page, nil
		}
		var again *retryable
		if !errors.As(err, &again) || attempt >= c.opts.Retries || ctx.Err() != nil {
			return nil, fmt.Errorf("%s: %w", address, err)
		}
		wait := min(max(again.after, firstWait<<min(attempt, 10)), longestWait)
		if err := c.opts.Wait(ctx, wait); err != nil {
			return nil, fmt.Errorf("%s: %w", address, err)
		}
	}
}

// retryable is an error that may not occur on a later attempt.
type retryable struct {
	error
	after time.Duration // requested by the host, 0 for none
}

func (e *retryable) Unwrap() error { return e.error }

// once makes one attempt.
func (c *Client) once(ctx context.Context, address string) (*Page, error) {
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, errors.New("not a valid address; correct it in the manifest")
	}
	req.Header.Set("User-Agent", c.opts.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5")
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, c.connection(err)
	}
	defer resp.Body.Close()
	if err := c.status(resp); err != nil {
		if resp.StatusCode >= 200 { // otherwise the connection has switched protocols, and its body has no end
			io.CopyN(io.Discard, resp.Body, bodyInError)
		}
		return nil, err
	}
	if err := contentType(resp.Header.Get("Content-Type")); err != nil {
		return nil, err
	}
	if packed := resp.Header.Get("Content-Encoding"); packed != "" && packed != "identity" {
		return nil, fmt.Errorf("the host sent the page compressed as %q, which was not asked for", packed)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, c.opts.MaxSize+1))
	switch {
	case int64(len(body)) > c.opts.MaxSize:
		return nil, fmt.Errorf("the page is larger than %d bytes; allow more with --max-size", c.opts.MaxSize)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, &retryable{errors.New("the download was cut off"), 0}
	case err != nil:
		return nil, c.connection(err)
	}
	return &Page{URL: address, Final: resp.Request.URL.Redacted(), Status: resp.StatusCode, Header: resp.Header, Time: c.opts.Now().UTC(), Body: body}, nil
}

// connection describes an error of the connection to the host. It is not retryable if the
// address or a redirect was refused.
func (c *Client) connection(err error) error {
	var refused *refusedError
	if errors.As(err, &refused) {
		return refused
	}
	var u *url.Error
	if errors.As(err, &u) {
		if final(u.Err) {
			return u.Err
		}
		err = u.Err
	}
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.As(err, &timeout) && timeout.Timeout():
		return &retryable{fmt.Errorf("no answer within %s", c.opts.Timeout), 0}
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("no such host as %s; check the address", dns.Name)
	}
	return &retryable{fmt.Errorf("no connection: %w", err), 0}
}

// final reports whether an error of package http would recur on a retry: a broken redirect,
// a certificate for another host.
func final(err error) bool {
	var certificate *tls.CertificateVerificationError
	text := err.Error()
	return errors.As(err, &certificate) || strings.HasPrefix(text, "the host redirects") || strings.Contains(text, "Location header") ||
		strings.Contains(text, "unsupported protocol scheme") || strings.Contains(text, "server response headers exceeded")
}

// status returns an error for an answer that is not a page.
func (c *Client) status(resp *http.Response) error {
	code := resp.StatusCode
	if code == http.StatusOK {
		return nil
	}
	err := errors.New(strings.TrimSpace(fmt.Sprintf("the host answers %d %s", code, http.StatusText(code))))
	if code == http.StatusTooManyRequests || code == http.StatusRequestTimeout || code >= 500 {
		return &retryable{err, c.after(resp.Header.Get("Retry-After"))}
	}
	return err
}

// after reads a Retry-After: seconds or a date.
func (c *Client) after(value string) time.Duration {
	seconds, err := strconv.ParseInt(value, 10, 64) // a number out of range gives the largest
	if (err == nil || errors.Is(err, strconv.ErrRange)) && seconds > 0 {
		return time.Duration(min(seconds, int64(longestWait/time.Second))) * time.Second
	}
	if t, err := http.ParseTime(value); err == nil {
		return t.Sub(c.opts.Now())
	}
	return 0
}

// contentType returns an error for a type that is not a document.
func contentType(value string) error {
	kind, _, _ := mime.ParseMediaType(value)
	first, _, _ := strings.Cut(kind, "/")
	switch first {
	case "image", "audio", "video", "font", "multipart", "model":
		return fmt.Errorf("the answer is %s, not a page", kind)
	}
	return nil
}
