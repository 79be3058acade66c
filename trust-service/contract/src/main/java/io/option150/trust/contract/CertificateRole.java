package io.option150.trust.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a certificate is held for: the functions that a phone's trust list names. */
public enum CertificateRole {
    /** System administrator security token: signs trust lists. */
    @JsonProperty("sast")
    SAST,
    /** Call manager: signalling. */
    @JsonProperty("ccm")
    CCM,
    /** Call manager and TFTP: signalling, and signs files. */
    @JsonProperty("ccm+tftp")
    CCM_TFTP,
    /** TFTP: signs files. */
    @JsonProperty("tftp")
    TFTP,
    /** Certificate authority proxy function. */
    @JsonProperty("capf")
    CAPF,
    /** Server of HTTPS services. */
    @JsonProperty("app-server")
    APP_SERVER,
    /** Trust verification service. */
    @JsonProperty("tvs")
    TVS
}
