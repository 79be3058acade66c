#!/bin/sh
# Makes secrets/: tokens, passwords, the trust key, and with them each service's settings. What is there stays as it is.
set -eu
cd "$(dirname "$0")"
# The folder is closed to others; the files are open, because containers read them as users of their own.
mkdir -p secrets
chmod 700 secrets
cd secrets
umask 022

random() { head -c 32 /dev/urandom | od -An -v -t x1 | tr -d ' \n'; }
keep() { # FILE TEXT: writes the whole file or nothing
    if [ ! -e "$1" ]; then
        printf '%s\n' "$2" >"$1.new"
        mv "$1.new" "$1"
    fi
}

keep admin-token "$(random)"
keep service-token "$(random)"
keep handover-secret "$(random)"
keep grafana-password "$(random)"
keep postgres-password "$(random)"
keep trust-service.key "$(head -c 32 /dev/urandom | base64)"
keep file-store.key "$(head -c 32 /dev/urandom | base64)"
keep discovery.key "$(head -c 32 /dev/urandom | base64)"

common='quarkus.http.host=0.0.0.0
quarkus.log.console.json.enabled=true
option150.tokens.admin-file=/etc/option150/admin-token
option150.tokens.service-file=/etc/option150/service-token'

database() { # NAME PASSWORD
    printf '%s\n' "kafka.bootstrap.servers=kafka:9092" \
        "quarkus.datasource.jdbc.url=jdbc:postgresql://postgres:5432/$1" \
        "quarkus.datasource.reactive.url=postgresql://postgres:5432/$1" \
        "quarkus.datasource.username=$1" "quarkus.datasource.password=$2" \
        "quarkus.flyway.connect-retries=120" "quarkus.flyway.connect-retries-interval=2s"
}

if [ ! -e roles.sql ]; then
    roles=
    for service in cluster-registry file-store trust-service; do
        name=$(echo "$service" | tr - _)
        password=$(random)
        roles="$roles
CREATE ROLE $name LOGIN PASSWORD '$password';
CREATE DATABASE $name OWNER $name;
REVOKE ALL ON DATABASE $name FROM PUBLIC;"
        own=
        if [ "$service" = trust-service ]; then
            own='option150.file-store.url=http://file-store:8083
option150.registry.url=http://cluster-registry:8082
option150.tvs.listen=0.0.0.0
option150.trust.handover-file=/etc/option150/handover-secret
option150.trust.directory=/tmp
option150.trust.key-file=/etc/option150/trust-service.key'
        fi
        if [ "$service" = cluster-registry ]; then
            own='option150.discovery.key-file=/etc/option150/discovery.key'
        fi
        if [ "$service" = file-store ]; then
            own='option150.files.key-file=/etc/option150/file-store.key'
        fi
        rm -f "$service.properties"
        keep "$service.properties" "$common
$(database "$name" "$password")
$own"
    done
    # Last: a run that was cut short before this begins anew.
    keep roles.sql "$roles"
fi

keep tftp-edge.properties "$common
kafka.bootstrap.servers=127.0.0.1:19092
option150.registry.url=http://127.0.0.1:8082
option150.file-store.url=http://127.0.0.1:8083
option150.trust.url=http://127.0.0.1:8084
option150.tftp.listen=${LISTEN:-::}
option150.https.handover-file=/etc/option150/handover-secret
option150.cache.directory=/var/cache/option150/edge"
echo "secrets/ is ready; the admin's token is in secrets/admin-token"
