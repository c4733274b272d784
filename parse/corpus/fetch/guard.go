package fetch

import (
	"fmt"
	"net/netip"
	"syscall"
)

// refusedError reports an address to which no connection is made.
type refusedError struct{ address string }

func (e *refusedError) Error() string {
	return fmt.Sprintf("%s is an address of this machine or network, which pages of the web may not lead to; allow it with --allow-private", e.address)
}

// global is the range of the IPv6 addresses allocated to public hosts.
var global = netip.MustParsePrefix("2000::/3")

// shared lists the non-public ranges that net/netip does not recognise: carrier-grade
// NAT, IPv4 special ranges, tunnelled IPv6, documentation.
var shared = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("192.88.99.0/24"),
	netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("3fff::/20"),
}

// public permits connections to public addresses only. It is called with the resolved
// address, for redirects too, so that no host name can lead to a private address.
func public(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !isPublic(at.Addr()) {
		return &refusedError{address}
	}
	return nil
}

func isPublic(ip netip.Addr) bool {
	ip = embedded(ip.Unmap()).WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.Is6() && !global.Contains(ip) {
		return false
	}
	for _, p := range shared {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}

// embedded returns the IPv4 address that an IPv6 address contains: by NAT64, by 6to4,
// or in its last bytes.
func embedded(ip netip.Addr) netip.Addr {
	if !ip.Is6() {
		return ip
	}
	b := ip.As16()
	switch {
	case netip.MustParsePrefix("64:ff9b::/96").Contains(ip), netip.MustParsePrefix("::/96").Contains(ip):
		return netip.AddrFrom4([4]byte(b[12:16]))
	case netip.MustParsePrefix("2002::/16").Contains(ip):
		return netip.AddrFrom4([4]byte(b[2:6]))
	}
	return ip
}
