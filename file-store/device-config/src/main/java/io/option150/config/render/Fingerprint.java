package io.option150.config.render;

import io.option150.config.check.Model;
import io.option150.config.check.Rule;
import io.option150.config.record.CallManager;
import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Inheritance;
import io.option150.config.record.Line;
import io.option150.config.record.Profile;
import io.option150.config.record.Records;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Resolved;
import io.option150.config.record.Secret;
import io.option150.config.record.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What tells one build's files of phones from another's: a digest of the templates and tables, and of what sample records of each
 * model give, which tells of code that makes other files of the same templates.
 */
public final class Fingerprint {

    private static final List<String> TEMPLATES = List.of("sip.cnf.xml", "sccp.cnf.xml", "load.cnf.xml", "sip.cnf");
    private static final List<String> TABLES =
            List.of("models.tsv", "fields.tsv", "sip-text-keys.tsv", "timezones.txt");
    private static final String GROUP = "sample";
    private static final String OVERRIDES =
            "<device><phoneServices><phoneService><name>a &amp; b</name><url>http://192.0.2.1/</url></phoneService></phoneServices></device>";

    private Fingerprint() {}

    /** Of this build, 64 hexadecimal digits. Takes some tenths of a second where nothing is warm. */
    public static String ofThisBuild() {
        var digest = digest();
        TEMPLATES.forEach(it -> digest.update(bytes(Fingerprint.class, it)));
        CommonRenderer.TEMPLATES.forEach(it -> digest.update(bytes(Fingerprint.class, it)));
        TABLES.forEach(it -> digest.update(bytes(Model.class, it)));
        for (var rule : Rule.values()) {
            add(digest, rule.id() + " " + rule.level());
        }
        for (var model : Model.all()) {
            for (var protocol : List.of("SIP", "SCCP")) {
                add(digest, sample(model, protocol));
            }
        }
        for (var file : CommonSamples.all(GROUP)) {
            CommonRenderer.render(file, new Samples()).forEach(it -> add(digest, it.name() + it.text()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a template sees of a sample phone. */
    static Map<String, Object> sampleValues(String model, boolean isText) {
        return TemplateValues.of(resolved(model, "SIP"), isText);
    }

    private static String sample(Model model, String protocol) {
        try {
            var text = new StringBuilder();
            Renderer.render(resolved(model.name(), protocol))
                    .forEach(it -> text.append(it.name()).append(it.text()));
            return text.toString();
        } catch (RefusedRecord refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Resolved resolved(String model, String protocol) {
        var settings = new Settings(
                model,
                protocol,
                "",
                GROUP,
                Map.of("idleTimeout", "7", "vendorConfig/webAccess", "0", "sshPassword", "a"),
                OVERRIDES);
        var lines = List.of(
                new Line("201", "", "", "", new Secret("b"), ""),
                new Line("202", "Label", "Name", "auth", new Secret(""), "192.0.2.9"));
        return Inheritance.resolve(new DeviceRecord("SEP001122334455", "", settings, lines), new Samples());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static byte[] bytes(Class<?> beside, String resource) {
        try (var in = beside.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, () -> "part of the jar: " + resource)
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static CallManager member(String address, int priority) {
        return new CallManager(
                address, priority, CallManager.SIP_PORT, CallManager.SECURED_SIP_PORT, CallManager.SCCP_PORT);
    }

    private record Samples() implements Records {

        @Override
        public Optional<Profile> profile(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<CallManagerGroup> callManagerGroup(String name) {
            return Optional.of(
                    new CallManagerGroup(name, List.of(member("192.0.2.1", 0), member("cm.example.net", 1))));
        }
    }
}
