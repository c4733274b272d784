package pdf

// ContentOf is contentOf, for tests without the tool.
var ContentOf = contentOf
