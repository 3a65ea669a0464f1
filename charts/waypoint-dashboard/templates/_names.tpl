{{- define "waypoint-dashboard.name" -}}
{{- printf "%s" .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "waypoint-dashboard.labels" -}}
app.kubernetes.io/name: waypoint-dashboard
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "waypoint-dashboard.selector" -}}
app.kubernetes.io/name: waypoint-dashboard
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "waypoint-dashboard.serviceAccount" -}}
{{- default (include "waypoint-dashboard.name" .) .Values.serviceAccount.name -}}
{{- end -}}

{{- define "waypoint-dashboard.readRules" -}}
- apiGroups: [""]
  resources: [services, pods, serviceaccounts, configmaps]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [deployments, replicasets]
  verbs: [get, list, watch]
- apiGroups: [discovery.k8s.io]
  resources: [endpointslices]
  verbs: [get, list, watch]
- apiGroups: [gateway.networking.k8s.io]
  resources: [gateways, httproutes, grpcroutes, tcproutes, tlsroutes]
  verbs: [get, list, watch]
- apiGroups: [networking.istio.io]
  resources: [serviceentries, workloadentries, virtualservices, destinationrules]
  verbs: [get, list, watch]
- apiGroups: [security.istio.io]
  resources: [authorizationpolicies, requestauthentications, peerauthentications]
  verbs: [get, list, watch]
- apiGroups: [telemetry.istio.io]
  resources: [telemetries]
  verbs: [get, list, watch]
- apiGroups: [extensions.istio.io]
  resources: [wasmplugins]
  verbs: [get, list, watch]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [get, list, watch]
{{- end -}}

{{- define "waypoint-dashboard.writeRules" -}}
- apiGroups: [gateway.networking.k8s.io]
  resources: [gateways]
  verbs: [create, patch, delete]
- apiGroups: [""]
  resources: [services, pods]
  verbs: [patch]
- apiGroups: [""]
  resources: [configmaps]
  verbs: [create, patch, delete]
- apiGroups: [networking.istio.io]
  resources: [serviceentries, workloadentries]
  verbs: [patch]
- apiGroups: [""]
  resources: [events]
  verbs: [create]
{{- end -}}
