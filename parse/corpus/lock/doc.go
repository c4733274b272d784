// Package lock keeps the accepted state of a corpus: what was reviewed. It stores the
// text of every statement, so that a change can be shown clause by clause after the
// reviewed page is gone. Each statement has its own file in [Folder], so that branches
// which accept different statements can be merged:
//
//	clausediff lock 1
//
//	statement 2022 zh
//	title 联合声明
//	date 2022-02-18
//	series main
//	sha256 9f86d0…
//	left-out 23 5feceb66ffc8
//	party 甲国
//	waived 3b7c0a91d2e4 numbering 2022.html:31: label 四、 stands alone
//	article 一、
//	  …                          the outline of package tree
//
// Files are read through an [io/fs.FS]. This package never writes: an [Edit] returns
// what is to be written and removed.
package lock
