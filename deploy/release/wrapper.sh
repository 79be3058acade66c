#!/bin/sh
# Option150's command on this machine: with the settings of its services, where the caller has no others.
set -eu
if [ -r /etc/option150/option150.env ]; then
    while IFS='=' read -r name value; do
        # One pair of quotes, as systemd reads it.
        case $value in
            \"*\") value=${value#\"} value=${value%\"} ;;
            \'*\') value=${value#\'} value=${value%\'} ;;
        esac
        case $name in
            OPTION150_*) eval "set=\${$name+yes}"; [ -n "${set:-}" ] || export "$name=$value" ;;
        esac
    done </etc/option150/option150.env
fi
export OPTION150_DATA="${OPTION150_DATA:-/var/lib/option150}"
exec /usr/lib/option150/option150 "$@"
