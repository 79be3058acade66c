package io.option150.trust.formats.tvs;

import io.option150.trust.formats.signer.SerialNumber;
import io.option150.trust.formats.tlv.Bytes;
import java.util.Optional;

/** A message between a phone and a trust verification service. */
public sealed interface TvsMessage {

    /**
     * Protocol version and session.
     *
     * @return what a response echoes
     */
    TvsSession session();

    /**
     * The type.
     *
     * @return the message's number
     */
    TvsType type();

    /** A message that a phone sends. */
    sealed interface Request extends TvsMessage {

        /**
         * Who asks.
         *
         * @return as the phone says, unproven
         */
        DeviceName device();

        /**
         * The answer that nothing is known in the phone's favour.
         *
         * @return a response to this request
         */
        Refusal refusal();
    }

    /**
     * Is this certificate trusted? Of HTTPS and TLS peers.
     *
     * @param session version and session
     * @param device who asks
     * @param certificate X.509 DER
     */
    record VerificationRequest(TvsSession session, DeviceName device, Bytes certificate) implements Request {

        @Override
        public TvsType type() {
            return TvsType.VERIFICATION_REQUEST;
        }

        @Override
        public Refusal refusal() {
            return new Refusal(session.answered(), TvsType.VERIFICATION_RESPONSE, Refusal.INVALID);
        }

        /**
         * The answer that the certificate is trusted.
         *
         * @param vouch for what and how long
         * @return a response to this request
         */
        public VerificationResponse answer(Vouch vouch) {
            return new VerificationResponse(session.answered(), vouch);
        }
    }

    /**
     * The certificate is trusted.
     *
     * @param session version and session
     * @param vouch for what and how long
     */
    record VerificationResponse(TvsSession session, Vouch vouch) implements TvsMessage {

        @Override
        public TvsType type() {
            return TvsType.VERIFICATION_RESPONSE;
        }
    }

    /**
     * Which certificate has these names and this serial number? Of signers of files and lists.
     *
     * @param session version and session
     * @param device who asks
     * @param subject subject text; phones send it, but it is not needed to find a certificate
     * @param issuer issuer text
     * @param serial serial number
     */
    record QueryRequest(
            TvsSession session, DeviceName device, Optional<String> subject, String issuer, SerialNumber serial)
            implements Request {

        @Override
        public TvsType type() {
            return TvsType.QUERY_REQUEST;
        }

        @Override
        public Refusal refusal() {
            return new Refusal(session.answered(), TvsType.QUERY_RESPONSE, Refusal.INVALID);
        }

        /**
         * The answer that the certificate is known and trusted.
         *
         * @param certificate X.509 DER
         * @param vouch for what and how long
         * @return a response to this request
         */
        public QueryResponse answer(Bytes certificate, Vouch vouch) {
            return new QueryResponse(session.answered(), certificate, vouch);
        }
    }

    /**
     * The certificate asked for, which is trusted.
     *
     * @param session version and session
     * @param certificate X.509 DER
     * @param vouch for what and how long
     */
    record QueryResponse(TvsSession session, Bytes certificate, Vouch vouch) implements TvsMessage {

        @Override
        public TvsType type() {
            return TvsType.QUERY_RESPONSE;
        }
    }

    /**
     * The certificate is not trusted, or not known.
     *
     * @param session version and session
     * @param type which response this is
     * @param status 1 to 255; of these only {@value #INVALID} is known
     */
    record Refusal(TvsSession session, TvsType type, int status) implements TvsMessage {

        /** The status that refuses. */
        public static final int INVALID = 1;

        public Refusal {
            if (type != TvsType.VERIFICATION_RESPONSE && type != TvsType.QUERY_RESPONSE) {
                throw new IllegalArgumentException("type: %s is no response".formatted(type));
            }
            if (status < 1 || status > 0xFF) {
                throw new IllegalArgumentException("status: %d is not within 1 to 255".formatted(status));
            }
        }
    }
}
