package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
)

// speed is a measurement of all tools.
type speed struct {
	bench
	runs int // for the two reports
	w    io.Writer
}

// Sizes of texts in bytes: of the large ones, of the largest in the table of growth, and
// the value of --max-size.
const (
	large   = 3_000_000
	huge    = 10_000_000
	largest = 128 << 20 // an eighth of it may be running text
)

func speedCommand(flags *flag.FlagSet, args []string) (err error) {
	s := speed{w: os.Stdout}
	flags.IntVar(&s.runs, "n", 10, "runs of which the best counts; those that are stopped are not repeated")
	flags.DurationVar(&s.limit, "limit", slow, "how long a run may take")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if s.folder, err = os.MkdirTemp("", "clausediff-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(s.folder)
	if err := s.build(); err != nil {
		return err
	}
	for _, print := range []func() error{s.printTools, s.printStart, s.printGrowth} {
		if err := print(); err != nil {
			return err
		}
	}
	return nil
}

// printTools prints the table of the tools.
func (s *speed) printTools() error {
	reports, err := s.reports()
	if err != nil {
		return err
	}
	long, err := s.edited(large)
	if err != nil {
		return err
	}
	peers := s.peers()
	small, big := tasks(peers, reports), tasks(peers, long)
	if err := s.measureAll(small, s.runs); err != nil {
		return err
	}
	if err := s.measureAll(big, s.fewRuns()); err != nil {
		return err
	}
	fmt.Fprintf(s.w, "Whole processes in turns, best of %d (of %d for 3 MB), on %d cores, stopped after %.0f s.\n",
		s.runs, s.fewRuns(), runtime.NumCPU(), s.limit.Seconds())
	fmt.Fprintf(s.w, "Two reports: %d and %d characters. 3 MB: %d characters against a copy with edits.\n\n",
		reports.characters[0], reports.characters[1], long.characters[0])
	fmt.Fprintln(s.w, "| tool | finds moves | two reports | × git, by characters | processor | memory | 3 MB | × git, by characters | processor | memory |")
	fmt.Fprintln(s.w, "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |")
	git := indexOf(peers, baseline)
	for i, p := range peers {
		a, b := small[i], big[i]
		fmt.Fprintf(s.w, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", p.name, p.moves,
			a.time(), a.ratio(small[git]), a.processor(), a.memory(), b.time(), b.ratio(big[git]), b.processor(), b.memory())
	}
	for _, p := range peers {
		if p.missing != "" {
			fmt.Fprintf(s.w, "\n%s is not installed: %s\n", p.name, p.missing)
		}
	}
	return nil
}

// fewRuns returns how often the long texts are compared.
func (s *speed) fewRuns() int { return min(3, s.runs) }

func tasks(peers []peer, t texts) []*task {
	var all []*task
	for _, p := range peers {
		all = append(all, &task{command: p.command(t), missing: p.missing})
	}
	return all
}

func indexOf(peers []peer, name string) int {
	for i, p := range peers {
		if p.name == name {
			return i
		}
	}
	return 0
}

// printStart prints the time of short commands.
func (s *speed) printStart() error {
	ours := filepath.Join(s.folder, "clausediff")
	specimens, err := filepath.Abs(filepath.Join("..", "corpus", "zh"))
	if err != nil {
		return err
	}
	old, new := filepath.Join(specimens, "2022.html"), filepath.Join(specimens, "2023.html")
	commands := []struct {
		name string
		task *task
	}{
		{"a program in Go that prints a word", &task{command: []string{filepath.Join(s.folder, "hello")}}},
		{"`clausediff --version`", &task{command: []string{ours, "--version"}}},
		{"`clausediff compare --help`", &task{command: []string{ours, "compare", "--help"}}},
		{"`clausediff parse`, a specimen's page", &task{command: []string{ours, "parse", new}}},
		{"`clausediff compare`, two specimens' pages, HTML", &task{command: []string{ours, "compare", old, new, "--format", "html"}}},
		{"`git --version`", &task{command: []string{"git", "--version"}, missing: find("git")}},
	}
	var all []*task
	for _, c := range commands {
		all = append(all, c.task)
	}
	if err := s.measureAll(all, 2*s.runs); err != nil {
		return err
	}
	fmt.Fprintf(s.w, "\n| command | best of %d | × a program that prints a word | processor | memory |\n| --- | --: | --: | --: | --: |\n", 2*s.runs)
	for _, c := range commands {
		fmt.Fprintf(s.w, "| %s | %s | %s | %s | %s |\n", c.name, c.task.time(), c.task.ratio(all[0]), c.task.processor(), c.task.memory())
	}
	return nil
}

// printGrowth prints how the time of clausediff grows with the size of the texts.
func (s *speed) printGrowth() error {
	sizes := []int{100_000, 300_000, 1_000_000, large, huge}
	var all []*task
	for _, size := range sizes {
		t, err := s.edited(size)
		if err != nil {
			return err
		}
		ours := on(filepath.Join(s.folder, "clausediff"), "compare", "--format", "json", "--max-size", fmt.Sprintf("%dMB", largest>>20))
		all = append(all, &task{command: ours(t)})
	}
	if err := s.measureAll(all, s.fewRuns()); err != nil {
		return err
	}
	fmt.Fprintf(s.w, "\n| size | clausediff, JSON | processor | memory | growth since the size before: size^x, x = |\n| --- | --: | --: | --: | --: |\n")
	for i, t := range all {
		exponent := "–"
		if i > 0 && t.failed == "" {
			grown := t.best.Seconds() / all[i-1].best.Seconds()
			exponent = fmt.Sprintf("%.2f", math.Log(grown)/math.Log(float64(sizes[i])/float64(sizes[i-1])))
		}
		fmt.Fprintf(s.w, "| %.1f MB | %s | %s | %s | %s |\n", float64(sizes[i])/1e6, t.time(), t.processor(), t.memory(), exponent)
	}
	return nil
}
