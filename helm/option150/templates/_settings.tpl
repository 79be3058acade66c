{{/*
A service's application.properties: (list $ $component "file-store"), or for its migration, which serves nobody, (list $ $component
"file-store" "migration"). What the chart sets comes first, then the user's `config` over it. Nothing in it is secret.
*/}}
{{- define "option150.properties" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $name := index . 2 -}}
{{- $set := fromYaml (include (printf "option150.settings.%s" $name) $root) -}}
{{- if and $root.Values.tls.enabled (eq (len .) 3) -}}
{{- $set = merge $set (fromYaml (include "option150.settings.tls" $set)) -}}
{{- end -}}
{{- range $key, $_ := $component.config -}}
{{- if and (regexMatch "(?i)(password|passwd|secret|jaas|token)" $key) (not (regexMatch "(-file|-files|-size|wrong-tokens)$" $key)) (not (hasPrefix "quarkus.oidc.token." $key)) -}}
{{- fail (printf "config of %s: %s is secret, a ConfigMap is not. Name a file, or take it from a Secret by extraEnv with valueFrom.secretKeyRef" $name $key) -}}
{{- end -}}
{{- end -}}
{{- $all := mergeOverwrite (fromYaml (include "option150.settings.common" $root)) $set $component.config -}}
{{- range $key := keys $all | sortAlpha -}}
{{- $value := get $all $key -}}
{{ $key }}={{ if kindIs "float64" $value }}{{ int64 $value }}{{ else }}{{ $value }}{{ end }}
{{ end -}}
{{- end -}}

{{/* TLS alone, at the port that the service has anyway: of its settings so far. */}}
{{- define "option150.settings.tls" -}}
quarkus.http.ssl-port: {{ get . "quarkus.http.port" | quote }}
quarkus.http.insecure-requests: disabled
quarkus.http.tls-configuration-name: services
quarkus.tls.services.key-store.pem.own.cert: /etc/option150/tls/tls.crt
quarkus.tls.services.key-store.pem.own.key: /etc/option150/tls/tls.key
quarkus.tls.services.trust-store.pem.certs: /etc/option150/tls/ca.crt
# A certificate that was made anew is taken over without a restart.
quarkus.tls.services.reload-period: 1h
{{- end -}}

{{- define "option150.settings.common" -}}
{{- if .Values.tls.enabled }}
{{- if .Values.demo.enabled }}{{ fail "tls.enabled: the demo has no TLS; turn demo.enabled off" }}{{ end }}
{{- $_ := required "kafka.caSecret: needed with tls.enabled" .Values.kafka.caSecret }}
{{- if not (has (get .Values.kafka.properties "security.protocol" | default "SSL") (list "SSL" "SASL_SSL")) }}
{{- fail "kafka.properties: security.protocol must be SSL or SASL_SSL with tls.enabled" }}
{{- end }}
{{- if not (hasKey .Values.kafka.properties "security.protocol") }}
kafka.security.protocol: SSL
{{- end }}
{{- end }}
quarkus.http.host: {{ .Values.apiHost | quote }}
quarkus.log.console.json.enabled: {{ .Values.jsonLogs | quote }}
kafka.bootstrap.servers: {{ include "option150.kafka" . | quote }}
option150.tokens.admin-file: /etc/option150/tokens/admin-token
option150.tokens.service-file: /etc/option150/tokens/service-token
{{- if .Values.tokens.callersSecret }}
option150.auth.tokens-file: /etc/option150/callers/tokens
{{- end }}
{{- with .Values.oidc }}
{{- if .enabled }}
option150.auth.oidc.enabled: "true"
option150.auth.oidc.issuer: {{ required "oidc.issuer: needed with oidc.enabled" .issuer | quote }}
option150.auth.oidc.role-claim: {{ .roleClaim | quote }}
{{- with .audience }}
option150.auth.oidc.audience: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- if .Values.kafka.caSecret }}
kafka.ssl.truststore.type: PEM
kafka.ssl.truststore.location: /etc/option150/kafka/ca.crt
{{- end }}
{{- with .Values.tracing }}
{{- if .enabled }}
quarkus.otel.sdk.disabled: "false"
quarkus.otel.exporter.otlp.endpoint: {{ required "tracing.endpoint: needed with tracing.enabled" .endpoint | quote }}
quarkus.otel.exporter.otlp.protocol: {{ .protocol | quote }}
quarkus.otel.traces.sampler.arg: {{ .samplingRatio | quote }}
quarkus.otel.resource.attributes: {{ printf "service.namespace=%s,k8s.namespace.name=%s" $.Release.Name $.Release.Namespace }}
{{- end }}
{{- end }}
{{- range $property, $value := .Values.kafka.properties }}
{{ printf "kafka.%s" $property }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "option150.settings.tftp-edge" -}}
{{- $edge := .Values.tftpEdge -}}
quarkus.http.port: "8081"
option150.registry.url: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "cluster-registry") }}:8082
option150.file-store.url: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "file-store") }}:8083
option150.trust.url: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "trust-service") }}:8084
option150.tftp.listen: ${POD_IPS:0.0.0.0}
option150.tftp.port: {{ $edge.tftpPort | quote }}
option150.http.port: {{ $edge.httpPort | quote }}
option150.https.port: "6971"
option150.https.soft-port: "6972"
option150.https.handover-file: /etc/option150/tokens/handover-secret
option150.cache.directory: /var/cache/option150/edge
option150.cache.memory: {{ $edge.cache.memory | quote }}
option150.cache.disk: {{ $edge.cache.disk | quote }}
option150.keep.disk: {{ $edge.cache.keep | quote }}
option150.keep.fetched: {{ $edge.cache.keepFetched | quote }}
option150.edge.peers: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "tftp-edge") }}:8081
option150.ready.wait-for-files: {{ $edge.waitForFiles | quote }}
option150.drain.quiet: {{ $edge.drain.quiet | quote }}
option150.drain.limit: {{ printf "%ds" (sub (int $edge.drain.graceSeconds) 10) | quote }}
{{- end -}}

{{- define "option150.settings.cluster-registry" -}}
quarkus.http.port: "8082"
option150.outbox.replication-factor: {{ .Values.kafka.replicationFactor | quote }}
{{- with .Values.tftpEdge.addresses }}
option150.edge.listen: {{ join "," . }}
{{- end }}
option150.edge.tftp-port: {{ .Values.tftpEdge.hostNetwork | ternary .Values.tftpEdge.tftpPort .Values.tftpEdge.service.tftp.port | quote }}
option150.edge.http-port: {{ .Values.tftpEdge.hostNetwork | ternary .Values.tftpEdge.httpPort .Values.tftpEdge.service.http.port | quote }}
option150.file-store.url: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "file-store") }}:8083
option150.trust.url: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "trust-service") }}:8084
option150.tftp-edge.url: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "tftp-edge") }}:8081
option150.discovery.key-file: /etc/option150/passwords/passwords.key
{{ include "option150.settings.database" (list . .Values.clusterRegistry) }}
{{- end -}}

{{- define "option150.settings.file-store" -}}
quarkus.http.port: "8083"
option150.outbox.replication-factor: {{ .Values.kafka.replicationFactor | quote }}
{{- if .Values.demo.enabled }}
# Less than the demo pod's folder holds by default, so that uploads are refused before its database runs out of space.
option150.files.quota: 1G
{{- end }}
option150.files.key-file: /etc/option150/passwords/passwords.key
{{ include "option150.settings.database" (list . .Values.fileStore) }}
{{- end -}}

{{- define "option150.settings.trust-service" -}}
quarkus.http.port: "8084"
option150.outbox.replication-factor: {{ .Values.kafka.replicationFactor | quote }}
option150.file-store.url: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "file-store") }}:8083
option150.registry.url: {{ include "option150.scheme" . }}://{{ include "option150.host" (list . "cluster-registry") }}:8082
option150.tvs.listen: ${POD_IPS:0.0.0.0}
option150.tvs.port: "2445"
option150.trust.handover-file: /etc/option150/tokens/handover-secret
option150.trust.directory: /tmp
option150.trust.key-file: /etc/option150/trust/trust-service.key
{{ include "option150.settings.database" (list . .Values.trustService) }}
{{- end -}}

{{- define "option150.settings.database" -}}
{{- $root := index . 0 -}}
{{- $database := (index . 1).database -}}
{{- $url := printf "postgresql://%s:%v/%s" (include "option150.databaseHost" $root) $root.Values.database.port $database.name -}}
{{- if $root.Values.demo.enabled -}}
{{- $url = printf "postgresql://%s:5432/%s" (include "option150.host" (list $root "demo")) $database.username -}}
{{- else if $root.Values.database.parameters -}}
{{- $url = printf "%s?%s" $url $root.Values.database.parameters -}}
{{- end -}}
{{- if $root.Values.tls.enabled }}
{{- $_ := required "database.caSecret: needed with tls.enabled" $root.Values.database.caSecret }}
{{- /* The server is believed by its authority and its name, by both drivers. */}}
quarkus.datasource.jdbc.url: jdbc:{{ $url }}{{ contains "?" $url | ternary "&" "?" }}sslmode=verify-full&sslrootcert=/etc/option150/database/ca.crt
quarkus.datasource.reactive.postgresql.ssl-mode: verify-full
quarkus.datasource.reactive.hostname-verification-algorithm: HTTPS
quarkus.datasource.reactive.trust-certificate-pem: "true"
quarkus.datasource.reactive.trust-certificate-pem.certs: /etc/option150/database/ca.crt
{{- else }}
quarkus.datasource.jdbc.url: jdbc:{{ $url }}
{{- end }}
quarkus.datasource.reactive.url: {{ $url }}
# PostgreSQL may come up after us.
quarkus.flyway.connect-retries: "120"
quarkus.flyway.connect-retries-interval: 2s
{{- end -}}

{{- define "option150.databaseHost" -}}
{{- if .Values.demo.enabled -}}
{{- include "option150.host" (list . "demo") -}}
{{- else -}}
{{- required "database.host: needed unless demo.enabled" .Values.database.host -}}
{{- end -}}
{{- end -}}

{{- define "option150.kafka" -}}
{{- if .Values.demo.enabled -}}
{{- include "option150.host" (list . "demo") -}}:9092
{{- else -}}
{{- required "kafka.bootstrapServers: needed unless demo.enabled" .Values.kafka.bootstrapServers -}}
{{- end -}}
{{- end -}}

{{/* Environment of every service: (list $ $component). */}}
{{- define "option150.env" -}}
{{- $kafka := (index . 0).Values.kafka -}}
{{- $component := index . 1 -}}
- name: JDK_JAVA_OPTIONS
  value: {{ $component.javaOptions | quote }}
{{- range $kafka.secretProperties }}
- name: {{ printf "KAFKA_%s" (. | upper | replace "." "_" | replace "-" "_") }}
  valueFrom:
    secretKeyRef:
      name: {{ required "kafka.existingSecret: needed for kafka.secretProperties" $kafka.existingSecret }}
      key: {{ . }}
{{- end }}
{{- range $component.extraEnv }}
{{- if and (hasKey . "value") (regexMatch "(?i)(PASSWORD|PASSWD|SECRET|JAAS|TOKEN)" .name) (not (hasSuffix "_FILE" .name)) }}
{{- fail (printf "extraEnv: %s is secret: take it from a Secret by valueFrom.secretKeyRef" .name) }}
{{- end }}
{{- end }}
{{- with $component.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* User and password of a service's database: (list $ $component "file-store"), or with the Secret to take them from. */}}
{{- define "option150.databaseEnv" -}}
{{- $root := index . 0 -}}
{{- $database := (index . 1).database -}}
{{- $name := index . 2 -}}
{{- $own := gt (len .) 3 | ternary (last .) (include "option150.databaseSecret" $root) -}}
{{- if and $database.existingSecret (not $root.Values.demo.enabled) -}}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ $database.existingSecret }}
      key: {{ $database.usernameKey }}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $database.existingSecret }}
      key: {{ $database.passwordKey }}
{{- else -}}
- name: QUARKUS_DATASOURCE_USERNAME
  value: {{ $database.username | quote }}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $own }}
      key: {{ $database.username }}
{{- end -}}
{{- end -}}
