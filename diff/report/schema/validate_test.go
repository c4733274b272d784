package schema_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// object is a JSON object; a schema is one.
type object = map[string]any

// validator checks values against a schema of the few words that the files
// use, and remembers which properties it saw.
type validator struct {
	root object
	// seen counts the objects that were checked against a schema, by its place
	// in the file, and those of them that had a property, by place and name.
	seen map[string]int
	errs []string
}

// words lists the words that check understands, and those that say nothing
// about a value.
var words = []string{"type", "properties", "required", "additionalProperties", "items", "prefixItems", "minItems", "maxItems",
	"enum", "const", "$ref", "pattern", "minLength", "minimum", "maximum",
	"$schema", "$id", "$defs", "title", "description"}

func (v *validator) fail(at, format string, args ...any) {
	v.errs = append(v.errs, at+": "+fmt.Sprintf(format, args...))
}

// check checks a value against the schema at a place.
func (v *validator) check(schema object, place string, value any, at string) {
	for word := range schema {
		if !slices.Contains(words, word) {
			v.fail(place, "the schema has the word %q, which is not checked", word)
		}
	}
	if ref, ok := schema["$ref"].(string); ok {
		name, _ := strings.CutPrefix(ref, "#/$defs/")
		target, ok := v.root["$defs"].(object)[name].(object)
		if !ok {
			v.fail(place, "%s leads nowhere", ref)
			return
		}
		v.check(target, "$defs/"+name, value, at)
	}
	if want, ok := schema["const"]; ok && !reflect.DeepEqual(want, value) {
		v.fail(at, "is %v, want %v", value, want)
	}
	if enum, ok := schema["enum"].([]any); ok && !slices.Contains(enum, value) {
		v.fail(at, "is %v, want one of %v", value, enum)
	}
	if want, ok := schema["type"].(string); ok && !isOf(value, want) {
		v.fail(at, "is %v, want the type %s", value, want)
		return
	}
	switch x := value.(type) {
	case object:
		v.object(schema, place, x, at)
	case []any:
		v.array(schema, place, x, at)
	case string:
		if pattern, ok := schema["pattern"].(string); ok && !regexp.MustCompile(pattern).MatchString(x) {
			v.fail(at, "%q does not match %s", x, pattern)
		}
		if least, ok := schema["minLength"].(float64); ok && utf8.RuneCountInString(x) < int(least) {
			v.fail(at, "%q is too short", x)
		}
	case float64:
		if least, ok := schema["minimum"].(float64); ok && x < least {
			v.fail(at, "%v is less than %v", x, least)
		}
		if most, ok := schema["maximum"].(float64); ok && x > most {
			v.fail(at, "%v is more than %v", x, most)
		}
	}
}

func isOf(value any, kind string) bool {
	switch x := value.(type) {
	case object:
		return kind == "object"
	case []any:
		return kind == "array"
	case string:
		return kind == "string"
	case bool:
		return kind == "boolean"
	case float64:
		return kind == "number" || kind == "integer" && x == math.Trunc(x)
	}
	return kind == "null"
}

func (v *validator) object(schema object, place string, value object, at string) {
	properties, _ := schema["properties"].(object)
	if len(properties) > 0 {
		v.seen[place]++
	}
	for _, name := range sorted(value) {
		property, ok := properties[name].(object)
		switch {
		case ok:
			v.seen[place+"/"+name]++
			v.check(property, place+"/"+name, value[name], at+"."+name)
		case schema["additionalProperties"] == false:
			v.fail(at, "has %q, which the schema does not know", name)
		}
	}
	required, _ := schema["required"].([]any)
	for _, name := range required {
		if _, ok := value[name.(string)]; !ok {
			v.fail(at, "lacks %q", name)
		}
	}
}

func (v *validator) array(schema object, place string, value []any, at string) {
	if least, ok := schema["minItems"].(float64); ok && len(value) < int(least) {
		v.fail(at, "has %d items only", len(value))
	}
	if most, ok := schema["maxItems"].(float64); ok && len(value) > int(most) {
		v.fail(at, "has %d items", len(value))
	}
	first, _ := schema["prefixItems"].([]any)
	for i, item := range value {
		here := fmt.Sprintf("%s[%d]", at, i)
		switch rest := schema["items"].(type) {
		case object:
			v.check(rest, place+"/items", item, here)
		case bool:
			if i >= len(first) && !rest {
				v.fail(here, "is one too many")
			}
		}
		if i < len(first) {
			v.check(first[i].(object), place+"/prefixItems", item, here)
		}
	}
}

// validate returns what is wrong with a document, at most ten things.
func (v *validator) validate(document []byte) []string {
	var value any
	if err := json.Unmarshal(document, &value); err != nil {
		return []string{err.Error()}
	}
	v.errs = nil
	v.check(v.root, "", value, "$")
	return v.errs[:min(len(v.errs), 10)]
}

func sorted(o object) []string { return slices.Sorted(maps.Keys(o)) }
