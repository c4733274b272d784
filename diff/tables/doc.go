// Package tables compares a series of statements in tables with one column per statement:
// the values of each quantity, the names mentioned, the share of each speaker, and the
// length and place of each article.
//
// # Quantities
//
// The name of a number precedes it or directly follows it. The words before the number
// are read from right to left: limits, verbs that give a value, words of change, then the
// name. The name begins after a mark, a verb, or words that only give a time or place:
//
//	今年发展主要预期目标是： 国内生产总值 增长 5% 左右 ； …
//	└── aimed at ────────┘  └─ name ───┘ └4┘ └─ 1 ─┘      1 wording  4 a change
//
//	… decided to lower its target for the federal funds rate by 25 basis points to 3 percent
//	               │       └─────────── name ─────────────┘ └── a change of it ─┘ └ a value
//	               a verb ends the name
//
// Names are compared without regard to the order of their characters (Chinese), or to the
// order and inflected endings of their words. Values with the same name share a row if
// they have the same unit, are all changes or all levels, have the same sense (result,
// target or forecast), and belong to the same period: the year of the statement, several
// years, the average of several years, the next year, or a later year given by its number:
//
//	                      2022        2023        2024
//	国内生产总值增长        5.5%左右     5%左右       5%左右      target, change
//	国内生产总值            8.1%        3%          5.2%        change
//	国内生产总值                        5.2%                    change, of each of several years
//
// Earlier values (from 4 to 5, 比去年) are left out. So are numbers that have no name or
// share several names, and quantities with too many values in one statement. The values
// found in a statement depend on that statement alone, so every part of a series gives the
// same values.
//
// # Names
//
// A name found in any statement is searched for in all of them, word by word and without
// inflected endings; all names of a state count as one word. A row joins a name with the
// abbreviation that a statement gives in brackets after it, with the Chinese short form
// made of the first characters of its words, and a person's name with and without first
// names:
//
//	                        2022                        2023
//	Silver Strait Accord    2 (Silver Strait Accord,    1 (SSA)
//	                           SSA)
//
// The words that occur around numbers are listed in the data files quantity-… of package
// lang. Package finding detects plans and reviews, names, and speakers.
//
//	tables.go    reads the statements
//	quantity.go  rows of quantities
//	amount.go    the numbers of a statement and their sense
//	period.go    the time that a number is of
//	slot.go      the name of a number: slothan.go in Chinese, slotspaced.go with spaces
//	lexicon.go   the words around numbers
//	name.go      rows of names: nameindex.go finds them, nameform.go joins their forms
//	speaker.go   how much each speaker says in each article
//	article.go   the place of each article
//
// All tables take time linear in the texts, except for those of articles, which are few.
package tables
