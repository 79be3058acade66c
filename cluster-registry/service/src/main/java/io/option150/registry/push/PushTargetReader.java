package io.option150.registry.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.axl.http.ServerTrust;
import io.option150.registry.axl.http.ServerUrl;
import io.option150.registry.call.FieldRules;
import io.option150.registry.call.JsonFields;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads descriptions of targets. What was typed as a password is in no answer, not even in a refusal. */
@Singleton
class PushTargetReader {

    private static final String PASSWORD = "password";
    private static final String ADDRESS = "address";
    private static final int LONGEST_PASSWORD = 256;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]):([0-9]{1,5})");

    private static final List<String> FIELDS =
            FieldRules.namesOf(PushTargetForm.class, "clusterId", "passwordGiven", "wishes", "sequence");

    private final FieldRules rules;

    PushTargetReader(FieldRules rules) {
        this.rules = rules;
    }

    /**
     * Reads what a target is to become; fields left out stay as they are.
     *
     * @param present the target as it stands; none: it is new
     * @throws io.option150.web.ProblemException 400, naming every broken rule
     */
    PushTargetForm read(@Nullable JsonNode body, Optional<PushTarget> present) {
        var json = JsonFields.of(body, FIELDS);
        if (present.isEmpty()) {
            json.require("kind");
        }
        var kind = json.choice("kind", present.map(PushTarget::kind).orElse(PushKind.PJSIP));
        var address = address(
                json,
                kind,
                json.text(ADDRESS, present.map(PushTarget::address).orElse(kind == PushKind.SIP ? "5060" : "")));
        var username = json.text("username", present.map(PushTarget::username).orElse(""));
        requireWhere(kind.hasUser(), "username", username, kind, json);
        var profile = json.text(
                "profile",
                present.map(PushTarget::profile)
                        .filter(old -> !old.isEmpty() || kind != PushKind.FREESWITCH)
                        .orElse(kind == PushKind.FREESWITCH ? "internal" : ""));
        requireWhere(kind == PushKind.FREESWITCH, "profile", profile, kind, json);
        var certificate = json.text(
                "certificateSha256", present.map(PushTarget::certificateSha256).orElse(""));
        if (kind != PushKind.AXL && !certificate.isEmpty()) {
            json.refuse("certificateSha256", "must be empty where kind is not 'axl'", certificate);
        }
        var password = password(json, body, kind, address, present);
        var form = new PushTargetForm(
                kind,
                address,
                username,
                password,
                certificate,
                profile,
                json.text("endpoint", present.map(PushTarget::endpoint).orElse("{device}")),
                json.integer("perSecond", present.map(PushTarget::perSecond).orElse(10)),
                json.flag("enabled", present.map(PushTarget::enabled).orElse(false)),
                json.flag("automatic", present.map(PushTarget::automatic).orElse(false)));
        var good = rules.check(form, json).good();
        return good.certificateSha256().isEmpty()
                ? good
                : new PushTargetForm(
                        kind,
                        address,
                        username,
                        password,
                        new ServerTrust.Pinned(certificate).sha256(),
                        profile,
                        good.endpoint(),
                        good.perSecond(),
                        good.enabled(),
                        good.automatic());
    }

    private static void requireWhere(boolean needed, String field, String value, PushKind kind, JsonFields json) {
        var name = kind.name().toLowerCase(Locale.ROOT);
        if (needed && value.isEmpty()) {
            json.refuse(field, "is required where kind is '" + name + "'", "nothing");
        } else if (!needed && !value.isEmpty()) {
            json.refuse(field, "must be empty where kind is '" + name + "'", value);
        }
    }

    private static String address(JsonFields json, PushKind kind, String typed) {
        if (kind == PushKind.AXL) {
            try {
                return ServerUrl.of(typed).toString();
            } catch (IllegalArgumentException _) {
                // With '@' it may well hold a password.
                json.refuse(
                        ADDRESS,
                        "must be a host, host:port or https://host:port, without user, path or query",
                        typed.contains("@") ? "a text with '@'" : typed);
                return typed;
            }
        }
        var found = (kind == PushKind.SIP ? PORT : HOST_AND_PORT).matcher(typed);
        boolean isGood = found.matches() && isPort(kind == PushKind.SIP ? typed : found.group(1));
        if (!isGood) {
            json.refuse(
                    ADDRESS,
                    kind == PushKind.SIP
                            ? "must be the SIP port of phones, 1 to 65535, where kind is 'sip'"
                            : "must be host:port, IPv6 in brackets",
                    typed.isEmpty() ? "nothing" : typed.contains("@") ? "a text with '@'" : typed);
        }
        return typed;
    }

    private static boolean isPort(String text) {
        int port = Integer.parseInt(text);
        return port >= 1 && port <= HIGHEST_PORT;
    }

    private static Optional<String> password(
            JsonFields json, @Nullable JsonNode body, PushKind kind, String address, Optional<PushTarget> present) {
        var given = body == null ? null : body.get(PASSWORD);
        if (!kind.hasPassword()) {
            if (given != null) {
                json.refuse(PASSWORD, "must be left out where kind is 'sip'", "a value");
            }
            return Optional.empty();
        }
        if (given == null) {
            boolean isHeld = present.filter(old -> !old.password().isEmpty()
                            && old.kind() == kind
                            && old.address().equals(address))
                    .isPresent();
            if (!isHeld) {
                json.refuse(
                        PASSWORD,
                        "is required, and again where kind or address changes: another server is to get it",
                        "nothing");
            }
            return Optional.empty();
        }
        var text = given.isTextual() ? given.textValue() : "";
        if (text.isEmpty() || text.length() > LONGEST_PASSWORD || text.chars().anyMatch(Character::isISOControl)) {
            json.refuse(
                    PASSWORD,
                    "must be a text of 1 to " + LONGEST_PASSWORD + " characters without control characters",
                    given.isTextual() ? "a text of " + text.length() + " characters" : "no text");
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
