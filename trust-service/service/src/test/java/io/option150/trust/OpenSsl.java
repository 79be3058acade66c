package io.option150.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The real openssl, which most admins make their files with. Keys are EC keys with their parameters in a block before
 * them, as {@code openssl ecparam -genkey} writes them.
 *
 * @param folder where the files are
 */
public record OpenSsl(Path folder) {

    private static final String CA = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";

    /** A self-signed root, an intermediate and a server: {@code root}, {@code issuer}, {@code server}, each .pem and .key. */
    public OpenSsl chain() throws IOException, InterruptedException {
        ecKey("root");
        run("req", "-x509", "-key", "root.key", "-subj", "/CN=root", "-days", "30", "-out", "root.pem");
        ecKey("issuer");
        issue("issuer", "root", CA);
        ecKey("server");
        issue("server", "issuer", "keyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n");
        return this;
    }

    /** A new key. */
    public void ecKey(String name) throws IOException, InterruptedException {
        run("ecparam", "-name", "prime256v1", "-genkey", "-out", name + ".key");
    }

    /** A new RSA key of 2048 bits. */
    public void rsaKey(String name) throws IOException, InterruptedException {
        run("genrsa", "-out", name + ".key", "2048");
    }

    /** A certificate of the key of this name. */
    public void issue(String name, String issuer, String extensions) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name + ".ext"), extensions);
        run("req", "-new", "-key", name + ".key", "-subj", "/CN=" + name, "-out", name + ".csr");
        run(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                issuer + ".pem",
                "-CAkey",
                issuer + ".key",
                "-CAcreateserial",
                "-days",
                "30",
                "-extfile",
                name + ".ext",
                "-out",
                name + ".pem");
    }

    /** Runs openssl in the folder. */
    public void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("openssl.log");
        Process openssl = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (openssl.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
        }
    }

    /** Files one after the other. */
    public String text(String... files) throws IOException {
        var text = new StringBuilder();
        for (String file : files) {
            text.append(Files.readString(folder.resolve(file), US_ASCII));
        }
        return text.toString();
    }

    /** A file's bytes. */
    public byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }
}
