package corpus

import (
	"net/url"
	"regexp"
	"strconv"
	"sync"
)

var hexSHA256 = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{64}$`) })

// origins checks the fields of an entry about the origin of its text and the
// expectations of it.
func (l *loader) origins(e *entry, made *Entry) error {
	for _, s := range e.URLs {
		u, err := url.Parse(s.value)
		if err == nil && u.User != nil {
			return l.errorf(s, "the url at %s holds a name or password; leave it out, a manifest is read by many", u.Host)
		}
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return l.errorf(s, "url %q is not the address of a page; write it with http:// or https://", s.value)
		}
		made.URLs = append(made.URLs, s.value)
	}
	for _, s := range e.Mirrors {
		if err := l.file(s); err != nil {
			return err
		}
		made.Mirrors = append(made.Mirrors, s.value)
	}
	if made.SHA256 = e.SHA256.value; made.SHA256 != "" && !hexSHA256().MatchString(made.SHA256) {
		return l.errorf(e.SHA256, "sha256 %q is not 64 digits of 0-9 and a-f; write what sha256sum prints", made.SHA256)
	}
	made.Parties = values(e.Parties)
	if n := e.Articles.value; n != "" {
		count, err := strconv.Atoi(n)
		if err != nil || count < 1 {
			return l.errorf(e.Articles, "articles %q is not a number of articles; write 1 or more, or leave it out", n)
		}
		made.Articles = count
	}
	return nil
}
