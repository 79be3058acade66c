{{/* Data of a Secret that an earlier install made: (list $ "name"). A first install finds nothing and does not ask. */}}
{{- define "option150.kept" -}}
{{- $root := index . 0 -}}
{{- if $root.Release.IsUpgrade -}}
{{- (lookup "v1" "Secret" $root.Release.Namespace (index . 1)).data | default dict | toYaml -}}
{{- else -}}
{}
{{- end -}}
{{- end -}}

{{/* The services that have a database, by their name in the values. */}}
{{- define "option150.databases" -}}
clusterRegistry: cluster-registry
fileStore: file-store
trustService: trust-service
{{- end -}}

{{/*
Passwords that the chart itself has to keep, as the data of a Secret: those of the demo, made once and found again at each upgrade,
or those given in the values.
*/}}
{{- define "option150.databasePasswords" -}}
{{- $values := .Values -}}
{{- $data := dict -}}
{{- if .Values.demo.enabled -}}
{{- $kept := include "option150.kept" (list . (include "option150.databaseSecret" .)) | fromYaml -}}
{{- range $role := list "postgres" $values.clusterRegistry.database.username $values.fileStore.database.username $values.trustService.database.username -}}
{{- $_ := set $data $role (get $kept $role | default (randAlphaNum 40 | b64enc)) -}}
{{- end -}}
{{- else -}}
{{- range $key, $name := fromYaml (include "option150.databases" .) -}}
{{- $database := (get $values $key).database -}}
{{- if not $database.existingSecret -}}
{{- $password := required (printf "%s.database.password: needed unless %s.database.existingSecret or demo.enabled" $key $key) $database.password -}}
{{- $_ := set $data $database.username ($password | b64enc) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $role, $password := $data }}
{{ $role }}: {{ $password }}
{{- end -}}
{{- end -}}
