package io.option150.registry.discovery.source;

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

/** Reads descriptions of sources. What was typed as a password is in no answer, not even in a refusal. */
@Singleton
class SourceFormReader {

    private static final String PASSWORD = "password";
    private static final String URL = "url";
    private static final int LONGEST_PASSWORD = 256;

    // With what is asked for in it, it stays below the 253 characters of a name.
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,200}$)[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63})*");

    // What a source is answered with is let pass unread, so that an answer can be changed and sent back.
    private static final List<String> FIELDS =
            FieldRules.namesOf(SourceForm.class, "name", "passwordGiven", "tried", "good", "reason", "sequence");

    private final FieldRules rules;

    SourceFormReader(FieldRules rules) {
        this.rules = rules;
    }

    /**
     * Reads what a source is to become; fields left out stay as they are.
     *
     * @param present the source as it stands; none: it is new
     * @throws io.option150.web.ProblemException 400, naming every broken rule
     */
    SourceForm read(@Nullable JsonNode body, Optional<Source> present) {
        var json = JsonFields.of(body, FIELDS);
        if (present.isEmpty()) {
            json.require("kind", URL);
        }
        var kind = json.choice("kind", present.map(Source::kind).orElse(SourceKind.AXL));
        boolean isDns = kind == SourceKind.DNS;
        if (isDns && present.filter(old -> old.kind() != kind).isPresent()) {
            json.refuse("kind", "must stay as it is: remove the source, and make it anew", "dns");
        }
        var username = json.text("username", present.map(Source::username).orElse(""));
        var clusterId = json.text("clusterId", present.map(Source::clusterId).orElse(""));
        requireWhere(kind == SourceKind.AXL, "username", username, json);
        requireWhere(kind == SourceKind.AXL, "clusterId", clusterId, json);
        var url = isDns
                ? domain(json, body, present.map(Source::url).orElse(""))
                : url(json, present.map(Source::url).orElse(""));
        // One that was left out is told of already.
        if (!isDns && url.isEmpty() && body != null && body.has(URL)) {
            json.refuse(URL, "must be a host, host:port or https://host:port", "");
        }
        var password = isDns ? noPassword(json, body) : password(json, body);
        if (!isDns && present.isEmpty()) {
            json.require(PASSWORD);
        }
        if (!isDns
                && password.isEmpty()
                && present.filter(old -> !old.url().equals(url)).isPresent()) {
            json.refuse(PASSWORD, "must be given again where url changes: another server is to get it", "nothing");
        }
        var certificate = json.text(
                "certificateSha256", present.map(Source::certificateSha256).orElse(""));
        if (isDns && !certificate.isEmpty()) {
            json.refuse("certificateSha256", "must be empty where kind is 'dns'", certificate);
        }
        var form = new SourceForm(
                kind,
                url,
                username,
                password,
                certificate,
                clusterId,
                json.flag("enabled", present.map(Source::enabled).orElse(true)));
        var good = rules.check(form, json).good();
        return new SourceForm(
                good.kind(),
                good.url(),
                good.username(),
                good.password(),
                good.certificateSha256().isEmpty() ? "" : new ServerTrust.Pinned(good.certificateSha256()).sha256(),
                good.clusterId(),
                good.enabled());
    }

    /** A Unified CM has a user, and does not tell what its cluster is called; another suite has tokens, and does. */
    private static void requireWhere(boolean needed, String field, String value, JsonFields json) {
        if (needed && value.isEmpty()) {
            json.refuse(field, "is required where kind is 'axl'", "nothing");
        } else if (!needed && !value.isEmpty()) {
            json.refuse(field, "must be empty where kind is not 'axl'", value);
        }
    }

    private static String url(JsonFields json, String present) {
        var typed = json.text(URL, present);
        try {
            return typed.isEmpty() ? "" : ServerUrl.of(typed).toString();
        } catch (IllegalArgumentException _) {
            // With '@' it may well hold a password.
            json.refuse(
                    URL,
                    "must be a host, host:port or https://host:port, without user, path or query",
                    typed.contains("@") ? "a text with '@'" : typed);
            return typed;
        }
    }

    private static String domain(JsonFields json, @Nullable JsonNode body, String present) {
        var typed = json.text(URL, present);
        var name = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
        // One that was left out is told of already.
        if (DOMAIN.matcher(name).matches() || (body == null || !body.has(URL))) {
            return name.toLowerCase(Locale.ROOT);
        }
        json.refuse(
                URL,
                "must be a domain where kind is 'dns': up to 200 characters, labels of up to 63 letters, digits, '-' and '_'",
                typed);
        return typed;
    }

    private static Optional<String> noPassword(JsonFields json, @Nullable JsonNode body) {
        if (body != null && body.has(PASSWORD)) {
            json.refuse(PASSWORD, "must be left out where kind is 'dns'", "a value");
        }
        return Optional.empty();
    }

    private static Optional<String> password(JsonFields json, @Nullable JsonNode body) {
        var given = body == null ? null : body.get(PASSWORD);
        if (given == null) {
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
