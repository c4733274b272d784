package lock

// Parse and Format read and write the content of one file.
var (
	Parse  = parse
	Format = format
)
