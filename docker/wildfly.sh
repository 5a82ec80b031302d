#!/usr/bin/env bash
# Starts WildFly from an image that stays as it is: what a server writes lies in the temporary directory.
set -euo pipefail
home=${WILDFLY_HOME:-/opt/wildfly}
base=$(mktemp -d "${TMPDIR:-/tmp}/wildfly.XXXXXX")
cp -R "$home/standalone/." "$base"
# The rest of the container's memory is for the embedding and the server's threads. More flags: JDK_JAVA_OPTIONS.
export JAVA_OPTS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -Djava.net.preferIPv4Stack=true"
# Otherwise the shell would keep the signal that stops a container for itself.
export LAUNCH_JBOSS_IN_BACKGROUND=true
node=$(hostname | cut -c 1-23)
exec sh "$home/bin/standalone.sh" -b 0.0.0.0 "-Djboss.server.base.dir=$base" "-Djboss.tx.node.id=$node" "$@"
