package io.option150.edge;

import io.option150.edge.view.Told;
import io.option150.events.Version;
import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import io.option150.registry.contract.DeviceRecord;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.contract.PhoneCertificateRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as the other services tell them. */
public final class Records {

    private Records() {}

    /** What is told of a thing in this version of the first epoch; null: it is gone. */
    public static <T> Told<T> told(long sequence, @Nullable T now) {
        return new Told<>(new Version(0, sequence), now);
    }

    /** A remote cluster. */
    public static ClusterRecord remote(
            String id, int order, long sequence, int tftpPort, @Nullable Integer httpPort, String... addresses) {
        return new ClusterRecord(
                id,
                "",
                "",
                ClusterRole.REMOTE,
                true,
                true,
                List.of(addresses),
                false,
                order,
                tftpPort,
                httpPort,
                List.of(),
                sequence);
    }

    /** The suite's own cluster. */
    public static ClusterRecord local() {
        return new ClusterRecord(
                "local", "", "", ClusterRole.LOCAL, true, false, List.of(), false, 100, 69, 6970, List.of(), 1);
    }

    /** The same cluster, of which something changed that is of no matter for files. */
    public static ClusterRecord described(ClusterRecord cluster, String description) {
        return new ClusterRecord(
                cluster.clusterId(),
                cluster.fqdn(),
                description,
                cluster.role(),
                cluster.tftpEnabled(),
                cluster.manualOverride(),
                cluster.tftpAddresses(),
                cluster.secure(),
                cluster.order(),
                cluster.tftpPort(),
                cluster.httpPort(),
                cluster.peers(),
                cluster.sequence() + 1);
    }

    /** The same cluster, not to be asked any more. */
    public static ClusterRecord disabled(ClusterRecord cluster) {
        return new ClusterRecord(
                cluster.clusterId(),
                cluster.fqdn(),
                cluster.description(),
                cluster.role(),
                false,
                cluster.manualOverride(),
                cluster.tftpAddresses(),
                cluster.secure(),
                cluster.order(),
                cluster.tftpPort(),
                cluster.httpPort(),
                cluster.peers(),
                cluster.sequence() + 1);
    }

    /** A device at home in a cluster. */
    public static DeviceRecord device(String name, String clusterId, long sequence) {
        return new DeviceRecord(name, clusterId, sequence);
    }

    /** An own file. */
    public static FileRecord file(String path, byte[] bytes, long sequence) {
        return new FileRecord(
                path,
                bytes.length,
                sha256(bytes),
                sequence,
                FileForm.of(path),
                Instant.parse("2026-01-02T03:04:05Z"),
                sequence);
    }

    /** A certificate that signs files. */
    public static CertificateRecord signer(String fingerprint, long sequence) {
        return new CertificateRecord(
                fingerprint,
                "local",
                List.of(CertificateRole.CCM_TFTP),
                CertificateUse.CCM_TFTP,
                "CN=edge",
                "CN=edge",
                "01",
                Instant.EPOCH,
                Instant.parse("2036-01-01T00:00:00Z"),
                "",
                sequence);
    }

    /** A phone's certificate. */
    public static PhoneCertificateRecord phone(String device, String fingerprint, long sequence) {
        return new PhoneCertificateRecord(
                device,
                fingerprint,
                "0".repeat(32),
                "CN=" + device,
                Instant.EPOCH,
                Instant.parse("2036-01-01T00:00:00Z"),
                "",
                Instant.parse("2026-01-02T03:04:05Z"),
                sequence);
    }

    /** Lower-case hex of the bytes' digest. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
