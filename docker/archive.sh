#!/usr/bin/env bash
# archive.sh FILE JAVA-ARGUMENTS: starts a server, waits until it is ready and ends it. What the JVM has read and checked of
# its classes by then stands in the file, and need not be read and checked again where -XX:SharedArchiveFile names it.
set -euo pipefail
archive=$1
shift
java -XX:ArchiveClassesAtExit="$archive" "$@" &
server=$!
trap 'kill -9 "$server"' EXIT
until "$(dirname "$0")/health.sh" /health/ready 2>/dev/null; do
    kill -0 "$server"
    sleep 0.2
done
kill "$server"
trap - EXIT
wait "$server" || true
test -s "$archive"
