package io.option150.files.render;

import io.option150.config.render.Fingerprint;

/** What this build makes files of. */
final class Templates {

    private Templates() {}

    /** Worked out at the first call, off the event loop. */
    static String fingerprint() {
        return Holder.FINGERPRINT;
    }

    private static final class Holder {

        private static final String FINGERPRINT = Fingerprint.ofThisBuild();
    }
}
