package io.option150.registry.discovery.source;

/**
 * A system that is asked for clusters and devices.
 *
 * @param name 1 to 63 letters, digits, {@code .}, {@code _} and {@code -}
 * @param url https, without a path; of DNS the domain
 * @param password sealed; empty: none was given
 * @param certificateSha256 of the one certificate that is believed, as {@code AB:CD:…}; empty: it must verify
 * @param clusterId what its cluster is called here
 * @param sequence its version
 */
public record Source(
        String name,
        SourceKind kind,
        String url,
        String username,
        String password,
        String certificateSha256,
        String clusterId,
        boolean enabled,
        long sequence) {

    /** To what its password is bound: sealed for another source or another server it opens not. */
    String sealedFor() {
        return sealedFor(name, url);
    }

    static String sealedFor(String name, String url) {
        return "discovery/" + name + "/" + url;
    }

    @Override
    public String toString() {
        return "Source[" + name + ", " + kind + ", " + url + "]";
    }
}
