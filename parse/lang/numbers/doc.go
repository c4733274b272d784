// Package numbers reads and writes whole numbers in digits of any script, in Roman
// numerals and in Chinese characters. It is independent of language: package quantities
// reads numbers in words.
//
//	number.go      any numeral; Roman numerals both ways
//	han.go         Chinese numerals both ways, digit by digit and with units
//	percentage.go  百分之…, and Chinese numerals in running text
//
//	Parse:     12   １２   ٢٣   XII   十二   一二
//	Arabic:    二〇二二 → 2022    三亿五千万 → 350000000    万一 → not a number
//	ReplaceHan: 二〇二二年，百分之五 → 2022年，5%
package numbers
