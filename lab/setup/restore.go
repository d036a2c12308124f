package setup

import (
	"os"
)

// restore is the command in Jupyter's terminals that brings lessons back. It finds
// the checkout by its own place, as that may be moved.
const restore = `#!/bin/sh
lab=$(cd "$(dirname "$0")/.." && pwd) || exit 1
exec "$lab/bin/lessons" -course "$lab/../notebooks" -work "$lab/../` + Work + `" restore "$@"
`

// writeRestore puts restore beside the tools.
func (l *Lab) writeRestore() error {
	return os.WriteFile(l.Path("bin", "restore"), []byte(restore), 0o755)
}
