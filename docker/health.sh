#!/usr/bin/env bash
# Ends with 0 when this container answers the path with 200; needs nothing that a JRE image lacks.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${DESKBRIDGE_HEALTH_PORT:-8080}"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
read -r _ status _ <&3
[ "$status" = 200 ]
