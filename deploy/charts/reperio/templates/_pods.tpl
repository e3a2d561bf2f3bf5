{{/* What the parts of several objects have in common. Each takes what it says as its argument. */}}

{{/* The labels of an object or a pod; argument: its name. */}}
{{- define "labels" -}}
app.kubernetes.io/name: {{ . }}
app.kubernetes.io/part-of: reperio
{{- end }}

{{/* The image of a service; argument: the root and its name. */}}
{{- define "image" -}}
image: {{ .root.Values.image.registry }}reperio-{{ .name }}:{{ .root.Values.image.tag }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- end }}

{{/* What restricted Pod Security asks of a pod, and more; argument: user and group. */}}
{{- define "pod-security" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .user }}
  runAsGroup: {{ .user }}
  # Files are written by the services and read by frontend.
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "container-security" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- define "pull-secrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{/* On as many zones and nodes as there are; argument: the name of the pods. */}}
{{- define "spread" -}}
topologySpreadConstraints:
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - topologyKey: {{ . }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {app.kubernetes.io/name: {{ $ }}}
    matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}

{{/* The variables of a service or a command; argument: the root and the further secrets. */}}
{{- define "environment" -}}
envFrom:
  - configMapRef: {name: reperio}
  - secretRef: {name: {{ .root.Values.secrets.application }}}
{{- range .secrets }}
  - secretRef: {name: {{ . }}}
{{- end }}
{{- end }}

{{/* Where a service may write. */}}
{{- define "mounts" -}}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
  - {name: files, mountPath: /var/lib/reperio/files}
{{- end }}

{{- define "volumes" -}}
volumes:
  - name: tmp
    emptyDir: {sizeLimit: 512Mi}
  - name: files
{{- if eq .Values.storage.kind "local" }}
    persistentVolumeClaim: {claimName: {{ .Values.storage.claim | default "uploaded-data" }}}
{{- else }}
    emptyDir: {sizeLimit: 64Mi}
{{- end }}
{{- end }}
