package fetch

import (
	"fmt"
	"net/netip"
	"syscall"
)

// refusedError is an address that is not asked.
type refusedError struct{ address string }

func (e *refusedError) Error() string {
	return fmt.Sprintf("%s is an address of this machine or network, which pages of the web may not lead to; allow it with --allow-private", e.address)
}

// global are the IPv6 addresses that are given to public hosts.
var global = netip.MustParsePrefix("2000::/3")

// shared are the ranges that are of no public host and not recognised by
// net/netip: carrier-grade NAT, IPv4 special ranges, tunnelled IPv6,
// documentation.
var shared = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("192.88.99.0/24"),
	netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("3fff::/20"),
}

// public lets a connection be made to a public address only. It is called with
// the address that a name was resolved to, for every redirect too, so that no
// name can lead elsewhere.
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

// embedded returns the IPv4 address that an IPv6 address stands for: by NAT64,
// 6to4, or written in its last bytes.
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
