// Package tree is the model of a statement: its text, kept once, and a tree of
// nodes that hold spans into it.
//
// A statement has parts (preamble, articles with sections inside them, closing),
// parts hold paragraphs and items, those hold sentences, and sentences hold
// clauses:
//
//	statement 2023
//	├─ preamble 0
//	│  └─ paragraph 0.1
//	├─ article 1            label 一
//	│  ├─ paragraph 1.0     the article's heading, where it has one
//	│  ├─ paragraph 1.1
//	│  │  └─ sentence 1.1.1
//	│  │     ├─ clause 1.1.1.1   双方指出，各国都有权利，
//	│  │     └─ clause 1.1.1.2   不应受到干涉。
//	│  ├─ item 1.2          label ——
//	│  └─ section 1.s1      label （一）
//	│     └─ paragraph 1.s1.1
//	└─ closing c
//
// Invariants, which [Statement.Validate] checks:
//
//   - a node's children are in order, inside its span, and do not overlap;
//   - sentences tile their paragraph or item, clauses tile their sentence;
//   - every character of the text that is not white space is in one clause;
//   - spans are byte offsets on rune borders, half open;
//   - a locator names one node.
//
// Labels ("一", "——") are not part of the text: they are numbering, and a
// shifted number is not a change of wording.
//
// The package imports the standard library only, and every other package imports it.
package tree
