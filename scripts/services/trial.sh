# shellcheck shell=bash
# What the tests of whole layouts share: steps, requests, load, and what was acknowledged. Source it
# after common.sh; WORK is the folder for what they write down, SITE the address of the site,
# REPERIO_CLUSTER the folder with secrets and certificates, COMMAND_LINE the command that is "reperio",
# and CONNECT says to curl where the site is, if that is elsewhere.

FAILED=()
CONNECT=()

begin_trial() {
  mkdir -p "$WORK"
  rm -rf "$WORK"/*.load "$WORK/acknowledged" "$WORK/report" "$WORK/stop" "$WORK/token"
}

end_trial() {
  if ((${#FAILED[@]} > 0)); then
    printf 'Failed:%s\n' "$(printf ' %s;' "${FAILED[@]}")"
    exit 1
  fi
  echo "All steps passed."
}

# Runs a function that prints what is wrong, and nothing when all is well.
step() { # NAME FUNCTION ARGUMENT...
  local start="$SECONDS" said
  said="$("${@:2}" 2>"$WORK/$2.log")"
  if [[ -z "$said" ]]; then
    printf 'ok    %-46s %4s s\n' "$1" "$((SECONDS - start))"
  else
    printf 'FAIL  %-46s %4s s\n%s\n' "$1" "$((SECONDS - start))" "$(head -n 20 <<<"$said" | sed 's/^/      /')"
    FAILED+=("$1")
  fi
}

expect() { # WHAT WANTED GOT
  [[ "$2" == "$3" ]] || echo "$1: expected $2, got $3"
}

# Asks twice a second until the command succeeds.
await() { # SECONDS COMMAND ARGUMENT...
  local end=$((SECONDS + $1))
  until "${@:2}"; do
    ((SECONDS < end)) || return 1
    sleep 0.5
  done
}

# ---- What is needed.

install_engine() {
  if [[ "$(id -u)" == 0 ]] && ! command -v dockerd >/dev/null && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker.io docker-compose iptables
  fi >&2
  if ! engine_answers && [[ "$(id -u)" == 0 ]]; then
    setsid dockerd >"$WORK/dockerd.log" 2>&1 &
    await 60 engine_answers
  fi
  engine_answers || echo "no Docker engine answers"
}

engine_answers() { docker version >/dev/null 2>&1; }

# One of the secrets that docker/secrets has drawn.
secret() { # FILE NAME
  sed -n "s/^$2=//p" "$REPERIO_CLUSTER/$1"
}

make_account() {
  $COMMAND_LINE users create researcher@example.org --name "A Researcher" >&2 || echo "no account"
  $COMMAND_LINE tokens create researcher@example.org --name test 2>/dev/null | grep -oE '[A-Za-z0-9_-]{30,}' | tail -n 1 >"$WORK/token"
  [[ -s "$WORK/token" ]] || echo "no token"
}

# ---- Requests.

call() { curl -s --cacert "$REPERIO_CLUSTER/tls/authority.crt" -m 60 "${CONNECT[@]}" "$@"; }

code() { call -o /dev/null -w '%{http_code}' "$@"; }

authorized() { call -H "Authorization: Bearer $(<"$WORK/token")" "$@"; }

answers() { [[ "$(code "$SITE/about")" == 200 && "$(code "$SITE/api/records?size=1")" == 200 ]]; }

field() { python3 -c 'import json, sys; print(json.load(sys.stdin)'"$1"')' 2>/dev/null; }

document() { # TITLE [WITH-FILES]
  printf '{"metadata":{"title":"%s","publication_date":"2026","publisher":"Reperio","resource_type":{"id":"dataset"},"creators":[{"person_or_org":{"type":"personal","given_name":"Ada","family_name":"Lovelace"}}]},"files":{"enabled":%s}}' "$1" "${2:-false}"
}

# A status, the seconds that it took, and when to come again.
ANSWER='%{http_code} %{time_total} %header{retry-after}\n'

# Makes a draft and prints its id. What the answers were is in create.answer and publish.answer.
create() { # DOCUMENT
  authorized -X POST -H 'Content-Type: application/json' -d "$1" -o "$WORK/create.body" -w "$ANSWER" "$SITE/api/records" >"$WORK/create.answer"
  [[ "$(<"$WORK/create.answer")" != "201 "* ]] || field '["id"]' <"$WORK/create.body"
}

# Publishes a record and prints its id.
publish() { # TITLE
  local id
  rm -f "$WORK/publish.answer"
  id="$(create "$(document "$1")")"
  [[ -n "$id" ]] || return 1
  authorized -o /dev/null -w "$ANSWER" -X POST "$SITE/api/records/$id/draft/actions/publish" >"$WORK/publish.answer"
  [[ "$(<"$WORK/publish.answer")" == "202 "* ]] || return 1
  printf '%s\n' "$id"
}

is_found() { # WORD
  [[ "$(call "$SITE/api/records?q=$1" | field '["hits"]["total"]')" == 1 ]]
}

await_found() { # WORD
  await 60 is_found "$1" || echo "$1 is not found"
}

published_is_found() {
  local id
  id="$(publish "Basalt of the cluster quartzfinder")" || { echo "it is not published"; return; }
  await_found quartzfinder
  expect "its page" 200 "$(code "$SITE/records/$id")"
}

# The tests of what readers, researchers and operators do, which scripts/server passes too.
end_to_end() {
  local log="$WORK/maven.log"
  find_compiler
  maven "$log" -Dalone -Dlicense.skip -Dspotless.check.skip -pl scripts/test-support,scripts/product,scripts/e2e \
    -Dtest=NoSuchTest -Dsurefire.failIfNoSpecifiedTests=false -Dgroups=any-deployment \
    "-Dreperio.site=$SITE" "-Dreperio.command=$COMMAND_LINE" verify >&2 \
    || grep -E '^\[ERROR\] +[A-Za-z]+IT' "$log" || echo "see $log"
  grep -E '^\[(INFO|WARNING|ERROR)\] Tests run: [1-9]' "$log" | tail -n 1 | sed 's/^\[[A-Z]*\] /    end to end: /' >>"$WORK/report"
  grep -qE 'Tests run: [1-9]' "$log" || echo "no test ran; see $log"
}

# ---- Load.

# Asks again and again, and writes down each status and time, until the file "stop" is there.
load() { # NAME ARGUMENT...
  local name="$1"
  shift
  while [[ ! -e "$WORK/stop" ]]; do
    code "$@" -w "$ANSWER" >>"$WORK/$name.load"
  done
}

# Publishes again and again, and writes down what was answered and what was acknowledged.
write_load() {
  local n=0 id
  while [[ ! -e "$WORK/stop" ]]; do
    n=$((n + 1))
    ! id="$(publish "Acknowledged $n")" || printf '%s\n' "$id" >>"$WORK/acknowledged"
    cat "$WORK/create.answer" "$WORK/publish.answer" >>"$WORK/write.load" 2>/dev/null
  done
}

under_load() { # FUNCTION ARGUMENT...
  rm -f "$WORK"/stop "$WORK"/*.load
  local -a jobs=()
  load page "$SITE/about" >&2 &
  jobs+=($!)
  load api "$SITE/api/records?size=1" >&2 &
  jobs+=($!)
  write_load >&2 &
  jobs+=($!)
  "$@"
  local result=$?
  touch "$WORK/stop"
  wait "${jobs[@]}"
  return "$result"
}

statuses() { cut -d' ' -f1 "$WORK"/*.load | sort | uniq -c | awk '{printf "%s x %s  ", $1, $2}'; }

# Prints what else clients saw under load. A refusal for the time being has to say when to come again.
only_good_answers() { # ALLOWED...
  local allowed
  allowed="$(printf '|%s' 200 201 202 "$@")"
  cut -d' ' -f1 "$WORK"/*.load | sort | uniq -c | grep -vE " (${allowed:1})\$" | sed 's/^ */a client saw, so many times: /'
  grep -hE '^50[234]' "$WORK"/*.load | grep -vE '[0-9]$' >/dev/null && echo "a 502, 503 or 504 has no Retry-After"
  true
}

nothing_lost() {
  local id lost=0
  [[ -s "$WORK/acknowledged" ]] || echo "nothing was acknowledged"
  while IFS= read -r id; do
    [[ "$(code "$SITE/api/records/$id")" == 200 ]] || lost=$((lost + 1))
  done <"$WORK/acknowledged"
  ((lost == 0)) || echo "$lost of $(wc -l <"$WORK/acknowledged") acknowledged records are lost"
  await 60 all_found || echo "$(wc -l <"$WORK/acknowledged") records were acknowledged, and not all are found"
}

all_found() {
  local total
  total="$(call "$SITE/api/records?q=metadata.title:Acknowledged&size=1" | field '["hits"]["total"]')"
  ((${total:-0} >= $(wc -l <"$WORK/acknowledged")))
}
