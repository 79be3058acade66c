package io.option150.edge.front.http;

import io.option150.edge.http.Validators;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Origin;
import io.option150.web.http.EntityTag;
import org.jspecify.annotations.Nullable;

/** What HTTP clients tell versions of a file apart by. */
final class FileVersion {

    private FileVersion() {}

    /**
     * The validators of an answer. A remote cluster's tag bears the cluster's id: two clusters may use the same tag for
     * different bytes, and a phone that moved must not be told that nothing changed. Without a tag of the source it is
     * the digest, once all bytes are there.
     */
    static Validators of(Answer.Found found) {
        return new Validators(tag(found), found.origin().validators().lastModified());
    }

    private static @Nullable String tag(Answer.Found found) {
        Origin origin = found.origin();
        String etag = origin.validators().etag();
        if (etag == null) {
            String digest = found.content().sha256();
            return digest.isEmpty() ? null : new EntityTag(false, digest).toString();
        }
        return origin.clusterId().isEmpty()
                ? etag
                : EntityTag.parse(etag)
                        .map(tag -> new EntityTag(tag.weak(), origin.clusterId() + ":" + tag.opaque()).toString())
                        .orElse(null);
    }
}
