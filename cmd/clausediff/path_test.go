package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Paths are those of the system, C:\folder\page.html as well: as arguments, for
// -o and for --report.
func TestPathsOfThisSystem(t *testing.T) {
	folder(t)
	if err := os.Mkdir("out", 0o777); err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	in := func(names ...string) string { return filepath.Join(append([]string{here}, names...)...) }
	status, stdout, stderr := clausediff(t, "", "compare", in("old.txt"), in("new.txt"), "-o", in("out", "report.html"),
		"--report", "json="+in("out", "report.json"), "--report", "md="+filepath.Join("out", "report.md"))
	if status != exitOK || stdout+stderr != "" {
		t.Errorf("exit %d, %q, %q", status, stdout, stderr)
	}
	for name, begins := range map[string]string{"report.html": "<!", "report.json": "{", "report.md": "#"} {
		if got := strings.ToLower(read(t, filepath.Join("out", name))); !strings.HasPrefix(got, begins) {
			t.Errorf("%s begins with %.20q", name, got)
		}
	}
	status, stdout, _ = clausediff(t, "", "parse", filepath.Join("first", "page.txt"))
	if status != exitOK || !strings.Contains(stdout, "干涉") {
		t.Errorf("exit %d, %q", status, stdout)
	}
	refused(t, nil, `: was read and would be overwritten; choose another output$`, "compare", "old.txt", in("new.txt"), "-o", in("old.txt"))
	refused(t, nil, `: was read and would be overwritten; choose another output$`, "compare", in("old.txt"), "new.txt", "--report", "md=old.txt")
	refused(t, nil, `^two reports would be written to `, "compare", "old.txt", "new.txt", "-o", in("x.html"), "--report", "json=x.html")
	refused(t, nil, `: its folder does not exist; create it first$`, "parse", "old.txt", "-o", in("none", "x.txt"))
	refused(t, nil, `: no such file; check the path$`, "parse", filepath.Join("none", "x.txt"))
	if runtime.GOOS != "windows" {
		return
	}
	refused(t, nil, `: was read and would be overwritten; choose another output$`, "parse", "old.txt", "-o", strings.ToUpper(in("old.txt")))
	refused(t, nil, `: was read and would be overwritten; choose another output$`, "parse", filepath.ToSlash(in("old.txt")), "-o", `.\old.txt`)
	refused(t, nil, `: the name corpus.yaml is reserved; `, "parse", "old.txt", "-o", `first\CORPUS.YAML`)
}
