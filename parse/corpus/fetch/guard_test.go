package fetch

import (
	"net/netip"
	"testing"
)

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2a00:1450:4001:80b::200e": true,
		"127.0.0.1": false, "127.9.9.9": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "255.255.255.255": false, "224.0.0.1": false,
		"192.0.2.1": false, "198.18.0.1": false, "240.0.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "ff02::1": false, "fec0::1": false, "2001:db8::1": false,
		"::ffff:10.0.0.1": false, "::ffff:93.184.216.34": true, "::127.0.0.1": false,
		"::ffff:0:127.0.0.1": false, "64:ff9b:1::1": false, "100::1": false, "4000::1": false, "5f00::1": false, "3fff::1": false,
		"2001:0:4136:e378:8000:63bf:80ff:fffe": false, "fe80::5efe:10.0.0.1": false, "2001:4860:4860::8888": true, "192.88.99.1": false,
		"64:ff9b::7f00:1": false, "64:ff9b::5db8:d822": true, "2002:7f00:1::": false, "2002:5db8:d822::": true,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s is public: %t, want %t", address, got, want)
		}
	}
}
