{{/* The rules of Pod Security "restricted". */}}
{{- define "option150.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "option150.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop:
    - ALL
{{- end -}}

{{/* Image of a container: (list $ "tftp-edge"). */}}
{{- define "option150.containerImage" -}}
image: {{ include "option150.image" . | quote }}
imagePullPolicy: {{ (index . 0).Values.image.pullPolicy }}
securityContext:
  {{- include "option150.containerSecurity" . | nindent 2 }}
{{- end -}}

{{/* What every pod's spec begins with. */}}
{{- define "option150.podCommon" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  {{- include "option150.podSecurity" . | nindent 2 }}
{{- end -}}

{{/* Where pods go: (list $ $component "tftp-edge"). */}}
{{- define "option150.placement" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- with $component.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $component.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $component.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $component.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $component.topologySpread }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: {{ . }}
    labelSelector:
      matchLabels:
        {{- include "option150.selector" (list $root (index $ 2)) | nindent 8 }}
{{- end }}
{{- end -}}

{{/* Metadata of a pod template: (list $ $component "tftp-edge" "8081"). A changed setting rolls the pods. */}}
{{- define "option150.podMetadata" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $name := index . 2 -}}
labels:
  {{- include "option150.labels" (list $root $name) | nindent 2 }}
  {{- with $component.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  checksum/config: {{ include "option150.properties" (list $root $component $name) | sha256sum }}
  {{- with dig "database" "password" "" $component }}
  {{- if not (or $component.database.existingSecret $root.Values.demo.enabled) }}
  # Too short to guess the password by.
  checksum/password: {{ printf "%s/%s/%s" $root.Release.Name $name . | sha256sum | trunc 8 | quote }}
  {{- end }}
  {{- end }}
  {{- if $root.Values.metrics.annotations }}
  prometheus.io/scrape: "true"
  prometheus.io/port: {{ index . 3 | quote }}
  prometheus.io/path: /q/metrics
  {{- if $root.Values.tls.enabled }}
  prometheus.io/scheme: https
  {{- end }}
  {{- end }}
  {{- with $component.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{/*
Copies of a Deployment: (list $ $component "tftp-edge"). What "kubectl scale" set stays over an upgrade, unless the value itself is
another one than at the last: an upgrade in a storm must not take copies away.
*/}}
{{- define "option150.replicas" -}}
{{- $root := index . 0 -}}
{{- $wanted := int (index . 1).replicas -}}
{{- $now := dict -}}
{{- if $root.Release.IsUpgrade -}}
{{- $now = lookup "apps/v1" "Deployment" $root.Release.Namespace (include "option150.name" (list $root (index . 2))) | default dict -}}
{{- end -}}
{{- if eq (dig "metadata" "annotations" "option150.io/replicas" "" $now) (toString $wanted) -}}
{{- dig "spec" "replicas" $wanted $now -}}
{{- else -}}
{{- $wanted -}}
{{- end -}}
{{- end -}}

{{/* The start may wait for PostgreSQL; once up, a service that does not answer is started again. */}}
{{- define "option150.probes" -}}
startupProbe:
  httpGet:
    path: /q/health/started
    port: api
    {{- if .Values.tls.enabled }}
    scheme: HTTPS
    {{- end }}
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 150
livenessProbe:
  httpGet:
    path: /q/health/live
    port: api
    {{- if .Values.tls.enabled }}
    scheme: HTTPS
    {{- end }}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet:
    path: /q/health/ready
    port: api
    {{- if .Values.tls.enabled }}
    scheme: HTTPS
    {{- end }}
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}

{{/* Certificate and key of the services, and whom they believe; nothing where they speak without TLS. */}}
{{- define "option150.tlsMount" -}}
{{- if .Values.tls.enabled }}
- name: tls
  mountPath: /etc/option150/tls
  readOnly: true
{{- end }}
{{- end -}}

{{- define "option150.tlsVolume" -}}
{{- if .Values.tls.enabled }}
- name: tls
  secret:
    secretName: {{ include "option150.tlsSecret" . }}
    defaultMode: 0440
{{- end }}
{{- end -}}

{{- define "option150.databaseCaMount" -}}
- name: database-ca
  mountPath: /etc/option150/database
  readOnly: true
{{- end -}}

{{- define "option150.databaseCaVolume" -}}
- name: database-ca
  secret:
    secretName: {{ .Values.database.caSecret }}
    defaultMode: 0440
    items:
      - key: {{ .Values.database.caKey }}
        path: ca.crt
{{- end -}}

{{/* Mounts of every service, and the volumes behind them: (list $ "file-store"). */}}
{{- define "option150.mounts" -}}
- name: config
  mountPath: /app/config
  readOnly: true
- name: tokens
  mountPath: /etc/option150/tokens
  readOnly: true
{{- if (index . 0).Values.tokens.callersSecret }}
- name: callers
  mountPath: /etc/option150/callers
  readOnly: true
{{- end }}
- name: tmp
  mountPath: /tmp
{{- with include "option150.tlsMount" (index . 0) | trim }}
{{ . }}
{{- end }}
{{- if and (index . 0).Values.tls.enabled (ne (index . 1) "tftp-edge") }}
{{ include "option150.databaseCaMount" (index . 0) }}
{{- end }}
{{- if (index . 0).Values.kafka.caSecret }}
- name: kafka-ca
  mountPath: /etc/option150/kafka
  readOnly: true
{{- end }}
{{- end -}}

{{- define "option150.volumes" -}}
{{- $root := index . 0 -}}
- name: config
  configMap:
    name: {{ include "option150.name" . }}
- name: tokens
  secret:
    secretName: {{ include "option150.tokensSecret" $root }}
    defaultMode: 0440
    items:
      - key: admin-token
        path: admin-token
      - key: service-token
        path: service-token
      {{- if has (index . 1) (list "tftp-edge" "trust-service") }}
      - key: handover-secret
        path: handover-secret
      {{- end }}
{{- with $root.Values.tokens.callersSecret }}
- name: callers
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items:
      - key: tokens
        path: tokens
{{- end }}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- with include "option150.tlsVolume" $root | trim }}
{{ . }}
{{- end }}
{{- if and $root.Values.tls.enabled (ne (index . 1) "tftp-edge") }}
{{ include "option150.databaseCaVolume" $root }}
{{- end }}
{{- with $root.Values.kafka.caSecret }}
- name: kafka-ca
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items:
      - key: {{ $root.Values.kafka.caKey }}
        path: ca.crt
{{- end }}
{{- end -}}

{{/* The pod's own addresses, of both families, to listen on: answers leave from the one that was asked. */}}
{{- define "option150.podIps" -}}
- name: POD_IPS
  valueFrom:
    fieldRef:
      fieldPath: status.podIPs
{{- end -}}
