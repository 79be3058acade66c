package io.option150.local.data;

import io.option150.local.console.SuiteException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Tokens and passwords of a suite: random, made at its first start, kept in files of mode 600. */
public final class Secrets {

    private final Properties passwords;

    private Secrets(Properties passwords) {
        this.passwords = passwords;
    }

    /**
     * Makes what is missing and reads the rest.
     *
     * @throws SuiteException if the file of passwords is there and lacks one: the databases know it, nobody else does
     */
    public static Secrets of(DataFolder folder) throws IOException, SuiteException {
        for (Path secret : new Path[] {folder.adminToken(), folder.serviceToken(), folder.handoverSecret()}) {
            if (!Files.exists(secret)) {
                PrivateFiles.write(secret, PrivateFiles.randomSecret() + "\n");
            }
        }
        Files.createDirectories(folder.trust());
        if (!Files.exists(folder.secrets())) {
            PrivateFiles.write(
                    folder.secrets(),
                    Arrays.stream(Role.values())
                            .map(role -> role.roleName() + "=" + PrivateFiles.randomSecret() + "\n")
                            .collect(Collectors.joining()));
        }
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.secrets())) {
            passwords.load(reader);
        }
        for (Role role : Role.values()) {
            if (!passwords.containsKey(role.roleName())) {
                throw new SuiteException(folder.secrets() + " lacks the password of " + role.roleName());
            }
        }
        return new Secrets(passwords);
    }

    /** The password of a role of the database server. */
    public String password(Role role) {
        return Objects.requireNonNull(passwords.getProperty(role.roleName()));
    }

    /** The roles of the database server; but for the first each has a database of its name. */
    public enum Role {
        POSTGRES("postgres"),
        CLUSTER_REGISTRY("cluster_registry"),
        FILE_STORE("file_store"),
        TRUST_SERVICE("trust_service");

        private final String roleName;

        Role(String roleName) {
            this.roleName = roleName;
        }

        public String roleName() {
            return roleName;
        }
    }
}
