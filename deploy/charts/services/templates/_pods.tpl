{{/* The labels of an object or a pod; argument: its name. */}}
{{- define "labels" -}}
app.kubernetes.io/name: {{ . }}
app.kubernetes.io/part-of: reperio
{{- end }}

{{/* What restricted Pod Security asks of a pod, and more; argument: user and group. */}}
{{- define "pod-security" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ . }}
  runAsGroup: {{ . }}
  fsGroup: {{ . }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{/* Argument: whether the program writes beside its volumes, too. */}}
{{- define "container-security" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: {{ not . }}
  capabilities: {drop: [ALL]}
{{- end }}

{{/* A volume of its own for each pod; argument: the values of the part. */}}
{{- define "claim" -}}
volumeClaimTemplates:
  - metadata: {name: data}
    spec:
      accessModes: [ReadWriteOnce]
      {{- with .storageClass }}
      storageClassName: {{ . }}
      {{- end }}
      resources:
        requests: {storage: {{ .size }}}
{{- end }}
