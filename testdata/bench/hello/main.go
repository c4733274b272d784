// Command hello does next to nothing: it measures the cost of any Go program.
package main

import "fmt"

func main() { fmt.Println("hello") }
