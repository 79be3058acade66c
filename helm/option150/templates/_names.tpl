{{/* First part of every name. At most 40 characters, so that the longest suffix still fits a label. */}}
{{- define "option150.fullname" -}}
{{- default .Release.Name .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Name of a component's objects: (list $ "tftp-edge"). */}}
{{- define "option150.name" -}}
{{- printf "%s-%s" (include "option150.fullname" (index . 0)) (index . 1) -}}
{{- end -}}

{{/* Labels that never change: (list $ "tftp-edge"). */}}
{{- define "option150.selector" -}}
app.kubernetes.io/name: option150
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- define "option150.labels" -}}
{{- $root := index . 0 -}}
{{ include "option150.selector" . }}
app.kubernetes.io/part-of: option150
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" }}
{{- with $root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Metadata with name and labels: (list $ "tftp-edge"), or with a name of its own (list $ "tftp-edge" "name"). */}}
{{- define "option150.metadata" -}}
{{- $root := index . 0 -}}
name: {{ if gt (len .) 2 }}{{ index . 2 }}{{ else }}{{ include "option150.name" . }}{{ end }}
namespace: {{ $root.Release.Namespace }}
labels:
  {{- include "option150.labels" (list $root (index . 1)) | nindent 2 }}
{{- end -}}

{{/* Image of a service: (list $ "tftp-edge"). */}}
{{- define "option150.image" -}}
{{- $image := (index . 0).Values.image -}}
{{- $tag := default (index . 0).Chart.AppVersion $image.tag -}}
{{- if eq $tag "latest" }}{{ fail "image.tag: must name a version, not latest" }}{{ end -}}
{{- with $image.registry }}{{ . }}/{{ end }}{{ $image.prefix }}{{ index . 1 }}:{{ $tag }}
{{- end -}}

{{/* Host name of a Service of this release: (list $ "file-store"). */}}
{{- define "option150.host" -}}
{{- $root := index . 0 -}}
{{- include "option150.name" . -}}
{{- with $root.Values.clusterDomain }}.{{ $root.Release.Namespace }}.svc.{{ . }}{{ end -}}
{{- end -}}

{{/* What the services speak to each other. */}}
{{- define "option150.scheme" -}}
{{ .Values.tls.enabled | ternary "https" "http" }}
{{- end -}}

{{- define "option150.tlsSecret" -}}
{{- default (include "option150.name" (list . "tls")) .Values.tls.existingSecret -}}
{{- end -}}

{{- define "option150.tokensSecret" -}}
{{- default (include "option150.name" (list . "tokens")) .Values.tokens.existingSecret -}}
{{- end -}}

{{- define "option150.trustKeySecret" -}}
{{- default (include "option150.name" (list . "trust-key")) .Values.trustKey.existingSecret -}}
{{- end -}}

{{- define "option150.passwordsKeySecret" -}}
{{- default (include "option150.name" (list . "passwords-key")) .Values.passwordsKey.existingSecret -}}
{{- end -}}

{{- define "option150.databaseSecret" -}}
{{- include "option150.name" (list . "database") -}}
{{- end -}}
