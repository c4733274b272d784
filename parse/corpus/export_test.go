package corpus

// Format returns a lock as the one file of older versions.
func (l *Lock) Format() []byte { return format(l.Accepted...) }
