package io.option150.registry.axl;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.HttpsCalls;
import io.option150.registry.axl.site.Schema;
import io.option150.registry.axl.soap.SoapRequest;

/** Finds out which schema a cluster takes. */
final class Handshake {

    private static final String UDS_VERSION = "/cucm-uds/version";

    /** A cluster takes its own schema and older ones, and answers so to one that it does not know. */
    private static final int UNKNOWN_SCHEMA = 599;

    private Handshake() {}

    /** By what UDS tells everybody; where UDS is off, by trying. */
    static Schema schema(HttpsCalls https) throws AxlException, InterruptedException {
        String release;
        try {
            release = https.get(UDS_VERSION).at("version");
        } catch (AxlException silent) {
            return switch (silent.failure()) {
                case AxlFailure.UnexpectedStatus _,
                        AxlFailure.Unauthorized _,
                        AxlFailure.Forbidden _,
                        AxlFailure.Malformed _ -> tried(https);
                default -> throw silent;
            };
        }
        return Schema.fitting(release).orElseThrow(() -> new AxlException(new AxlFailure.TooOld(release)));
    }

    private static Schema tried(HttpsCalls https) throws AxlException, InterruptedException {
        Schema[] all = Schema.values();
        for (int index = all.length - 1; index > 0; index--) {
            try {
                https.post(SoapRequest.of("getCCMVersion"), all[index].text(), _ -> {});
                return all[index];
            } catch (AxlException refused) {
                boolean older = refused.failure() instanceof AxlFailure.Fault
                        || (refused.failure() instanceof AxlFailure.UnexpectedStatus unexpected
                                && unexpected.status() == UNKNOWN_SCHEMA);
                if (!older) {
                    throw refused;
                }
            }
        }
        return all[0];
    }
}
