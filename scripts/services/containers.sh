# shellcheck shell=bash
# What the scripts share that work with containers. REPERIO_DOCKER names another docker command.

DOCKER="${REPERIO_DOCKER:-docker}"

docker() { command "$DOCKER" "$@"; }

# The container of a service of the cluster that COMPOSE_PROJECT_NAME names, if it was ever started.
container() { # SERVICE
  docker ps -aq -f "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" \
    -f "label=com.docker.compose.service=$1" | head -n 1
}

# Asked once: where nothing answers, stand-ins are made.
registry_answers() {
  if [[ -z "${REGISTRY:-}" ]]; then
    REGISTRY=no
    [[ -z "${REPERIO_STAND_INS:-}" ]] && timeout 20 "$DOCKER" pull -q hello-world >/dev/null 2>&1 && REGISTRY=yes
  fi
  [[ "$REGISTRY" == yes ]]
}
