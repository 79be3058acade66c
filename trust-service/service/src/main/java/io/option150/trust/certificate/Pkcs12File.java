package io.option150.trust.certificate;

import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * A PKCS#12 file (RFC 7292) as an admin brings it. The JDK's own reader passes over certificates that other programs wrote
 * without a key. Takes a moment: not for an event loop. Its text form shows nothing of it.
 */
public final class Pkcs12File {

    private static final String FIELD = "pkcs12";
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private static final int MOST_BAGS = 10_000;

    private final List<PKCS12SafeBag> bags = new ArrayList<>();
    private final KeyRounds rounds;
    private final InputDecryptorProvider decryptor;
    private final boolean isProven;
    private final boolean hasPassword;

    private Pkcs12File(char[] password, boolean isProven, KeyRounds rounds) {
        this.rounds = rounds;
        this.isProven = isProven;
        this.hasPassword = password.length > 0;
        var decryptors = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(PROVIDER)
                .setTryWrongPKCS12Zero(password.length == 0)
                .build(password);
        this.decryptor = algorithm -> bounded(decryptors, algorithm);
    }

    /**
     * A certificate of the file.
     *
     * @param name its friendly name, which files need not have
     * @param certificate the certificate
     */
    public record Named(Optional<String> name, X509CertificateHolder certificate) {}

    /**
     * Opens a file.
     *
     * @param file its bytes
     * @param password empty: none
     * @throws io.option150.web.ProblemException 400 telling apart what is no such file, what another password opens, and what
     *     cannot be read
     */
    public static Pkcs12File open(byte[] file, char[] password) {
        PKCS12PfxPdu pfx = parse(file);
        var rounds = new KeyRounds(FIELD);
        var opened = new Pkcs12File(password, checkMac(pfx, file, password, rounds), rounds);
        for (ContentInfo content : pfx.getContentInfos()) {
            try {
                opened.bags.addAll(List.of(opened.read(content)));
            } catch (PKCSException | RuntimeException unreadable) {
                throw opened.unreadable(unreadable);
            }
            if (opened.bags.size() > MOST_BAGS) {
                throw refused("must hold at most " + MOST_BAGS + " certificates and keys");
            }
        }
        return opened;
    }

    /** All certificates, in their order. */
    public List<Named> certificates() {
        return bags.stream()
                .filter(bag -> bag.getBagValue() instanceof X509CertificateHolder)
                .map(bag -> new Named(name(bag), (X509CertificateHolder) bag.getBagValue()))
                .toList();
    }

    /**
     * All private keys, in their order.
     *
     * @throws io.option150.web.ProblemException 400 when one cannot be decrypted
     */
    public List<PrivateKeyInfo> keys() {
        List<PrivateKeyInfo> keys = new ArrayList<>();
        for (PKCS12SafeBag bag : bags) {
            switch (bag.getBagValue()) {
                case PrivateKeyInfo plain -> keys.add(plain);
                case PKCS8EncryptedPrivateKeyInfo sealed -> keys.add(decrypt(sealed));
                default -> {
                    // A certificate, or what nobody here asks for.
                }
            }
        }
        return keys;
    }

    @Override
    public String toString() {
        return "Pkcs12File[not shown]";
    }

    private static PKCS12PfxPdu parse(byte[] file) {
        try {
            return new PKCS12PfxPdu(file);
        } catch (IOException | RuntimeException malformed) {
            throw refused("must be a PKCS#12 file in base64");
        }
    }

    /** Whether the password is proven; a file need not have a MAC. */
    private static boolean checkMac(PKCS12PfxPdu pfx, byte[] file, char[] password, KeyRounds rounds) {
        if (!pfx.hasMac()) {
            return false;
        }
        try {
            rounds.spend(pfx.toASN1Structure().getMacData().getIterationCount());
            var calculators = new JcePKCS12MacCalculatorBuilderProvider().setProvider(PROVIDER);
            if (!pfx.isMacValid(calculators, password) && !(password.length == 0 && isOpenedByNone(file))) {
                throw refused("must open with the password");
            }
            return true;
        } catch (PKCSException unknown) {
            throw refused("must have a MAC that can be checked here: " + unknown.getMessage());
        }
    }

    /** There are two ways to write that there is no password; the JDK knows the one that openssl has. */
    private static boolean isOpenedByNone(byte[] file) {
        try {
            KeyStore.getInstance("PKCS12").load(new ByteArrayInputStream(file), new char[0]);
            return true;
        } catch (IOException | GeneralSecurityException another) {
            return false;
        }
    }

    private PKCS12SafeBag[] read(ContentInfo content) throws PKCSException {
        boolean isEncrypted = PKCSObjectIdentifiers.encryptedData.equals(content.getContentType());
        return (isEncrypted ? new PKCS12SafeBagFactory(content, decryptor) : new PKCS12SafeBagFactory(content))
                .getSafeBags();
    }

    private PrivateKeyInfo decrypt(PKCS8EncryptedPrivateKeyInfo sealed) {
        try {
            return sealed.decryptPrivateKeyInfo(decryptor);
        } catch (PKCSException | RuntimeException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private InputDecryptor bounded(InputDecryptorProvider decryptors, AlgorithmIdentifier algorithm)
            throws OperatorCreationException {
        rounds.spend(algorithm);
        return decryptors.get(algorithm);
    }

    private static Optional<String> name(PKCS12SafeBag bag) {
        var attributes = bag.getAttributes();
        return attributes == null
                ? Optional.empty()
                : Arrays.stream(attributes)
                        .filter(attribute -> PKCS12SafeBag.friendlyNameAttribute.equals(attribute.getAttrType()))
                        .flatMap(attribute -> Arrays.stream(attribute.getAttributeValues()))
                        .filter(ASN1String.class::isInstance)
                        .map(value -> ((ASN1String) value).getString())
                        .findFirst();
    }

    /** Where a MAC has proven the password, it is not to blame. */
    private RuntimeException unreadable(Exception why) {
        if (why instanceof ProblemException known) {
            return known;
        }
        if (isProven && !hasPassword) {
            return refused("must have a password: one encrypted under an empty password is not read here");
        }
        return isProven
                ? new Violation(
                                FIELD,
                                "must hold what can be read here; the password is the right one",
                                String.valueOf(why.getMessage()))
                        .exception()
                : refused("must open with the password; it has no MAC that would tell another one");
    }

    private static RuntimeException refused(String rule) {
        return new Violation(FIELD, rule, "(not shown)").exception();
    }
}
