package gitrepo

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Repo is the repository of a folder. It is safe for concurrent use; git answers one
// request at a time.
type Repo struct {
	mu    sync.Mutex
	dir   string
	limit int64
	// The processes that were started: for revisions, and for the index.
	texts, index *process
}

// New returns the repository of a folder, which need not exist. At most limit+1 bytes of
// a file are read.
func New(dir string, limit int64) *Repo { return &Repo{dir: dir, limit: limit} }

// Close ends the processes. Later reads start new ones.
func (r *Repo) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, p := range []**process{&r.texts, &r.index} {
		if *p != nil {
			(*p).end()
			*p = nil
		}
	}
}

// Read returns the bytes of a file, following links within the revision. A file larger
// than the limit is cut to limit+1 bytes. The error says what does not exist.
func (r *Repo) Read(n Name) ([]byte, error) {
	if n.Revision == "" {
		out, err := run(indexEnvironment(r.dir), r.dir, "ls-files", "--stage", "-z", "--", n.pathspec())
		if err == nil && bytes.HasPrefix(out, []byte("120000 ")) {
			return nil, errors.New("it is a link; name the file that it leads to")
		}
	}
	o, err := r.ask(n)
	switch {
	case err != nil:
		if _, none := run(environment(), r.dir, "rev-parse", "--git-dir"); none != nil {
			return nil, fmt.Errorf("no such file, and git finds no repository in %s: %w", r.dir, none)
		}
		return nil, fmt.Errorf("git cannot read it: %w", err)
	case o.kind == "blob":
		return o.data, nil
	case o.kind == "link":
		return nil, fmt.Errorf("it is a link that does not lead to a file in %s; name a file", n.where())
	case o.kind != "":
		return nil, fmt.Errorf("it is a folder of %s; name a file in it", n.where())
	}
	env := environment()
	if n.Revision == "" {
		env = indexEnvironment(r.dir)
	}
	return nil, n.missing(env, r.dir)
}

// ask returns the object with a name.
func (r *Repo) ask(n Name) (object, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p, env := &r.texts, environment
	if n.Revision == "" {
		p, env = &r.index, func() []string { return indexEnvironment(r.dir) }
	}
	if *p == nil {
		started, err := start(command(env(), r.dir, "cat-file", "--batch", "--follow-symlinks"))
		if err != nil {
			return object{}, err
		}
		*p = started
	}
	o, err := (*p).ask(n.String(), r.limit)
	if err != nil || o.size > r.limit {
		(*p).end() // the rest of a large file is not read
		*p = nil
	}
	return o, err
}

// object is git's answer for a name.
type object struct {
	kind string // blob, tree, commit, tag; link for a broken one; "" for none
	size int64
	data []byte // of a blob
}

// process is a running git cat-file.
type process struct {
	cmd       *exec.Cmd
	in        io.WriteCloser
	out       *bufio.Reader
	complaint bytes.Buffer
}

func start(cmd *exec.Cmd) (*process, error) {
	p := &process{cmd: cmd}
	cmd.Stderr = &p.complaint
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.in, p.out = in, bufio.NewReader(out)
	return p, failure(cmd.Start(), "")
}

// end kills the process, even if it is writing.
func (p *process) end() {
	p.in.Close()
	p.cmd.Process.Kill()
	p.cmd.Wait() // reports only that it was killed
}

// header matches git's answer for an existing object: its hash, kind and size.
var header = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{40,64} (blob|tree|commit|tag) ([0-9]+)$`) })

// loose matches git's answer for a link that leads to no object: the reason, and the
// length of the text that follows.
var loose = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(symlink|dangling|loop|notdir) ([0-9]+)$`) })

// ask requests an object.
func (p *process) ask(name string, limit int64) (object, error) {
	_, err := io.WriteString(p.in, name+"\n")
	line := ""
	if err == nil {
		line, err = p.out.ReadString('\n')
	}
	if err != nil {
		p.in.Close()
		return object{}, failure(errors.Join(p.cmd.Wait(), err), p.complaint.String())
	}
	line = strings.TrimSuffix(line, "\n")
	if m := loose().FindStringSubmatch(line); m != nil {
		size, _ := strconv.ParseInt(m[2], 10, 64)
		_, err := p.out.Discard(int(size) + 1)
		return object{kind: "link"}, err
	}
	m := header().FindStringSubmatch(line)
	if m == nil {
		return object{}, nil
	}
	o := object{kind: m[1]}
	o.size, err = strconv.ParseInt(m[2], 10, 64)
	if err != nil {
		return o, err
	}
	o.data, err = io.ReadAll(io.LimitReader(p.out, min(o.size, limit+1)))
	if err == nil && o.size <= limit {
		_, err = p.out.Discard(1) // the line feed after it
	}
	return o, err
}
