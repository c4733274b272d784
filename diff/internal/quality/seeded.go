package quality

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// Operation is what was done to a sentence.
type Operation string

// The operations. A deleted sentence is in the old statement only.
const (
	Keep       Operation = "kept"
	Reword     Operation = "reworded"
	Retype     Operation = "re-typeset"
	Move       Operation = "moved"
	MoveReword Operation = "moved and reworded"
	Split      Operation = "split"
	Merge      Operation = "merged"
	Insert     Operation = "inserted"
	Delete     Operation = "deleted"
)

// Operations returns the operations of new sentences in the order of tables.
func Operations() []Operation {
	return []Operation{Keep, Reword, Retype, Move, MoveReword, Split, Merge, Insert}
}

// Rates holds the share of the old sentences for each operation; the others are kept.
// The rate of Insert is the number of inserted sentences per old one.
type Rates map[Operation]float64

// Mixed returns the rates of a revision with all operations.
func Mixed() Rates {
	return Rates{Reword: .15, Retype: .08, Move: .04, MoveReword: .04, Split: .05, Merge: .05, Insert: .07, Delete: .07}
}

// Plan says how to edit a statement. The same plan always gives the same edits.
type Plan struct {
	Seed uint64
	// Share is the share of the words of a reworded sentence that are changed.
	Share float64
	Rates Rates
	// Donor holds sentences that have no counterpart in the old statement; some
	// of them are inserted.
	Donor []string
	// Article: an article with three sentences of Donor is inserted before the
	// second article, and all later ones are renumbered.
	Article bool
}

// Edited is a statement after its edits, not yet built.
type Edited struct {
	Old   *tree.Statement
	lines []line
}

// line is a sentence of an edited statement, or opens one of its parts or
// blocks.
type line struct {
	frame string // outline line that opens a part or block, "" for a sentence
	depth int    // of the frame in the outline
	sentence
}

// sentence is one new sentence and where it comes from.
type sentence struct {
	text       string
	from       []int // numbers of old sentences
	done       Operation
	renumbered bool
	heading    bool
}

// editor is the state of one Edit.
type editor struct {
	Plan
	rand       *rand.Rand
	old        *tree.Statement
	vocabulary []string
	donor      []string // sentences not yet inserted
	far        int      // shortest distance of a move, in sentences
}

// Edit edits the sentences of a statement, except headings.
func (p Plan) Edit(s *tree.Statement) *Edited {
	e := &editor{Plan: p, rand: rand.New(rand.NewPCG(p.Seed, 0x5EED)), old: s, vocabulary: wordsOf(s)}
	e.donor = e.donated()
	lines := linesOf(s)
	e.far = max(4, sentencesIn(lines)/10)
	lines = e.edit(lines)
	if p.Article {
		lines = e.insertArticle(lines)
	}
	return &Edited{Old: s, lines: dropEmpty(lines)}
}

// wordsOf returns the words of a statement, each as often as it occurs, without
// abbreviations and initials.
func wordsOf(s *tree.Statement) []string {
	var words []string
	for _, span := range segment.Words(s.Text, s.Lang) {
		word := s.Text[span.Start:span.End]
		initial := len(word) == 1 && !('0' <= word[0] && word[0] <= '9')
		if isWord(word) && !initial && !strings.HasSuffix(word, ".") {
			words = append(words, word)
		}
	}
	return words
}

// donated returns the sentences of Donor that are not in the old statement, in random
// order. Short and incomplete ones are omitted.
func (e *editor) donated() []string {
	seen := map[string]bool{}
	for _, text := range sentencesOf(e.old) {
		seen[text] = true
	}
	var out []string
	for _, text := range e.Donor {
		if !seen[text] && endsWell(text) && len(wordsIn(text, e.old.Lang)) >= 5 {
			seen[text] = true
			out = append(out, text)
		}
	}
	e.rand.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// sentencesOf returns the text of the sentences of a statement.
func sentencesOf(s *tree.Statement) []string { return texts(s, s.Nodes(tree.KindSentence)) }

// linesOf converts a statement to lines.
func linesOf(s *tree.Statement) []line {
	var lines []line
	number := 0
	var walk func(n *tree.Node, depth int)
	walk = func(n *tree.Node, depth int) {
		frame := n.Kind.String()
		if n.IsHeading {
			frame = "heading"
		}
		if n.Mark != "" {
			frame += " " + n.Mark
		}
		lines = append(lines, line{frame: frame, depth: depth})
		for _, c := range n.Children {
			if c.Kind != tree.KindSentence {
				walk(c, depth+1)
				continue
			}
			lines = append(lines, line{sentence: sentence{
				text: strings.TrimSpace(s.TextOf(c)), from: []int{number}, done: Keep, heading: n.IsHeading,
			}})
			number++
		}
	}
	for _, part := range s.Root.Children {
		walk(part, 0)
	}
	return lines
}

func sentencesIn(lines []line) int {
	count := 0
	for _, l := range lines {
		if l.frame == "" {
			count++
		}
	}
	return count
}

// dropEmpty removes the blocks and parts without sentences.
func dropEmpty(lines []line) []line {
	var kept []line // from the last to the first
	next := -1      // depth of the following kept line, deepest for a sentence
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		if l.frame == "" {
			kept, next = append(kept, l), deepest
			continue
		}
		if next > l.depth {
			kept, next = append(kept, l), l.depth
		}
	}
	slices.Reverse(kept)
	return kept
}

// deepest is greater than the depth of any part or block.
const deepest = 99
