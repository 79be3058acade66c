package io.option150.edge.resolve;

import io.option150.edge.setting.InjectedSetting;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whom phones are to trust: whose list one gets that nobody knows, and whose signatures. No mapping of a prefix, since
 * other keys of the trust service's may stand in a configuration that all services share.
 */
@Singleton
public final class TrustListSettings {

    private static final String UNKNOWN_PHONES = "option150.trust.unknown-phones";
    private static final String COMMON_FILES = "option150.trust.common-files";

    /** What becomes of a cluster's trust list that an unknown phone asks for while there are remote clusters (RES-2). */
    public enum UnknownPhones {
        /** Error 1: a virgin phone keeps the first list it gets, and a wrong one strands it. */
        REFUSE,
        /** It gets our own list. */
        OWN
    }

    /** Whence the signed form of a common file comes (RES-8). */
    public enum CommonFiles {
        /** Ours, signed by the proxy: the phone's cluster has to trust the proxy's certificate (R3, R16). */
        LOCAL,
        /**
         * The asking phone's home, whose signature it trusts anyway; ours where the home has none or is not known. The
         * phone is known by its address: behind a load balancer the same edge has to see all of its requests.
         */
        HOME
    }

    private final UnknownPhones unknownPhones;
    private final CommonFiles commonFiles;

    /** Ends the start, naming key, range and value, when one is none of its values. */
    public TrustListSettings(
            @ConfigProperty(name = UNKNOWN_PHONES) Optional<String> unknownPhones,
            @ConfigProperty(name = COMMON_FILES) Optional<String> commonFiles) {
        this.unknownPhones = InjectedSetting.oneOf(UNKNOWN_PHONES, unknownPhones, UnknownPhones.class)
                .orElse(UnknownPhones.REFUSE);
        this.commonFiles = InjectedSetting.oneOf(COMMON_FILES, commonFiles, CommonFiles.class)
                .orElse(CommonFiles.LOCAL);
    }

    UnknownPhones unknownPhones() {
        return unknownPhones;
    }

    CommonFiles commonFiles() {
        return commonFiles;
    }
}
