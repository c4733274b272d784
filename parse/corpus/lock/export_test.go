package lock

// Parse and Format read and write the bytes of one file.
var (
	Parse  = parse
	Format = format
)
