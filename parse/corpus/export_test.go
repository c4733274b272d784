package corpus

import "io/fs"

// Format returns a lock as the one file of older versions.
func (l *Lock) Format() []byte { return format(l.Accepted...) }

// ReadLock reads all of the accepted state of a corpus, see [OpenLock].
func ReadLock(fsys fs.FS, dir string) (*Lock, error) {
	x, err := OpenLock(fsys, dir)
	if err != nil {
		return nil, err
	}
	return x.All()
}
