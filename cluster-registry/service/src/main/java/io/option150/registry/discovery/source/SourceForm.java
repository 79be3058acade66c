package io.option150.registry.discovery.source;

import io.option150.registry.cluster.ClusterId;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A source as an admin describes it.
 *
 * @param url a host, host:port or https URL; of DNS the domain
 * @param username of a Unified CM
 * @param clusterId what the cluster of a Unified CM is called here; another suite says so itself
 * @param password empty: the one that there is stays; not written by any text of this
 */
@Schema(examples = """
        {"kind":"axl","url":"https://192.0.2.10:8443","username":"discovery","password":"…","certificateSha256":"AB:CD:…","clusterId":"branch-a","enabled":true}""")
record SourceForm(
        SourceKind kind,
        @Schema(implementation = String.class) String url,

        @Pattern(
                regexp = "^[^\\p{Cc}\\p{Cs}:]{0,128}$",
                message = "must be up to 128 characters without ':' and control characters")
        String username,

        @Schema(implementation = String.class) Optional<String> password,

        @Pattern(
                regexp = "^$|^[0-9A-Fa-f]{64}$|^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}$",
                message = "must be 64 hexadecimal digits with or without colons, or empty: then it must verify")
        String certificateSha256,

        @Pattern(regexp = "^$|" + ClusterId.FORM, message = ClusterId.RULE)
        String clusterId,

        boolean enabled) {

    /** Whether it says of a source what that is, its password aside. */
    boolean says(Source source) {
        return kind == source.kind()
                && url.equals(source.url())
                && username.equals(source.username())
                && certificateSha256.equals(source.certificateSha256())
                && clusterId.equals(source.clusterId())
                && enabled == source.enabled();
    }

    @Override
    public String toString() {
        return "SourceForm[" + kind + ", " + url + "]";
    }
}
