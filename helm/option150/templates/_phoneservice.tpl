{{/*
A Service that phones reach: (dict "root" $ "component" "tftp-edge" "suffix" "tftp" "service" values "protocol" "UDP" "ports" list), each
port as (list name port nodePort).
*/}}
{{- define "option150.phoneService" -}}
{{- $root := .root -}}
{{- $service := .service -}}
{{- $phones := $root.Values.tftpEdge.service -}}
{{- $balanced := eq $service.type "LoadBalancer" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "option150.metadata" (list $root .component (include "option150.name" (list $root (printf "%s-%s" .component .suffix)))) | nindent 2 }}
  {{- $annotations := deepCopy $service.annotations }}
  {{- if and $balanced $phones.sharedAddress }}
  {{- $_ := set $annotations $phones.sharedAddressAnnotation (include "option150.fullname" $root) }}
  {{- end }}
  {{- with $annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ $service.type }}
  {{- if ne $service.type "ClusterIP" }}
  externalTrafficPolicy: {{ $service.externalTrafficPolicy }}
  {{- end }}
  {{- if $balanced }}
  {{- with $phones.sharedAddress }}
  loadBalancerIP: {{ . | quote }}
  {{- end }}
  {{- with $service.loadBalancerClass }}
  loadBalancerClass: {{ . }}
  {{- end }}
  {{- with $service.loadBalancerSourceRanges }}
  loadBalancerSourceRanges:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- end }}
  ipFamilyPolicy: {{ $phones.ipFamilyPolicy }}
  {{- with $phones.ipFamilies }}
  ipFamilies:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  sessionAffinity: {{ $phones.sessionAffinity }}
  selector:
    {{- include "option150.selector" (list $root .component) | nindent 4 }}
  ports:
    {{- $protocol := .protocol }}
    {{- range .ports }}
    - name: {{ index . 0 }}
      port: {{ index . 1 }}
      targetPort: {{ index . 0 }}
      protocol: {{ $protocol }}
      {{- with index . 2 }}
      nodePort: {{ . }}
      {{- end }}
    {{- end }}
{{- end -}}
