// Package tables lays a series of statements out as tables, a column for each statement:
// numbers of one thing, who and what is named, who says how much, how long each article
// is and where it stands.
//
// # Quantities
//
// A number is a value of what stands before it, or right behind it. It is read from
// right to left: limits, words that put a quantity at a value, words of change, then
// the name, up to a mark, a verb or what says only when and where:
//
//	今年发展主要预期目标是： 国内生产总值 增长 5% 左右 ； …
//	└── aimed at ────────┘  └─ name ───┘ └4┘ └─ 1 ─┘      1 wording  4 a change
//
//	… decided to lower its target for the federal funds rate by 25 basis points to 3 percent
//	               │       └─────────── name ─────────────┘ └── a change of it ─┘ └ a value
//	               a verb ends the name
//
// Names are alike whatever the order of their characters (Chinese) or the endings and the
// order of their words. Values of one name are a row where they have one unit, are all
// changes or none, all aimed at or none, and of the same time: the year of the statement,
// several years, each of several, the next year, a later one by its number:
//
//	                      2022        2023        2024
//	国内生产总值增长        5.5%左右     5%左右       5%左右      target, change
//	国内生产总值            8.1%        3%          5.2%        change
//	国内生产总值                        5.2%                    change, of each of several years
//
// An earlier value (from 4 to 5, 比去年) is not a value; a number that has no name, or several
// to share, or of which its statement gives many, is left out. What is found in a statement
// depends on that statement alone, so that any part of a series has the same values.
//
// # Names
//
// What any statement names is looked for in each, word by word without inflected endings;
// names of a state are one word. Of one row are a name and the short form that a statement
// puts in brackets behind it, what Chinese makes of the first characters of its words, and a
// person with and without first names:
//
//	                        2022                        2023
//	Silver Strait Accord    2 (Silver Strait Accord,    1 (SSA)
//	                           SSA)
//
// The words round numbers are lists in the data files of package lang, quantity-…; what a
// heading plans or reviews, names and speakers are found by package finding.
//
//	tables.go    the statements, read once
//	quantity.go  rows of quantities
//	amount.go    numbers of a statement: what they are aimed at, and of which time
//	slot.go      the name of a number: slothan.go in Chinese, slotspaced.go with spaces
//	lexicon.go   the words round numbers
//	name.go      who and what is named: nameindex.go finds it, nameform.go what is one name
//	speaker.go   who says how much, by article
//	article.go   place of each article
//
// All of it takes time linear in the texts, but for the articles of a statement, which are
// few.
package tables
