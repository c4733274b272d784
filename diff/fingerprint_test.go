package diff_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff/internal/fingerprint"
)

// Names must stay the same in every version.
func TestFingerprint(t *testing.T) {
	if got, want := fingerprint.Of([]byte("双方主张对话。")), "3ed48600213f"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFingerprintOfNumbers(t *testing.T) {
	seen := fingerprint.Seen{}
	for _, want := range []string{"a", "a-2", "a-3"} {
		if got := seen.Number("a"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if got := seen.Number("b"); got != "b" {
		t.Errorf("got %s, want b", got)
	}
}
