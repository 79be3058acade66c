package io.option150.helm;

import java.util.stream.Stream;

/** Values that are rendered and checked, separated by {@code ;}: each switch on and off, alone and with what goes with it. */
final class Matrix {

    private static final String OWN_PASSWORDS =
            "clusterRegistry.database.existingSecret=;clusterRegistry.database.password=first-password;"
                    + "fileStore.database.existingSecret=;fileStore.database.password=second-password;"
                    + "trustService.database.existingSecret=;trustService.database.password=third-password";

    private static final String SITE =
            "site[0].apiVersion=option150.io/v1;site[0].kind=Cluster;site[0].metadata.name=branch-a;"
                    + "site[0].spec.tftpAddresses[0]=192.0.2.1;siteFiles.phones\\.csv=name";

    /** TLS everywhere, and what it needs. */
    static final String TLS = "tls.enabled=true;kafka.caSecret=kafka-ca;database.caSecret=database-ca";

    private Matrix() {}

    static Stream<String> all() {
        return Stream.of(
                "",
                "demo.enabled=true",
                "demo.enabled=true;tftpEdge.kind=DaemonSet;tftpEdge.hostNetwork=true",
                "demo.enabled=true;networkPolicy.enabled=false;database.migrationJob=false",
                "demo.enabled=true;fullnameOverride=tftp;clusterDomain=cluster.local;jsonLogs=false",
                OWN_PASSWORDS,
                OWN_PASSWORDS + ";database.migrationJob=false;database.parameters=sslmode=require",
                "tokens.existingSecret=mine;trustKey.existingSecret=mine;passwordsKey.existingSecret=mine",
                SITE,
                SITE + ";demo.enabled=true;tftpEdge.kind=DaemonSet;tftpEdge.hostNetwork=true",
                "tokens.callersSecret=callers;oidc.enabled=true;oidc.audience=option150;"
                        + "oidc.issuer=https://keycloak.example.com:8443/realms/voice",
                "kafka.existingSecret=user;kafka.secretProperties[0]=sasl.jaas.config;kafka.caSecret=ca;"
                        + "kafka.properties.security\\.protocol=SASL_SSL",
                TLS,
                TLS + ";tls.existingSecret=mine;metrics.annotations=true;metrics.serviceMonitor.enabled=true;"
                        + "metrics.podMonitor.enabled=true;clusterDomain=cluster.local;" + SITE,
                TLS + ";database.parameters=application_name=o150;kafka.existingSecret=user;"
                        + "kafka.secretProperties[0]=sasl.jaas.config;kafka.properties.security\\.protocol=SASL_SSL;"
                        + OWN_PASSWORDS,
                "tftpEdge.kind=DaemonSet",
                "tftpEdge.kind=DaemonSet;tftpEdge.hostNetwork=true;tftpEdge.tftpPort=69",
                "tftpEdge.service.tftp.type=LoadBalancer;tftpEdge.service.http.type=LoadBalancer;"
                        + "tftpEdge.service.sharedAddress=192.0.2.69;"
                        + "tftpEdge.service.tftp.loadBalancerSourceRanges[0]=192.0.2.0/24",
                "tftpEdge.service.tftp.type=ClusterIP;tftpEdge.service.http.type=ClusterIP;trustService.tvs.type=ClusterIP",
                "tftpEdge.service.ipFamilyPolicy=RequireDualStack;tftpEdge.service.ipFamilies[0]=IPv6;"
                        + "tftpEdge.service.ipFamilies[1]=IPv4;apiHost=::",
                "tftpEdge.service.tftp.nodePort=30069;tftpEdge.service.sessionAffinity=ClientIP",
                "tftpEdge.autoscaling.enabled=true;clusterRegistry.autoscaling.enabled=true;"
                        + "fileStore.autoscaling.enabled=true;trustService.autoscaling.enabled=true",
                "tftpEdge.replicas=1;clusterRegistry.replicas=3;tftpEdge.podDisruptionBudget.enabled=false",
                "ingress.enabled=true;ingress.tlsSecret=certificate;ingress.className=nginx",
                "httpRoute.enabled=true;httpRoute.parentRefs[0].name=edge;httpRoute.parentRefs[0].namespace=gateways;"
                        + "httpRoute.hostnames[0]=option150.example.com;httpRoute.annotations.note=yes",
                "metrics.annotations=true;metrics.serviceMonitor.enabled=true;metrics.podMonitor.enabled=true;"
                        + "metrics.prometheusRule.enabled=true;metrics.dashboards.enabled=true",
                "tracing.enabled=true;tracing.endpoint=http://collector.monitoring:4317;tracing.samplingRatio=0.5",
                "networkPolicy.phones[0]=10.0.0.0/8;networkPolicy.remoteClusters[0]=192.0.2.0/24",
                "tftpEdge.nodeSelector.disk=ssd;tftpEdge.topologySpread=DoNotSchedule;"
                        + "tftpEdge.priorityClassName=high;tftpEdge.podLabels.team=voice;"
                        + "tftpEdge.podAnnotations.note=yes;tftpEdge.tolerations[0].operator=Exists",
                "tftpEdge.extraEnv[0].name=TZ;tftpEdge.extraEnv[0].value=Europe/Berlin;"
                        + "tftpEdge.config.option150\\.resolve\\.deadline=2s;tftpEdge.addresses[0]=192.0.2.69",
                "image.registry=registry.example.com/voip;image.tag=1.2.3;image.pullSecrets[0]=login;"
                        + "commonLabels.owner=voice");
    }
}
