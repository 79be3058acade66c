{{/*
The Secret of a key under which a database holds what is secret, unless the values name one:
(dict "root" $ "existing" NAME "suffix" SUFFIX "key" FILE).
*/}}
{{- define "option150.keySecret" -}}
{{- if not .existing }}
{{- $root := .root }}
{{- $name := include "option150.name" (list $root .suffix) }}
{{- $kept := include "option150.kept" (list $root $name) | fromYaml }}
{{- $owner := include "option150.owner" (list $root $name) }}
{{- if or (eq $owner $root.Release.Name) (and $root.Values.demo.enabled (not $kept)) }}
---
# A demo makes it as an object of its release. Such a one stays that for good, in whatever mode: Helm would remove what an upgrade leaves
# out. One that a hook made, or another release, is not Helm's to write: it is used as it is.
apiVersion: v1
kind: Secret
metadata:
  {{- include "option150.metadata" (list $root .suffix) | nindent 2 }}
  annotations:
    helm.sh/resource-policy: keep
type: Opaque
data:
  {{ .key }}: {{ get $kept .key | default (randBytes 32 | b64enc) }}
{{- else if not $kept }}
---
# A hook, so that it belongs to no release: it stays when the release is removed, and the next install of this name finds it. No
# hook deletes it (without a policy the next one would), and it cannot be written over: it is all that opens the database's secrets.
apiVersion: v1
kind: Secret
metadata:
  {{- include "option150.metadata" (list $root .suffix) | nindent 2 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "-20"
    helm.sh/hook-delete-policy: hook-failed
    helm.sh/resource-policy: keep
type: Opaque
immutable: true
data:
  {{ .key }}: {{ randBytes 32 | b64enc }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Where a service finds a key: (dict "secret" NAME "volume" VOLUME "folder" FOLDER "key" FILE). */}}
{{- define "option150.key.mounts" -}}
- name: {{ .volume }}
  mountPath: /etc/option150/{{ .folder }}
  readOnly: true
{{- end }}
{{- define "option150.key.volumes" -}}
- name: {{ .volume }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
    items:
      - key: {{ .key }}
        path: {{ .key }}
{{- end }}

{{/* The key of passwords, in phones' records and of discovery's sources, for the two services that keep some. */}}
{{- define "option150.passwordsKey" -}}
{{- dict "secret" (include "option150.passwordsKeySecret" .) "volume" "passwords-key" "folder" "passwords" "key" "passwords.key" | toYaml -}}
{{- end -}}
