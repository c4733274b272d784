// Package screen is the terminal of the person who runs the command: its width
// and colours, a pager for long texts, a line of progress, and keys.
package screen
