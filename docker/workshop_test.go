package docker_test

import (
	"fmt"
	"net"
	"strings"
	"testing"
)

// standIn is a docker that says what it is asked to run, and that fails at the
// command that FAIL names. It knows the container "taken".
const standIn = `case "$1" in
"$FAIL") echo "docker: cannot $1" >&2; exit 1 ;;
container) [ "$5" = taken ] && echo running ;;
run) echo "$@" ;;
esac
`

// workshop runs the script with the stand-in.
func workshop(t *testing.T, env ...string) (string, error) {
	t.Helper()
	docker := standIns{"docker": standIn}
	return docker.run(t, append([]string{"VOLUME=", "NAME=", "FAIL=-"}, env...), "./workshop")
}

// listening returns a listener on a port of 127.0.0.1, and that port.
func listening(t *testing.T) (*net.TCPListener, string) {
	t.Helper()
	listener, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener, fmt.Sprint(listener.Addr().(*net.TCPAddr).Port)
}

func TestWorkshopCommand(t *testing.T) {
	listener, port := listening(t)
	listener.Close()
	out, err := workshop(t, "PORT="+port, "NAME=ada", "VOLUME=ada-work")
	want := "run --rm --interactive --pull=never --name ada --publish 127.0.0.1:" + port +
		":8888 --env COURSE_URL=http://127.0.0.1:" + port + " --volume ada-work:/course/work fromscratch\n"
	if err != nil || out != want {
		t.Errorf("it runs\n%s%v, want\n%s", out, err, want)
	}
}

func TestWorkshopMessages(t *testing.T) {
	_, taken := listening(t)
	for _, c := range []struct {
		env  string
		want string
	}{
		{"PORT=http", "PORT=http is not a port: a number from 1 to 65535"},
		{"PORT=0", "PORT=0 is not a port"},
		{"PORT=65536", "PORT=65536 is not a port"},
		{"PORT=80 --privileged", "PORT=80 --privileged is not a port"},
		{"PORT=08888", "PORT=08888 is not a port"},
		{"PORT=" + taken, "Port " + taken + " is taken by another program. Another port: make workshop PORT="},
		{"VOLUME=../work", "VOLUME=../work is not a name"},
		{"VOLUME=/:/host", "VOLUME=/:/host is not a name"},
		{"NAME=a b", "NAME=a b is not a name"},
		{"NAME=taken", "There is a container taken already, which is running"},
		{"NAME=taken", "docker logs taken"},
		{"DOCKER=no-such-client", "There is no no-such-client here"},
		{"FAIL=info", "docker does not reach its engine"},
		{"FAIL=image", "There is no image fromscratch here. Build it: make image. Or load it: docker load"},
	} {
		out, err := workshop(t, c.env)
		if err == nil || !strings.Contains(out, c.want) {
			t.Errorf("with %s it says %q, %v; want %q", c.env, out, err, c.want)
		}
		if strings.Contains(out, "run --rm") {
			t.Errorf("with %s it starts a container all the same", c.env)
		}
	}
}
