// Package screen handles the user's terminal: its width and colours, a pager for long
// texts, a progress line, and keys.
package screen
