#!/usr/bin/env bash
# What our compose files need of the entry point of the image opensearch.

set -euo pipefail
export ENGINE_USERNAME=admin ENGINE_PASSWORD="$OPENSEARCH_INITIAL_ADMIN_PASSWORD" ENGINE_HOST=0.0.0.0
home=/usr/share/opensearch/data/node
mkdir -p "$home"
# shellcheck disable=SC2086
exec java ${OPENSEARCH_JAVA_OPTS:-} -XX:+ExitOnOutOfMemoryError -cp '/usr/share/opensearch/lib/*' \
  org.reperio.services.opensearch.OpenSearchNode 9200 "$home" < <(exec sleep infinity)
