// Package series follows the contents of statements through a series: clauses in threads,
// recurring wordings in a ledger of formulas, and what the newest statement no longer says
// in a list of omissions.
//
//	2021  Both sides keep calm waters. Pilots watch the light.
//	2022  Both sides keep calm waters. Pilots watch the old light.
//	2023  Both sides keep the peace. Pilots watch the old light.
//	   │
//	   │ texts.go: the words of every clause by number; how rare each is
//	   ├──────────────────────────────────────────┐
//	   │ diff.Compare of neighbours, joint.go     │ recurring.go: sequences of words
//	   ▼                                          ▼
//	links 2021 → 2022 → 2023, and across gaps   "both sides keep calm waters"  ■ ■ ·
//	   │                                        "pilots watch the"              ■ ■ ■
//	   │ series.go: each clause traced back       │ fragment.go: none that is cut off
//	   ▼                                          ▼ formula.go, instead.go: what became of it
//	threads                                     ledger
//	   Both sides keep calm waters → … peace      broken   both sides keep calm waters
//	   Pilots watch the light      → … light               now: Both sides keep the peace
//	   │                                          │
//	   └──────────────────┬───────────────────────┘
//	                      ▼ omission.go: of what ended, what the newest text has nowhere
//	                    omissions    keep calm waters   2021–2022   likely, or possible (doubt.go)
//
// Subjects are found in the texts and followed by the links of sentences, and articles by those
// of clauses. Package tables reads the same statements column by column.
//
// # Threads
//
// Neighbouring statements are compared. A clause that is dropped and comes back in a later
// statement is linked across the gap. A thread is the history of one clause, traced back
// from the last statement that has it:
//
//	2021          2022          2023
//	1.2.1.1 ───── 1.2.1.1 ───── 2.2.1.1     standing
//	1.3.1.2 ────────────────── 3.1.1.1     returned: not in 2022
//	1.4.1.1 ───── 1.3.1.1       –          dropped
//	              1.5.1.1 ──┬── 4.1.1.1     standing since 2022
//	                        └── 4.1.2.1     standing since 2022 (a split)
//	                            5.1.1.1     new
//
// Only likely links carry a thread. A link to a clause with almost nothing of the core of
// the old one carries none, and a thread ends where its last wording shares nothing with
// the core of its first. A thread may still drift: it is enough that each step keeps part
// of the previous one and that the ends share a word. So in two parallel lists (甲、乙分别…)
// one item may continue another. Before a thread ends, its clause is looked for in the whole
// next statement. The more statements are between a clause and its return, the rarer the words
// must be that they share. Statements are sorted by time, and each step is judged by the two
// statements that it joins, so neither the order of the arguments nor the rest of the
// series matters.
//
// # Ledger
//
// A formula is a word sequence inside a clause that occurs in several statements and is not
// part of a longer one that occurs in the same statements. It neither begins nor ends with
// a function word:
//
//	                      2021 2022 2023 2024
//	审慎克制的边境政策      ■    ■    ■    ·    broken, now 积极进取的边境政策
//	和平开发进程            ■    ■    ■    ·    shortened, now 开发进程
//	对话协商化解分歧        ■    ■    ■    ·    reworded: 协商对话化解分歧
//	支持古渡口轮渡夜航      ■    ·    ·    ■    returned
//	数字灯塔计划            ·    ·    ·    ■    new
//	公报                    ■    ■    ■    ■    standing
//
// Formulas are ranked by the number of statements that say them, the rarity of their words,
// and how often these words occur together; the longer ago they were last said, the less they
// count.
//
// # Omissions
//
// An omission is likely if no sentence of the newest statement has a third of its core, and
// not just a few of its words are missing. It is possible if part of it remains, since other
// words may say the same, or if the formula may be part of a longer wording. Possible
// omissions are listed separately. A clause and a formula in it are one omission:
//
//	2021–2022  防灾减灾救灾      2023  防灾减灾          possible
//	2021–2022  数字灯塔计划      2023  –                 likely
//
// # Subjects
//
// A sentence is on a subject for one of three reasons, its grounds:
//
//	named    Both sides want calm in the Silver Strait.
//	carried  This includes free passage.                   refers to the sentence before
//	heading  Lanterns are kept lit.                         under "The Silver Strait"
//
// The suggested subjects of a series are its states and bodies, and the words that are
// concentrated in few paragraphs.
//
//	wording.go      words as formulas compare them, and how to look them up
//	texts.go        reads the words of all statements
//	core.go         where a statement says the core of a wording
//	joint.go        links in addition to the comparisons
//	bridge.go       links across gaps
//	series.go       comparisons → threads
//	recurring.go    recurring word sequences
//	formula.go      sequences → formulas
//	fragment.go     formulas that are cut off
//	instead.go      what the newest statement says in place of a formula
//	omission.go     what it no longer says
//	doubt.go        which omissions may be said in other words
//	roll.go         names of those who voted
//	query.go        threads and phrases selected by a user
//	neighbour.go    words that occur near a phrase
//	subject.go      what is said on a subject, and what became of it
//	subjectfind.go  the sentences on a subject
//	subjectlist.go  the subjects of a series, and similar names
//	blame.go        which statement introduced each word
//	articletrack.go each article through the statements, and its share of each
//
// Everything takes linear or nearly linear time in the length of the series.
package series
