#!/bin/sh
# Makes the images of all services, and of the demo, from a finished build ("mvn package"):
#   BASE_IMAGE=... deploy/docker/build.sh [SERVICE ...]
# VERSION is the tag (default: the project's version), REGISTRY what stands before the names (default: localhost),
# ENGINE podman (default) or docker, AOT yes (default) or no, BUILD_FLAGS more for the engine's build, as --no-cache.
set -eu
cd "$(dirname "$0")/../.."
: "${BASE_IMAGE:?must name an image with a Java 25 runtime; deploy/docker/base.sh makes one}"
version=${VERSION:-$(sed -n 's:^  <version>\(.*\)</version>.*:\1:p' pom.xml | head -n 1)}
[ $# -gt 0 ] || set -- tftp-edge cluster-registry file-store trust-service demo
engine=${ENGINE:-podman}
times=
[ "$engine" != podman ] || times=--timestamp=1767225600
for service; do
    # The engine's own network is not needed, and what is not needed can't fail.
    "$engine" build $times ${BUILD_FLAGS:-} --network=none -f deploy/docker/Dockerfile --ignorefile deploy/docker/Dockerfile.dockerignore \
        --build-arg BASE_IMAGE="$BASE_IMAGE" --build-arg SERVICE="$service" --build-arg AOT="${AOT:-yes}" \
        -t "${REGISTRY:-localhost}/option150-$service:$version" .
done
# Stages stay for the next build.
echo "done; \"$engine image prune\" removes the stages between, some 2 GB"
