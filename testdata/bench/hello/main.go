// Command hello does next to nothing: what it takes every program in Go takes.
package main

import "fmt"

func main() { fmt.Println("hello") }
