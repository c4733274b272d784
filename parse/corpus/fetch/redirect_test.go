package fetch

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A redirect from a public host to an address of this machine or network is not
// followed, however the address is written. Here one server is treated as public.
func TestRedirectToPrivateAddress(t *testing.T) {
	asked := false
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer inside.Close()
	_, port, err := net.SplitHostPort(inside.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	var to string
	outside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	}))
	defer outside.Close()
	open := outside.Listener.Addr().String()
	c := newClient(Options{Timeout: 5 * time.Second, MaxSize: 1 << 20, Now: time.Now, Wait: sleep}, func(network, address string, conn syscall.RawConn) error {
		if address == open {
			return nil
		}
		return public(network, address, conn)
	})
	for _, host := range []string{"127.0.0.1:" + port, "localhost:" + port, "[::ffff:127.0.0.1]:" + port,
		"[::ffff:7f00:1]:" + port, "[::1]:" + port, "169.254.169.254", "[fe80::1%25lo]:" + port, "[::ffff:169.254.169.254]"} {
		to = fmt.Sprintf("http://%s/latest/meta-data/", host)
		_, err := c.Get(t.Context(), outside.URL)
		if err == nil || asked {
			t.Errorf("%s: %v (asked: %t)", host, err, asked)
			continue
		}
		if text := err.Error(); !strings.Contains(text, "--allow-private") && !strings.Contains(text, "no such host") {
			t.Errorf("%s: %v", host, err)
		}
	}
}
