#!/bin/sh
# Makes a release out of a finished build: release.sh FOLDER, called by "./option150 release" in the root of the sources.
# The same commit gives the same bytes, but for the runtime's CDS archive: files have the commit's time, and are packed in order.
set -eu
out=$1
version=$(sed -n 's:^  <version>\(.*\)</version>.*:\1:p' pom.xml | head -n 1)
# In Debian's order a snapshot comes before its release.
debian=$(printf '%s' "$version" | sed 's/-/~/g')
case $(uname -m) in
    x86_64) machine=amd64 ;;
    aarch64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
esac
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

fail() {
    printf 'option150: %s\n' "$*" >&2
    exit 1
}

# pack FILE FOLDER NAME: not through a pipe, which would hide that tar failed
pack() {
    tar -C "$2" --sort=name --numeric-owner --owner=0 --group=0 --mtime="@$SOURCE_DATE_EPOCH" -cf "$work/packed.tar" "$3"
    gzip -n <"$work/packed.tar" >"$1"
    rm "$work/packed.tar"
}

say() { printf '  %s\n' "$*"; }

command -v dpkg-deb >/dev/null || fail "dpkg-deb makes the Debian package and is not here: apt install dpkg"
[ -z "$(git status --porcelain 2>/dev/null)" ] || echo "option150: there are changes that are not committed: this release can't be made again" >&2
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What both the archive and the package hold: launcher, programs in the places where a build has them, and a runtime.
tree=$work/option150-$version
mkdir "$tree"
cp option150 LICENSE README.md CHANGELOG.md "$tree"
printf '%s\n' "$version" >"$tree/RELEASE"
for service in tftp-edge cluster-registry file-store trust-service; do
    mkdir -p "$tree/$service/service/target"
    cp -R "$service/service/target/quarkus-app" "$tree/$service/service/target/"
done
mkdir -p "$tree/deploy/local/target" "$tree/deploy/cli/target" "$tree/deploy/local/src/main/resources"
cp -R deploy/local/target/option150-local.jar deploy/local/target/option150-local-child.jar deploy/local/target/lib "$tree/deploy/local/target/"
cp -R deploy/cli/target/option150-cli.jar deploy/cli/target/lib "$tree/deploy/cli/target/"
cp -R deploy/local/src/main/resources/help "$tree/deploy/local/src/main/resources/"
cp -R docs "$tree/docs"
say "cutting the Java runtime"
sh deploy/docker/runtime.sh "$tree/java" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the Java runtime can't be made"; }
# The services have most of their libraries in common: each is in the tree once, the others are links to it.
find "$tree" -name '*.jar' -exec sha256sum {} + | sort | while read -r sum file; do
    if [ "$sum" = "${last:-}" ]; then ln -f "$first" "$file"; else first=$file; fi
    last=$sum
done
chmod -R u=rwX,go=rX "$tree"
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

archive=option150-$version-linux-$machine.tar.gz
say "$archive"
pack "$out/$archive" "$work" "option150-$version"

# The package.
root=$work/debian
units=$root/usr/lib/systemd/system
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$root/etc/option150" "$root/etc/logrotate.d" \
    "$units/option150-.service.d" "$root/usr/share/doc/option150"
mv "$tree" "$root/usr/lib/option150"
mv "$root/usr/lib/option150/docs" "$root/usr/lib/option150/README.md" "$root/usr/lib/option150/CHANGELOG.md" "$root/usr/share/doc/option150/"
mv "$root/usr/lib/option150/LICENSE" "$root/usr/share/doc/option150/copyright"
install -m 755 deploy/release/wrapper.sh "$root/usr/bin/option150"
install -m 640 deploy/release/option150.env "$root/etc/option150/option150.env"
install -m 644 deploy/release/logrotate "$root/etc/logrotate.d/option150"
install -m 644 deploy/release/systemd/option150.service deploy/release/systemd/option150-setup.service "$units/"
install -m 644 deploy/release/systemd/hardened.conf "$units/option150-.service.d/hardened.conf"

# unit PART TYPE WANTS CONDITION MORE DESCRIPTION
unit() {
    sed -e "s|@PART@|$1|g" -e "s|@TYPE@|$2|" -e "s|@WANTS@|$3|g" -e "s|@CONDITION@|$4|" -e "s|@MORE@|$5|" -e "s|@DESCRIPTION@|$6|" \
        deploy/release/systemd/part.service.in | sed -e '/^$/N;/^\n$/D' >"$units/option150-$1.service"
}
backends='option150-postgresql.service option150-kafka.service'
unit postgresql forking '' "ExecCondition=/bin/sh -c 'test -z \"\$OPTION150_POSTGRES\"'" \
    'PIDFile=/var/lib/option150/postgresql/postmaster.pid\nKillMode=mixed\nKillSignal=SIGINT' 'its PostgreSQL'
unit kafka exec '' "ExecCondition=/bin/sh -c 'test -z \"\$OPTION150_KAFKA\"'" '' 'its Kafka'
unit cluster-registry notify "$backends" 'NotifyAccess=all' '' 'clusters, phones and the admin address'
unit file-store notify "$backends" 'NotifyAccess=all' '' 'the files of the TFTP tree'
unit trust-service notify "$backends" 'NotifyAccess=all' '' 'trust lists, signatures and TVS'
# The one part that takes a port below 1024.
unit tftp-edge notify option150-kafka.service 'NotifyAccess=all' \
    'AmbientCapabilities=CAP_NET_BIND_SERVICE\nCapabilityBoundingSet=CAP_NET_BIND_SERVICE' 'TFTP, HTTP and HTTPS for phones'

for script in postinst prerm postrm; do install -m 755 "deploy/release/debian/$script" "$root/DEBIAN/$script"; done
printf '/etc/option150/option150.env\n/etc/logrotate.d/option150\n' >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/control" <<END
Package: option150
Version: $debian
Architecture: $machine
Maintainer: Option150 <noreply@option150.invalid>
Depends: adduser, libc6, systemd
Recommends: logrotate
Section: net
Priority: optional
Installed-Size: $(du -sk "$root" | cut -f 1)
Description: one TFTP address for the phones of many call-manager clusters
 Answers desk phones over TFTP and HTTP from its cache, its own files or the phone's home cluster, signs what they ask for,
 and tells why a phone does not work. Brings its own Java runtime, PostgreSQL and Kafka.
END
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
package=option150_${debian}_$machine.deb
say "$package"
dpkg-deb --root-owner-group -Zgzip -z6 --build "$root" "$out/$package" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the Debian package can't be made"; }

chart=option150-chart-$version.tgz
say "$chart"
pack "$out/$chart" helm option150

# All libraries with their versions and licences.
libraries=option150-$version-sbom.json
say "$libraries"
if ! "${MVN:-mvn}" -B -q org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeAggregateBom -DoutputFormat=json -DoutputName=sbom -DincludeTestScope=false >"$work/log" 2>&1 </dev/null; then
    tail -n 5 "$work/log" >&2
    fail "the list of libraries can't be made"
fi
cp target/sbom.json "$out/$libraries"

say "CHANGES.md"
awk '/^## / { if (seen) exit; seen = 1 } seen' CHANGELOG.md >"$out/CHANGES.md"
(cd "$out" && sha256sum "$archive" "$package" "$chart" "$libraries" CHANGES.md >SHA256SUMS)
say "SHA256SUMS"
echo "made in $out"
