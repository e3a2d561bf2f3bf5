# What the scripts share. Source it; it sets ROOT, INSTANCE and SERVICES_JAR and checks for a JDK.
# shellcheck shell=bash

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
INSTANCE="${REPERIO_INSTANCE:-$ROOT/instance}"
case "$INSTANCE" in /*) ;; *) INSTANCE="$PWD/$INSTANCE" ;; esac
SERVICES_JAR="$ROOT/scripts/services/target/services/reperio-services.jar"
WORKER_JAR="$ROOT/worker/target/quarkus-app/quarkus-run.jar"
DEMO_JAR="$ROOT/scripts/demo/target/quarkus-app/quarkus-run.jar"
OLDEST_JAVA=17
OWN_SERVICES=""

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$(basename "$0"): $*"
  exit 1
}

# Prints the comment at the head of the calling script as its help.
print_help() { sed -n '2,/^$/{s/^# \{0,1\}//;p}' "$0"; }

# Sets JAVA to a java of version 17 or later that belongs to a JDK, and JAVA_RELEASE to that version.
find_java() {
  if [[ -n "${JAVA_HOME:-}" ]]; then
    JAVA="$JAVA_HOME/bin/java"
    [[ -x "$JAVA" ]] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it."
  else
    JAVA="$(command -v java || true)"
    [[ -n "$JAVA" ]] || fail "no Java found. Install a JDK $OLDEST_JAVA or later (or set JAVA_HOME to one)."
  fi
  JAVA_RELEASE="$("$JAVA" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1)"
  [[ -n "$JAVA_RELEASE" ]] || fail "$JAVA does not say its version."
  if ((JAVA_RELEASE < OLDEST_JAVA)); then
    fail "$JAVA is Java $JAVA_RELEASE; Reperio needs a JDK $OLDEST_JAVA or later (set JAVA_HOME to one)."
  fi
}

# Prints the folder of a JDK 25: the one that REPERIO_JDK25 names, or an installed one.
jdk25() {
  local home
  for home in "${REPERIO_JDK25:-}" /usr/lib/jvm/*25* "${JAVA_HOME:-}"; do
    if [[ -x "$home/bin/jlink" ]] && grep -q 'JAVA_VERSION="25' "$home/release" 2>/dev/null; then
      printf '%s\n' "$home"
      return
    fi
  done
  fail "no JDK 25 is installed; REPERIO_JDK25 names one."
}

# Maven needs a compiler: a JRE is not enough to build.
find_compiler() {
  find_java
  local home
  home="$(cd "$(dirname "$(readlink -f "$JAVA")")" && pwd -P)"
  [[ -x "$home/javac" ]] || fail "$JAVA belongs to a runtime without a compiler. Install a JDK, not a JRE."
}

# Runs Maven quietly: prints a line a module, keeps the whole output in the file $1, and shows the
# errors when it fails.
maven() {
  local log="$1"
  shift
  mkdir -p "$(dirname "$log")"
  local code=0
  "$ROOT/mvnw" -B -ntp -Dstyle.color=never -f "$ROOT/pom.xml" "$@" < /dev/null 2>&1 \
    | tee "$log" \
    | sed -un 's/^\[INFO\] Building \(.*\) [^ ]* *\[\([0-9]*\/[0-9]*\)\]$/  \2  \1/p' >&2 \
    || code="${PIPESTATUS[0]}"
  if ((code != 0)); then
    grep '^\[ERROR\]' "$log" | head -n 30 >&2 || tail -n 30 "$log" >&2
    if grep -qE 'could not be resolved|Failed to read artifact descriptor' "$log"; then
      say "If a library or plugin has changed, its checksum is new too: scripts/update --lock"
    fi
    say "The build failed; all of its output is in $log"
  fi
  return "$code"
}

# Where Go is, if it is installed.
go_program() { command -v go || echo /usr/local/go/bin/go; }

# Builds OpenSearch 3, which only a newer Java compiles and runs, where the environment chooses it.
build_engine() {
  [[ "${REPERIO_EMBEDDED_ENGINE:-}" == opensearch-3 ]] || return 0
  local module="$ROOT/scripts/services/opensearch-3" stamp="$ROOT/target/opensearch-3.stamp" home
  if [[ -f "$stamp" && -d "$(dirname "$SERVICES_JAR")/lib/opensearch-3" && -z "$(find "$ROOT/pom.xml" \
    "$module/pom.xml" "$module/src" "$ROOT/scripts/services/opensearch/src" -newer "$stamp" -print -quit)" ]]; then
    return
  fi
  home="$(jdk25)"
  say "Building OpenSearch 3 ..."
  mkdir -p "$ROOT/target"
  touch "$stamp.new"
  JAVA_HOME="$home" maven "$ROOT/target/opensearch-3.log" -Popensearch-3 -Dspotless.check.skip -pl scripts/services/opensearch-3 package
  mv "$stamp.new" "$stamp"
}

services() { services_command; "${COMMAND[@]}" "$@"; }

services_command() {
  COMMAND=("$JAVA" -Xmx96m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel=1 -jar "$SERVICES_JAR")
}

# Makes sure that the services of the instance run, until this script ends if it had to start them.
ensure_services() {
  if services status --instance "$INSTANCE" >/dev/null 2>&1; then
    return
  fi
  (umask 077 && mkdir -p "$INSTANCE/logs")
  local log="$INSTANCE/logs/supervisor.log"
  say "Starting the services of $INSTANCE for the time being ..."
  # Not through the function: its subshell would be what is stopped, and not the services.
  services_command
  (umask 077 && exec "${COMMAND[@]}" up --instance "$INSTANCE" >"$log" 2>&1 < /dev/null) &
  OWN_SERVICES=$!
  trap stop_own_services EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # A second "up" waits until the first is ready.
  while ! services status --instance "$INSTANCE" >/dev/null 2>&1; do
    if ! kill -0 "$OWN_SERVICES" 2>/dev/null; then
      OWN_SERVICES=""
      cat "$log" >&2
      fail "the services do not start."
    fi
    sleep 0.3
  done
}

stop_own_services() {
  if [[ -n "$OWN_SERVICES" ]]; then
    say "Stopping the services ..."
    kill -TERM "$OWN_SERVICES" 2>/dev/null || true
    wait "$OWN_SERVICES" 2>/dev/null || true
    OWN_SERVICES=""
  fi
}

# Exports how to reach the services; what the environment sets already wins.
load_environment() {
  local line name
  while IFS= read -r line; do
    name="${line%%=*}"
    if [[ -n "$name" && -z "${!name:-}" ]]; then
      eval "export $line"
    fi
  done <"$INSTANCE/services.env"
}

# The command line of Reperio, which gives way to the services that answer people. The worker itself
# does not carry the demonstration set.
reperio() {
  local jar="$WORKER_JAR" own="$INSTANCE/applications/worker/quarkus-app/quarkus-run.jar"
  if [[ "${1:-}" == demo ]]; then
    jar="$DEMO_JAR"
  elif [[ -f "$own" ]]; then
    # An instance with add-ons has a worker of its own.
    jar="$own"
  fi
  (umask 077 && exec nice -n 10 "$JAVA" -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel=1 -jar "$jar" "$@")
}

need_build() {
  [[ -f "$SERVICES_JAR" && -f "$WORKER_JAR" ]] || fail "nothing is built yet: run scripts/bootstrap."
}
