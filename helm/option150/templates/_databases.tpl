{{/*
Data of a Secret that an earlier install made: (list $ "name"). An install finds one, too: the trust key outlives its release.
Rendering without a cluster ("helm template") finds nothing.
*/}}
{{- define "option150.kept" -}}
{{- (lookup "v1" "Secret" (index . 0).Release.Namespace (index . 1)).data | default dict | toYaml -}}
{{- end -}}

{{/* The release whose object a Secret is: (list $ "name"); empty where it is none's or not there. */}}
{{- define "option150.owner" -}}
{{- lookup "v1" "Secret" (index . 0).Release.Namespace (index . 1) | dig "metadata" "annotations" "meta.helm.sh/release-name" "" -}}
{{- end -}}

{{/*
Refuses to go on where a Secret that the values name is not there, or lacks a key: pods would wait for it until Helm gives up, without
a word of why. A list of Secrets has a kind whenever there is a cluster that could be asked. No pod waits for the Ingress's certificate,
and cert-manager makes that only once the Ingress is there: it is not asked for.
*/}}
{{- define "option150.requireSecrets" -}}
{{- $namespace := .Release.Namespace -}}
{{- $wanted := list -}}
{{- if not .Values.demo.enabled -}}
{{- $values := .Values -}}
{{- range $key, $name := fromYaml (include "option150.databases" .) -}}
{{- $database := (get $values $key).database -}}
{{- with $database.existingSecret -}}
{{- $wanted = append $wanted (dict "by" (printf "%s.database.existingSecret" $key) "name" . "keys" (list $database.usernameKey $database.passwordKey)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- with .Values.tokens.existingSecret -}}
{{- $wanted = append $wanted (dict "by" "tokens.existingSecret" "name" . "keys" (list "admin-token" "service-token" "handover-secret")) -}}
{{- end -}}
{{- with .Values.tokens.callersSecret -}}
{{- $wanted = append $wanted (dict "by" "tokens.callersSecret" "name" . "keys" (list "tokens")) -}}
{{- end -}}
{{- if .Values.tls.enabled -}}
{{- with .Values.tls.existingSecret -}}
{{- $wanted = append $wanted (dict "by" "tls.existingSecret" "name" . "keys" (list "tls.crt" "tls.key" "ca.crt")) -}}
{{- end -}}
{{- with .Values.database.caSecret -}}
{{- $wanted = append $wanted (dict "by" "database.caSecret" "name" . "keys" (list $.Values.database.caKey)) -}}
{{- end -}}
{{- end -}}
{{- with .Values.trustKey.existingSecret -}}
{{- $wanted = append $wanted (dict "by" "trustKey.existingSecret" "name" . "keys" (list "trust-service.key")) -}}
{{- end -}}
{{- with .Values.passwordsKey.existingSecret -}}
{{- $wanted = append $wanted (dict "by" "passwordsKey.existingSecret" "name" . "keys" (list "passwords.key")) -}}
{{- end -}}
{{- with .Values.kafka.existingSecret -}}
{{- $wanted = append $wanted (dict "by" "kafka.existingSecret" "name" . "keys" $.Values.kafka.secretProperties) -}}
{{- end -}}
{{- with .Values.kafka.caSecret -}}
{{- $wanted = append $wanted (dict "by" "kafka.caSecret" "name" . "keys" (list $.Values.kafka.caKey)) -}}
{{- end -}}
{{- $missing := list -}}
{{- if (lookup "v1" "Secret" $namespace "").kind -}}
{{- range $wanted -}}
{{- $found := lookup "v1" "Secret" $namespace .name -}}
{{- if not $found -}}
{{- $missing = append $missing (printf "Secret %s (%s) is not there" .name .by) -}}
{{- else -}}
{{- $data := $found.data | default dict -}}
{{- $name := .name -}}
{{- $by := .by -}}
{{- range .keys -}}
{{- if not (hasKey $data .) -}}
{{- $missing = append $missing (printf "Secret %s (%s) has no key %s" $name $by .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $missing -}}
{{- fail (printf "namespace %s: %s. Make them first; docs/kubernetes.md, \"For real\", has an example of each" $namespace (join "; " $missing)) -}}
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
