// Package series follows what statements say through three and more of them: clause
// by clause in threads, wording by wording in a ledger of formulas, and what the newest
// one no longer says.
//
// # Threads
//
// Neighbouring statements are compared; a clause that is dropped in one and
// comes back in a later one is linked across the gap. A thread is one clause's
// life, traced back from the last statement that has it:
//
//	2021          2022          2023
//	1.2.1.1 ───── 1.2.1.1 ───── 2.2.1.1     standing
//	1.3.1.2 ────────────────── 3.1.1.1     returned: not in 2022
//	1.4.1.1 ───── 1.3.1.1       –          dropped
//	              1.5.1.1 ──┬── 4.1.1.1     standing since 2022
//	                        └── 4.1.2.1     standing since 2022 (a split)
//	                            5.1.1.1     new
//
// Only likely links carry a thread. One that leads from a clause to next to nothing of
// its core carries none, and a thread ends where its last wording has nothing of the
// core of its first. It may drift all the same: each step keeps a part of the one before
// and the ends a word, such as of two lists that are told against each other (甲、乙分别…),
// one item of which follows the other. What a clause says is looked for in the whole of the next
// statement before its thread ends. The statements are put in order of time first, and
// each step is judged by the two statements that it joins, so that neither the order
// of the arguments nor the rest of the series plays a part.
//
// # Ledger
//
// A formula is a word sequence inside a clause that several statements have and that
// is part of no longer one with the same life. It neither begins nor ends with a word
// that only holds a sentence together:
//
//	                      2021 2022 2023 2024
//	审慎克制的边境政策      ■    ■    ■    ·    broken, now 积极进取的边境政策
//	和平开发进程            ■    ■    ■    ·    shortened, now 开发进程
//	对话协商化解分歧        ■    ■    ■    ·    reworded: 协商对话化解分歧
//	支持古渡口轮渡夜航      ■    ·    ·    ■    returned
//	数字灯塔计划            ·    ·    ·    ■    new
//	公报                    ■    ■    ■    ■    standing
//
// It is ranked by how many statements say it, how rare its words are and how closely
// they belong together; of what is gone the newest counts for the most.
//
// # Omissions
//
// What the newest statement no longer says is likely where none of its sentences has a
// third of the core, and possible where a part stands, so that it may say it in other
// words; what is possible is listed apart:
//
//	2021–2022  防灾减灾救灾      2023  防灾减灾          possible
//	2021–2022  数字灯塔计划      2023  –                 likely
//
// # Subjects
//
// A sentence is on a subject for one of three reasons:
//
//	named    Both sides want calm in the Silver Strait.
//	carried  This includes free passage.                   points back at the one before
//	heading  Lanterns are kept lit.                         under "The Silver Strait"
//
// The subjects that a series may be asked for are its states and bodies and the words
// that gather in few paragraphs.
//
//	wording.go    words as formulas compare them, and how to look them up
//	texts.go      the words of all statements, read once
//	recurring.go  the sequences that recur
//	formula.go    sequences → formulas
//	fragment.go   formulas that are cut off
//	instead.go    what stands in the place of a formula that is gone
//	restated.go   formulas that are said by another word or name
//	core.go       where a statement says the core of a wording
//	omission.go   what the newest statement no longer says
//	doubt.go      which of it may be said in other words
//	roll.go       names of those who voted
//	joint.go      links beside those of the comparisons, and across gaps
//	series.go     comparisons → threads
//	query.go      threads and phrases that are asked for
//	neighbour.go  what stands near a phrase
//	subject.go    what is said on a subject, and what became of it
//	subjectfind.go  which sentences are on one
//	subjectlist.go  the subjects of a series, and those near to a name
//	blame.go      which statement introduced each word
//	articletrack.go  each article through the statements, and its share of each
//
// Everything takes time linear or nearly so in the series.
package series
