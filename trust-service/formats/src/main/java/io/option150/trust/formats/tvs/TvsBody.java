package io.option150.trust.formats.tvs;

import io.option150.trust.formats.signer.CertificateDer;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.SerialNumber;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.Tlv;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a message of its elements. */
record TvsBody(TvsSession session, TvsType type, TvsElements elements) {

    TvsMessage message() throws MalformedException {
        return switch (type) {
            case VERIFICATION_REQUEST -> new TvsMessage.VerificationRequest(session, device(), certificate());
            case QUERY_REQUEST -> query();
            case VERIFICATION_RESPONSE, QUERY_RESPONSE -> response();
        };
    }

    private TvsMessage response() throws MalformedException {
        int status = elements.required(TvsTag.STATUS).uint8();
        if (status != 0) {
            return new TvsMessage.Refusal(session, type, status);
        }
        return type == TvsType.VERIFICATION_RESPONSE
                ? new TvsMessage.VerificationResponse(session, vouch())
                : new TvsMessage.QueryResponse(session, certificate(), vouch());
    }

    private TvsMessage query() throws MalformedException {
        Tlv first = elements.required(TvsTag.ISSUER);
        Tlv second = elements.required(TvsTag.SERIAL);
        boolean swapped = !looksLikeIssuer(first) && looksLikeIssuer(second);
        String issuer = (swapped ? second : first).text();
        Tlv serial = swapped ? first : second;
        if (serial.value().length() == 0) {
            throw serial.fault("a serial number of at least 1 byte", "length 0");
        }
        Optional<Tlv> subject = elements.optional(TvsTag.SUBJECT);
        Optional<String> subjectText =
                subject.isEmpty() ? Optional.empty() : Optional.of(subject.get().text());
        return new TvsMessage.QueryRequest(session, device(), subjectText, issuer, new SerialNumber(serial.value()));
    }

    private static boolean looksLikeIssuer(Tlv element) {
        Bytes value = element.value();
        int length = value.length();
        return length > 0
                && value.at(length - 1) == 0
                && new String(value.toArray(), StandardCharsets.ISO_8859_1).indexOf('=') >= 0;
    }

    private DeviceName device() throws MalformedException {
        Tlv element = elements.required(TvsTag.DEVICE);
        Bytes value = element.value();
        if (value.length() == 0 || value.at(0) != TvsReader.DEVICE_PREFIX) {
            String found = value.length() == 0 ? "no bytes" : "byte " + value.at(0);
            throw element.fault("byte " + TvsReader.DEVICE_PREFIX + " before the device's name", found);
        }
        // One character for each byte: what is no ASCII stays visible to the rule.
        String name = new String(value.toArray(), 1, value.length() - 1, StandardCharsets.ISO_8859_1);
        if (!DeviceName.isValid(name)) {
            throw element.fault("a device's name of " + DeviceName.RULE, "another text");
        }
        return new DeviceName(name);
    }

    private Bytes certificate() throws MalformedException {
        Tlv element = elements.required(TvsTag.CERTIFICATE);
        if (CertificateDer.read(element.value()).isEmpty()) {
            throw element.fault("an X.509 certificate in DER", element.value().length() + " bytes that are none");
        }
        return element.value();
    }

    private Vouch vouch() throws MalformedException {
        byte[] codes = elements.required(TvsTag.ROLES).value().toArray();
        List<Function> roles = new ArrayList<>(codes.length);
        for (byte code : codes) {
            roles.add(new Function(Byte.toUnsignedInt(code)));
        }
        return new Vouch(roles, Duration.ofSeconds(elements.required(TvsTag.TTL).uint32()));
    }
}
