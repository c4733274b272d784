package quality

import (
	"testing"
)

// seededFloors: of the new sentences, the share whose sources are found and no
// others (right source, split, merged, inserted), for moved ones that are marked
// as moved as well; of the characters of carried sentences, the share in those
// with a right source; of the marks of moves, the share on moved sentences.
var seededFloors = map[string]float64{
	"zh specimens: right source":            .99,
	"zh specimens: carried text":            .99,
	"zh specimens: moved":                   .99,
	"zh specimens: moved and reworded":      .97,
	"zh specimens: split":                   .98,
	"zh specimens: merged":                  .94,
	"zh specimens: inserted":                .97,
	"zh specimens: marks of moves right":    .97,
	"zh specimens: re-typeset not reworded": 1,
	"zh specimens: renumbered":              .99,

	"zh resolutions: right source":            .99,
	"zh resolutions: carried text":            .99,
	"zh resolutions: moved":                   .99,
	"zh resolutions: moved and reworded":      .99,
	"zh resolutions: split":                   .9,
	"zh resolutions: merged":                  .9,
	"zh resolutions: inserted":                .9,
	"zh resolutions: marks of moves right":    .85,
	"zh resolutions: re-typeset not reworded": 1,

	"zh work report: right source":            .99,
	"zh work report: carried text":            .99,
	"zh work report: moved":                   .98,
	"zh work report: moved and reworded":      .92,
	"zh work report: split":                   .98,
	"zh work report: merged":                  .94,
	"zh work report: inserted":                .97,
	"zh work report: marks of moves right":    .97,
	"zh work report: re-typeset not reworded": 1,
	"zh work report: renumbered":              .99,

	"en wrapped: right source":            .99,
	"en wrapped: carried text":            .99,
	"en wrapped: moved":                   .98,
	"en wrapped: moved and reworded":      .98,
	"en wrapped: split":                   .96,
	"en wrapped: merged":                  .97,
	"en wrapped: inserted":                .97,
	"en wrapped: marks of moves right":    .97,
	"en wrapped: re-typeset not reworded": 1,

	// Fifty statements in one text say nearly everything many times over: the
	// floors of links and marks only keep it from getting worse.
	"en wrapped, joined: right source":            .97,
	"en wrapped, joined: carried text":            .99,
	"en wrapped, joined: moved":                   .96,
	"en wrapped, joined: moved and reworded":      .80,
	"en wrapped, joined: split":                   .85,
	"en wrapped, joined: merged":                  .95,
	"en wrapped, joined: inserted":                .95,
	"en wrapped, joined: marks of moves right":    .70,
	"en wrapped, joined: re-typeset not reworded": .98,
}

// curveFloors: F1 of links that are likely or better, by the share of words
// changed. Where four words of five are new, a link is often no more than possible.
var curveFloors = map[string]float64{
	"zh specimens: 0.0": .99,
	"zh specimens: 0.2": .99,
	"zh specimens: 0.4": .99,
	"zh specimens: 0.6": .98,
	"zh specimens: 0.8": .89,

	"zh resolutions: 0.0": .99,
	"zh resolutions: 0.2": .99,
	"zh resolutions: 0.4": .98,
	"zh resolutions: 0.6": .95,
	"zh resolutions: 0.8": .60,

	"zh work report: 0.0": .99,
	"zh work report: 0.2": .99,
	"zh work report: 0.4": .98,
	"zh work report: 0.6": .96,
	"zh work report: 0.8": .83,

	"en wrapped: 0.0": .99,
	"en wrapped: 0.2": .99,
	"en wrapped: 0.4": .99,
	"en wrapped: 0.6": .98,
	"en wrapped: 0.8": .86,
}

// goldFloor is the least F1 of links that are likely or better, the least F1 of
// all links, and the least precision of certain ones.
type goldFloor struct{ likely, possible, certain float64 }

// goldFloors by kind of document and level, both halves together. A half alone
// may be lower by halfSlack.
var goldFloors = map[string]goldFloor{
	"specimens sentence":       {.98, .98, .99},
	"specimens clause":         {.98, .98, .985},
	"en-joint sentence":        {.80, .825, .96},
	"fomc-en sentence":         {.94, .95, .99},
	"npc-resolution-zh clause": {.95, .97, .99},
	"ru sentence":              {.93, .94, .99},
	"work-report-zh sentence":  {.785, .815, .955},
	"zh-laws sentence":         {.92, .92, .99},
	"zh-notices sentence":      {.95, .95, .99},
}

const halfSlack = .03

// floor fails the test when a value is below the floor of its row. Every row
// must have one.
func floor(t *testing.T, floors map[string]float64, row string, value float64) {
	t.Helper()
	f, ok := floors[row]
	switch {
	case !ok:
		t.Errorf("no floor for %q, which is %.3f", row, value)
	case value < f:
		t.Errorf("%s: %.3f is below %.3f", row, value, f)
	}
}
