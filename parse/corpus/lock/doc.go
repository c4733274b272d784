// Package lock keeps the accepted state of a corpus: what was reviewed. It holds
// the text of every statement, so that a change can be shown clause by clause when
// the page that was reviewed is gone. Each statement has a file in [Folder], so that
// branches which accept different statements merge:
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
// The files are read through an [io/fs.FS] and never written here: an [Edit] tells
// what is to be written and removed.
package lock
