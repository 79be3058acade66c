package io.option150.web.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    private static final String ADMIN = "admin-token-0123456789";
    private static final String SERVICE = "service-token-0123456789";
    private static final String VIV = "viv-0123456789abcdef";

    private static final String VIV_SHA256 = sha256(VIV);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("admin"), ADMIN + "\n");
        Files.writeString(folder.resolve("service"), SERVICE + "\n");
        others("# the night shift\n\nviv  viewer\t" + VIV_SHA256 + "\n");
    }

    @Test
    void theDigestIsThatOfSha256sum() {
        assertThat(sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void eachTokenSpeaksForItsCaller() {
        var tokens = tokens();
        assertThat(tokens.callerOf(ADMIN)).contains(new Caller("admin", Roles.ADMIN));
        assertThat(tokens.callerOf(SERVICE)).contains(new Caller("service", Roles.SERVICE));
        assertThat(tokens.callerOf(VIV)).contains(new Caller("viv", Roles.VIEWER));
        assertThat(tokens.callerOf(VIV_SHA256)).isEmpty();
        assertThat(tokens.callerOf("")).isEmpty();
        assertThat(tokens.serviceAuthorization()).contains("Bearer " + SERVICE);
    }

    @Test
    void aTokenIsChangedWithoutAStart() throws IOException {
        var tokens = tokens();
        Files.writeString(folder.resolve("service"), "another-service-token-01\n");
        others("old service " + sha256(SERVICE) + "\nviv viewer " + VIV_SHA256 + "\nviv operator " + sha256("new"));
        tokens.reload();

        assertThat(tokens.serviceAuthorization()).contains("Bearer another-service-token-01");
        assertThat(tokens.callerOf(SERVICE)).contains(new Caller("old", Roles.SERVICE));
        assertThat(tokens.callerOf(VIV)).contains(new Caller("viv", Roles.VIEWER));
        assertThat(tokens.callerOf("new")).contains(new Caller("viv", Roles.OPERATOR));

        others("viv operator " + sha256("new"));
        tokens.reload();
        assertThat(tokens.callerOf(SERVICE)).isEmpty();
        assertThat(tokens.callerOf(VIV)).isEmpty();
    }

    @Test
    void aBadFileChangesNothingAndIsToldOf() throws IOException {
        var tokens = tokens();
        others("viv viewer " + VIV_SHA256 + "\nmallory king " + sha256("m"));
        tokens.reload();
        assertThat(tokens.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("line 2: role"));
        assertThat(tokens.callerOf(VIV)).isPresent();

        Files.delete(folder.resolve("others"));
        tokens.reload();
        assertThat(tokens.fault()).hasValueSatisfying(fault -> assertThat(fault).contains("cannot be read"));
        assertThat(tokens.callerOf(VIV)).isPresent();

        others("");
        tokens.reload();
        assertThat(tokens.fault()).isEmpty();
        assertThat(tokens.callerOf(VIV)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            viv viewer            | line 1: must be a name, a role and a SHA-256, parted by blanks; has 2 parts
            # x\\n\\nviv king 00  | line 3: role: must be one of [viewer, operator, admin, service]; got: king
            v/v viewer 00         | line 1: name: must be 1 to 64 letters, digits, '.', '_', '-', '@'
            viv viewer 00         | line 1: SHA-256: must be 64 hex digits; has 2 characters
            SAME                  | line 2: SHA-256: must stand in one line only
            """)
    void aBadFileEndsTheStartNamingLineAndRule(String text, String rule) throws IOException {
        others(text.replace("\\n", "\n").replace("SAME", "viv viewer " + VIV_SHA256 + "\nvic admin " + VIV_SHA256));
        assertThatThrownBy(this::tokens)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("option150.auth.tokens-file: " + folder.resolve("others") + ", " + rule);
    }

    @Test
    void aShortOrMissingTokenEndsTheStart() throws IOException {
        Files.writeString(folder.resolve("admin"), "short");
        assertThatThrownBy(this::tokens)
                .hasMessageContaining("option150.tokens.admin-file")
                .hasMessageContaining("16");
        Files.writeString(folder.resolve("admin"), ADMIN + "\n" + ADMIN);
        assertThatThrownBy(this::tokens).hasMessageContaining("must hold one token");
        Files.delete(folder.resolve("admin"));
        assertThatThrownBy(this::tokens).hasMessageContaining("cannot be read");
    }

    private void others(String text) throws IOException {
        Files.writeString(folder.resolve("others"), text);
    }

    private Tokens tokens() {
        return new Tokens(new Own(folder), new More(folder));
    }

    private record Own(Path folder) implements TokenSettings {

        @Override
        public Optional<Path> adminFile() {
            return Optional.of(folder.resolve("admin"));
        }

        @Override
        public Optional<Path> serviceFile() {
            return Optional.of(folder.resolve("service"));
        }
    }

    private record More(Path folder) implements AuthSettings {

        @Override
        public Optional<Path> tokensFile() {
            return Optional.of(folder.resolve("others"));
        }

        @Override
        public Duration reload() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int wrongTokens() {
            return 20;
        }

        @Override
        public Optional<List<String>> networks() {
            return Optional.empty();
        }

        @Override
        public Oidc oidc() {
            throw new UnsupportedOperationException("not about tokens in files");
        }
    }

    private static String sha256(String token) {
        return HexFormat.of().formatHex(KnownToken.digest(token));
    }
}
