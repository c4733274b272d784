package docx_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// The macro of a word processor that settles all changes of a file, and writes what
// is left as text.
const (
	macroLibrary = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
`
	macroLibraries = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
`
	macro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source, target, command)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden"
 hidden(0).Value = True
 doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
 dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
 dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
 Dim filter(0) As New com.sun.star.beans.PropertyValue
 filter(0).Name = "FilterName"
 filter(0).Value = "Text (encoded)"
 doc.storeToURL(target, filter())
 doc.close(True)
End Sub
</script:module>
`
)

// TestOffice lets a word processor, where there is one, accept all changes, which
// gives the new statement, and reject all, which gives the old one.
func TestOffice(t *testing.T) {
	if !sample.All() || testing.Short() {
		t.Skip("a word processor is started only where everything is tried")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("soffice is required and not installed")
	}
	folder := t.TempDir()
	profile := "-env:UserInstallation=file://" + folder + "/profile"
	if out, err := exec.Command(office, profile, "--headless", "--terminate_after_init").CombinedOutput(); err != nil { // makes the profile
		t.Fatalf("%v\n%s", err, out)
	}
	for name, text := range map[string]string{"script.xlc": macroLibraries, "Standard/script.xlb": macroLibrary, "Standard/Module1.xba": macro} {
		path := filepath.Join(folder, "profile/user/basic", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	r := diff.Compare(reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023"))
	if err := os.WriteFile(filepath.Join(folder, "changes.docx"), render(t, r), 0o666); err != nil {
		t.Fatal(err)
	}
	squash := func(text string) string { return strings.Join(strings.Fields(strings.TrimPrefix(text, "\ufeff")), "") }
	for command, s := range map[string]*tree.Statement{"AcceptAllTrackedChanges": r.New, "RejectAllTrackedChanges": r.Old} {
		cmd := exec.Command(office, profile, "--headless",
			fmt.Sprintf("macro:///Standard.Module1.Settle(file://%[1]s/changes.docx,file://%[1]s/%[2]s.txt,.uno:%[2]s)", folder, command))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		text, err := os.ReadFile(filepath.Join(folder, command+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := squash(string(text)), squash(strings.Join(printed(s), "")); got != want {
			t.Errorf("%s gives another text than %s:\n%s\n%s", command, s.ID, got, want)
		}
	}
}
