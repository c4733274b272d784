package main

import (
	"embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed drivers
var drivers embed.FS

// jsdiff is the npm package to install.
const jsdiff = "diff@9.0.0"

// peer is a tool that compares two texts.
type peer struct {
	name    string
	moves   string // how it handles moved text
	missing string // why it cannot be run, "" if it can
	command func(t texts) []string
}

// baseline is the peer whose time is the unit for the others. Like clausediff, it
// compares by characters.
const baseline = "git `--word-diff-regex=.`"

// on returns a function that appends the texts to a command.
func on(command ...string) func(texts) []string {
	return func(t texts) []string { return append(command[:len(command):len(command)], t.old, t.new) }
}

// peers returns the tools, clausediff first.
func (b *bench) peers() []peer {
	ours := filepath.Join(b.folder, "clausediff")
	git := []string{"git", "diff", "--no-index"}
	php := []string{"php", "-d", "memory_limit=-1"}
	script := filepath.Join(b.folder, "drivers", "wikidiff2.php")
	node := []string{"node", filepath.Join(b.folder, "drivers", "jsdiff.cjs")}
	noPHP, noNode := b.findWikidiff2(), b.installJsdiff()
	return []peer{
		{"clausediff, JSON", "yes", "", on(ours, "compare", "--format", "json")},
		{"clausediff, terminal", "yes", "", on(ours, "compare", "--format", "term")},
		{"clausediff, HTML", "yes", "", on(ours, "compare", "--format", "html")},
		{"git `--word-diff`", "no", find("git"), on(append(git, "--word-diff")...)},
		{baseline, "no", find("git"), on(append(git, "--word-diff-regex=.")...)},
		{"wdiff", "no", find("wdiff"), on("wdiff")},
		{"dwdiff", "no", find("dwdiff"), on("dwdiff")},
		{"dwdiff `-P`", "no", find("dwdiff"), on("dwdiff", "-P")},
		{"wikidiff2", "up to 100 changed lines", noPHP, on(append(php, script)...)},
		{"wikidiff2, a sentence a line, no limit on moves", "yes", noPHP, func(t texts) []string {
			limit := []string{"-d", "wikidiff2.moved_paragraph_detection_cutoff=1000000000", script}
			return append(append(php[:len(php):len(php)], limit...), t.oldLines, t.newLines)
		}},
		{"jsdiff `diffWords`", "no", noNode, on(append(node, "diffWords")...)},
		{"jsdiff `diffChars`", "no", noNode, on(append(node, "diffChars")...)},
		{"go-diff, characters, no time limit", "no", "", on(filepath.Join(b.folder, "godiff"))},
	}
}

// find returns why a program cannot be run, "" if it can.
func find(program string) string {
	if _, err := exec.LookPath(program); err != nil {
		return err.Error()
	}
	return ""
}

func (b *bench) findWikidiff2() string {
	if missing := find("php"); missing != "" {
		return missing
	}
	out, err := output(exec.Command("php", "-m"))
	if err == nil && !strings.Contains(string(out), "wikidiff2") {
		err = errors.New("php has no module wikidiff2")
	}
	return reason(err)
}

// installJsdiff installs the package into the bench's folder.
func (b *bench) installJsdiff() string {
	for _, program := range []string{"node", "npm"} {
		if missing := find(program); missing != "" {
			return missing
		}
	}
	_, err := output(exec.Command("npm", "install", "--prefix", b.folder, "--no-save", "--no-audit", "--no-fund", jsdiff))
	return reason(err)
}

func reason(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// build builds clausediff as releases are built, and the drivers, into the folder.
func (b *bench) build() error {
	if err := os.CopyFS(b.folder, drivers); err != nil {
		return err
	}
	for _, p := range []struct{ module, folder string }{
		{filepath.Join("..", ".."), "./cmd/clausediff"}, {".", "./measure"}, {".", "./godiff"}, {".", "./hello"},
	} {
		cmd := exec.Command("go", "build", "-trimpath", "-tags=urfave_cli_no_docs", "-ldflags=-s -w", "-o", b.folder+string(filepath.Separator), p.folder)
		cmd.Dir = p.module
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if _, err := output(cmd); err != nil {
			return fmt.Errorf("%s: %w", p.folder, err)
		}
	}
	return nil
}
