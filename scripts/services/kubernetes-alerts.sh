# shellcheck shell=bash
# The causes of the alerts about the cluster itself: each is made, and a real Prometheus has the alert
# fire, and end. It asks kube-state-metrics and the kubelet; only times are shorter. Source it after
# trial.sh, where scripts/kubernetes-test has set KUBECTL, KUBE_HOME and kube.

WATCH="$WORK/watch"
# Those of Prometheus, kube-state-metrics and its own numbers, and of kubectl's way to the kubelet.
WATCH_PORTS=(19090 19091 19092 19093)
ALERTS_OF_CLUSTER=(ReperioOutOfMemory ReperioKubernetesJobFailed ReperioBackupOld)
watchers=()

node_name() { "$KUBECTL" get nodes -o jsonpath='{.items[0].metadata.name}'; }

start_watch() {
  local state_metrics prometheus node
  rm -rf "$WATCH"
  mkdir -p "$WATCH"
  state_metrics="$("$ROOT/scripts/alerts" tool kube-state-metrics)" && prometheus="$("$ROOT/scripts/alerts" tool prometheus)" || return 1
  node="$(node_name)"
  sed -E 's/for: [0-9]+[smh]/for: 5s/; s/\[30m\]/[1m]/' "$ROOT/deploy/observability/rules.yaml" >"$WATCH/rules.yaml"
  cat >"$WATCH/prometheus.yaml" <<END
global: {scrape_interval: 3s, scrape_timeout: 3s, evaluation_interval: 2s}
rule_files: [rules.yaml]
scrape_configs:
  - job_name: kube-state-metrics
    static_configs: [{targets: ["127.0.0.1:${WATCH_PORTS[1]}"]}]
  - job_name: kubelet
    metrics_path: /api/v1/nodes/$node/proxy/metrics
    static_configs: [{targets: ["127.0.0.1:${WATCH_PORTS[3]}"]}]
END
  "$state_metrics" --kubeconfig="$KUBECONFIG" --namespaces=reperio --resources=pods,jobs,cronjobs --host=127.0.0.1 \
    --port="${WATCH_PORTS[1]}" --telemetry-host=127.0.0.1 --telemetry-port="${WATCH_PORTS[2]}" >"$WATCH/state-metrics.log" 2>&1 &
  watchers+=($!)
  "$KUBECTL" proxy --port="${WATCH_PORTS[3]}" >"$WATCH/proxy.log" 2>&1 &
  watchers+=($!)
  "$prometheus" --config.file="$WATCH/prometheus.yaml" --storage.tsdb.path="$WATCH/data" \
    --web.listen-address="127.0.0.1:${WATCH_PORTS[0]}" >"$WATCH/prometheus.log" 2>&1 &
  watchers+=($!)
  await 60 watches
}

stop_watch() {
  kill "${watchers[@]}"
  wait "${watchers[@]}"
  watchers=()
} 2>/dev/null

# Both targets answer, and the cron job is seen.
watches() {
  [[ "$(of_prometheus 'query?query=sum(up)+and+on()+max(kube_cronjob_created)>0' '["data"]["result"][0]["value"][1]')" == 2 ]]
}

of_prometheus() { # PATH FIELD
  curl -s -m 10 -g "http://127.0.0.1:${WATCH_PORTS[0]}/api/v1/$1" | field "$2"
}

fires() { # ALERT
  [[ "$(of_prometheus "query?query=ALERTS{alertname=\"$1\",alertstate=\"firing\"}" '["data"]["result"][0]["value"][1]')" == 1 ]]
}

is_silent() { ! fires "$1"; }

# A pod that may do no more than ours, with the volume "full" if a claim is named.
small_pod() { # NAME SCRIPT [CLAIM]
  local volume=""
  [[ -z "${3:-}" ]] || volume="persistentVolumeClaim: {claimName: $3}"
  kube apply -f - >&2 <<END
apiVersion: v1
kind: Pod
metadata: {name: $1}
spec:
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 1
  securityContext: {runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: $1
      image: reperio-worker:latest
      imagePullPolicy: IfNotPresent
      command: ["bash", "-c", "$2"]
      resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {cpu: "1", memory: 64Mi}}
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
      volumeMounts: [{name: full, mountPath: /full}]
  volumes:
    - name: full
      ${volume:-emptyDir: {\}}
END
}

# A volume of 32 MB. Only of the one node it is known how to make one.
small_volume() {
  local node folder="$KUBE_HOME/run/small"
  local -a inside
  inside=(nsenter -t "$(cut -d' ' -f1 "$KUBE_HOME/run/pid")" -m)
  "${inside[@]}" mkdir -p "$folder" && "${inside[@]}" mount -t tmpfs -o size=32m small "$folder" || return 1
  node="$(node_name)"
  kube apply -f - >&2 <<END
apiVersion: v1
kind: PersistentVolume
metadata: {name: small}
spec:
  capacity: {storage: 32Mi}
  accessModes: [ReadWriteOnce]
  storageClassName: ""
  local: {path: $folder}
  nodeAffinity:
    required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [$node]}]}]}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: small}
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ""
  volumeName: small
  resources: {requests: {storage: 32Mi}}
END
}

make_causes() {
  # Prometheus sees it alive before it dies.
  small_pod hungry "sleep 10; exec tail /dev/zero" || echo "there is no pod that runs out of memory"
  # The cron job's own, but for a folder where it may not write.
  kube create job --from=cronjob/backup backup-fails --dry-run=client -o json | python3 -c '
import json, sys
job = json.load(sys.stdin)
job["spec"]["backoffLimit"] = 0
job["spec"]["template"]["spec"]["containers"][0]["args"][0] = "/nowhere"
json.dump(job, sys.stdout)' | kube apply -f - >&2 || echo "there is no job that fails"
  # The controller would take the time of a job that is still there.
  kube delete job backup-now --ignore-not-found >&2
  kube patch cronjob backup --subresource=status --type=merge \
    -p "{\"status\":{\"lastSuccessfulTime\":\"$(date -u -d '2 days ago' +%FT%TZ)\"}}" >&2 || echo "the last backup is not old"
  [[ -z "$TOOLS" ]] || { small_volume && small_pod full "head -c 31M /dev/zero >/full/data; exec sleep 3600" small; } \
    || echo "there is no full volume"
}

end_causes() {
  kube delete --timeout=60s pod/hungry job/backup-fails >&2 || echo "the causes stay"
  [[ -z "$TOOLS" ]] || kube exec full -- rm /full/data >&2 || echo "the volume stays full"
  backup
}

alerts_of_the_cluster() {
  local alert
  local -a alerts=("${ALERTS_OF_CLUSTER[@]}")
  if [[ -n "$TOOLS" ]]; then
    alerts+=(ReperioVolumeNearlyFull)
  else
    echo "ReperioVolumeNearlyFull: its cause was not made, as only the one-node cluster has a small volume" >>"$WORK/report"
  fi
  if start_watch >&2; then
    for alert in "${alerts[@]}"; do is_silent "$alert" || echo "$alert fires before there is a cause"; done
    make_causes
    for alert in "${alerts[@]}"; do await 240 fires "$alert" || echo "$alert does not fire"; done
    end_causes
    for alert in "${alerts[@]}"; do await 240 is_silent "$alert" || echo "$alert does not end"; done
    kube delete --ignore-not-found --timeout=60s pod/full pvc/small pv/small >&2
  else
    echo "Prometheus does not see the cluster; see $WATCH"
  fi
  stop_watch
}
