#!/bin/sh
# What gremlins takes for the go command, GO is the real one. A mutated program may
# write or allocate without end.
ulimit -f 200000              # blocks of 512 bytes: files of 100 MB
ulimit -v 4000000 2>/dev/null # kB; macOS does not know this limit

# Gremlins counts status 1 as killed and status 2 as not viable; go test says 1 for
# both. The compiler's work is not lost: go test finds it in the cache.
if [ "$1" = test ]; then
	for package; do :; done # the last argument
	"$GO" build "$package" || exit 2
fi
exec "$GO" "$@"
