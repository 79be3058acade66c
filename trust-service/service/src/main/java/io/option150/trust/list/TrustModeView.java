package io.option150.trust.list;

import io.option150.trust.TrustMode;

/**
 * The mode as it is told.
 *
 * @param rollbackItl whether an ITL without TFTP and TVS entries is served, in proxy-only mode
 * @param version counts its changes from 1; the entity tag
 */
record TrustModeView(TrustMode.Mode mode, boolean rollbackItl, long version) {}
