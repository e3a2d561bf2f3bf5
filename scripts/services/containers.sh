# shellcheck shell=bash
# What the scripts share that work with containers. REPERIO_DOCKER names another docker command.

DOCKER="${REPERIO_DOCKER:-docker}"

docker() { command "$DOCKER" "$@"; }

# The container of a service of the cluster that COMPOSE_PROJECT_NAME names, if it was ever started.
container() { # SERVICE
  docker ps -aq -f "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" \
    -f "label=com.docker.compose.service=$1" | head -n 1
}
