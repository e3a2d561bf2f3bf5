#!/usr/bin/env bash
# What our compose files need of the entry point of the image postgres: a database, its password, and
# the scripts of /docker-entrypoint-initdb.d at the first start.

set -euo pipefail
if [[ "$1" == postgres && ! -s "$PGDATA/PG_VERSION" ]]; then
  # A first start that was interrupted begins again.
  rm -rf "${PGDATA:?}"/..?* "${PGDATA:?}"/.[!.]* "${PGDATA:?}"/*
  # shellcheck disable=SC2086
  initdb -U postgres --auth-local=trust --auth-host=scram-sha-256 --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") \
    ${POSTGRES_INITDB_ARGS:-} -D "$PGDATA.new"
  echo "host all all all scram-sha-256" >>"$PGDATA.new/pg_hba.conf"
  pg_ctl -D "$PGDATA.new" -o "-c listen_addresses='' -c unix_socket_directories=/var/run/postgresql" -w start
  export POSTGRES_USER=postgres PGHOST=/var/run/postgresql PGUSER=postgres
  createdb "$POSTGRES_DB"
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) bash "$file" ;;
      *.sql) psql -v ON_ERROR_STOP=1 --no-psqlrc -d "$POSTGRES_DB" -f "$file" ;;
    esac
  done
  unset PGHOST PGUSER
  pg_ctl -D "$PGDATA.new" -m fast -w stop
  # PG_VERSION comes last: it says that all is there.
  (cd "$PGDATA.new" && find . -mindepth 1 -maxdepth 1 ! -name PG_VERSION -exec mv -t "$PGDATA" {} + && mv PG_VERSION "$PGDATA")
  rmdir "$PGDATA.new"
fi
exec "$@"
