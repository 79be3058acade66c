{{/*
All objects of a service that keeps its data in PostgreSQL: (dict "root" $ "values" .Values.fileStore "name" "file-store" "port" 8083),
with "mounts", "volumes" and "phonePort" (list name port) where it has more than the others.
*/}}
{{- define "option150.service" -}}
{{- $root := .root -}}
{{- $values := .values -}}
{{- $name := .name -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "option150.metadata" (list $root $name) | nindent 2 }}
data:
  application.properties: |
    {{- include "option150.properties" (list $root $values $name) | nindent 4 }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "option150.metadata" (list $root $name) | nindent 2 }}
  {{- if not $values.autoscaling.enabled }}
  annotations:
    option150.io/replicas: {{ $values.replicas | quote }}
  {{- end }}
spec:
  {{- if not $values.autoscaling.enabled }}
  replicas: {{ include "option150.replicas" (list $root $values $name) }}
  {{- end }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "option150.selector" (list $root $name) | nindent 6 }}
  template:
    metadata:
      {{- include "option150.podMetadata" (list $root $values $name .port) | nindent 6 }}
    spec:
      serviceAccountName: {{ include "option150.name" (list $root $name) }}
      {{- include "option150.podCommon" $root | nindent 6 }}
      terminationGracePeriodSeconds: 40
      containers:
        - name: {{ $name }}
          {{- include "option150.containerImage" (list $root $name) | nindent 10 }}
          env:
            {{- if .phonePort }}
            {{- include "option150.podIps" $root | nindent 12 }}
            {{- end }}
            {{- include "option150.env" (list $root $values) | nindent 12 }}
            {{- include "option150.databaseEnv" (list $root $values $name) | nindent 12 }}
          ports:
            - name: api
              containerPort: {{ .port }}
              protocol: TCP
            {{- with .phonePort }}
            - name: {{ index . 0 }}
              containerPort: {{ index . 1 }}
              protocol: TCP
            {{- end }}
          {{- include "option150.probes" $root | nindent 10 }}
          lifecycle:
            preStop:
              # Calls that are on their way to this copy arrive; then the service ends those that run.
              sleep:
                seconds: 5
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            {{- include "option150.mounts" (list $root $name) | nindent 12 }}
            {{- with .mounts }}
            {{- . | nindent 12 }}
            {{- end }}
      volumes:
        {{- include "option150.volumes" (list $root $name) | nindent 8 }}
        {{- with .volumes }}
        {{- . | nindent 8 }}
        {{- end }}
      {{- with include "option150.placement" (list $root $values $name) | trim }}
      {{- . | nindent 6 }}
      {{- end }}
---
apiVersion: v1
kind: Service
metadata:
  {{- include "option150.metadata" (list $root $name) | nindent 2 }}
spec:
  ipFamilyPolicy: {{ $root.Values.tftpEdge.service.ipFamilyPolicy }}
  {{- with $root.Values.tftpEdge.service.ipFamilies }}
  ipFamilies:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  selector:
    {{- include "option150.selector" (list $root $name) | nindent 4 }}
  ports:
    - name: api
      port: {{ .port }}
      targetPort: api
      protocol: TCP
{{- include "option150.scaling" (list $root $values $name "Deployment") }}
{{- end -}}

{{/* Autoscaler and disruption budget: (list $ $component "file-store" "Deployment"). */}}
{{- define "option150.scaling" -}}
{{- $root := index . 0 -}}
{{- $values := index . 1 -}}
{{- $name := index . 2 -}}
{{- $kind := index . 3 -}}
{{- $scaled := and $values.autoscaling.enabled (eq $kind "Deployment") -}}
{{- if $scaled }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "option150.metadata" (list $root $name) | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "option150.name" (list $root $name) }}
  minReplicas: {{ $values.autoscaling.minReplicas }}
  maxReplicas: {{ $values.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ $values.autoscaling.targetCPUUtilizationPercentage }}
  behavior:
    scaleDown:
      # Storms come in waves; a copy that goes has to drain.
      stabilizationWindowSeconds: 300
{{- end }}
{{- $several := or (eq $kind "DaemonSet") (ternary (gt (int $values.autoscaling.minReplicas) 1) (gt (int $values.replicas) 1) $scaled) }}
{{- if and $values.podDisruptionBudget.enabled $several (not $root.Values.demo.enabled) }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "option150.metadata" (list $root $name) | nindent 2 }}
spec:
  maxUnavailable: {{ $values.podDisruptionBudget.maxUnavailable }}
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "option150.selector" (list $root $name) | nindent 6 }}
{{- end }}
{{- end -}}
