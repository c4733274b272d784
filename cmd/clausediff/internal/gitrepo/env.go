package gitrepo

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// local are the variables that tell a hook its repository (git rev-parse
// --local-env-vars). With -C they would make git look for the files of another folder in
// that repository. GIT_CONFIG_COUNT and GIT_CONFIG_PARAMETERS are not among them: they
// configure git, such as which folders it trusts.
var local = []string{
	"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE",
	"GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX",
	"GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
}

// environment returns the environment for git in which the folder alone determines the
// repository. Objects being pushed stay visible: for the hooks that check a push, git
// keeps them outside the repository.
func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains(local, name)
	})
	env = append(env,
		// Reading fetches nothing, even if a partial clone lacks an object.
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0",
		// Do not update the index.
		"GIT_OPTIONAL_LOCKS=0")
	if pushed := os.Getenv("GIT_QUARANTINE_PATH"); pushed != "" {
		if strings.ContainsRune(pushed, os.PathListSeparator) {
			pushed = strconv.Quote(pushed)
		}
		env = append(env, "GIT_ALTERNATE_OBJECT_DIRECTORIES="+pushed)
	}
	return env
}

// indexEnvironment returns the environment for reading the index of a folder's
// repository. In a hook that is the index about to be committed, unless it belongs to
// another repository.
func indexEnvironment(dir string) []string {
	index := os.Getenv("GIT_INDEX_FILE")
	if index == "" {
		return environment()
	}
	if filepath.IsAbs(index) {
		home := filepath.Dir(index)
		own, err := run(environment(), dir, "rev-parse", "--absolute-git-dir")
		_, none := os.Stat(filepath.Join(home, "HEAD"))
		if none == nil && (err != nil || !sameFolder(home, strings.TrimSpace(string(own)))) {
			return environment()
		}
	}
	return append(environment(), "GIT_INDEX_FILE="+index)
}

func sameFolder(x, y string) bool {
	a, err := os.Stat(x)
	if err != nil {
		return false
	}
	b, err := os.Stat(y)
	return err == nil && os.SameFile(a, b)
}
