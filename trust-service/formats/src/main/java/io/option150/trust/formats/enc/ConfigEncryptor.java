package io.option150.trust.formats.enc;

import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.Encryption;
import io.option150.trust.formats.header.HeaderExtras;
import io.option150.trust.formats.header.HeaderForm;
import io.option150.trust.formats.header.HeaderSigner;
import io.option150.trust.formats.header.Signing;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.TlvWriter;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/** Encrypts configurations for phones and signs them. Safe to share between threads. */
public final class ConfigEncryptor {

    /** What the names of encrypted files end with. */
    public static final String ENDING = ".enc.sgn";

    /** The byte that fills the last block. */
    static final byte PAD = 0x0D;

    static final String CIPHER = "AES/CBC/NoPadding";
    static final String KEY_CIPHER = "RSA/ECB/PKCS1Padding";

    private static final int AES_BITS = 128;

    private final HeaderSigner signer;
    private final SecureRandom random;

    /**
     * An encryptor.
     *
     * @param certificate of the file signer
     * @param key its private key, RSA of 1024 or 2048 bits
     * @param random gives keys and initial vectors
     * @throws IllegalArgumentException when key and certificate do not belong together or are of a kind that phones do not
     *     know
     */
    public ConfigEncryptor(X509Certificate certificate, PrivateKey key, SecureRandom random) {
        this.signer = new HeaderSigner(certificate, key);
        this.random = random;
    }

    /**
     * Encrypts and signs a configuration.
     *
     * @param fileName the name the phone asked for, ending in {@value #ENDING}
     * @param configuration the plain configuration
     * @param phone the phone's certificate (LSC or MIC); its key must be RSA, since how to encrypt for others is not known
     * @param digest for the signature and for the digest of the plain configuration
     * @param timestamp when the file was built, in whole seconds
     * @return the whole file
     * @throws IllegalArgumentException when the name ends otherwise or the phone's key is not RSA
     */
    public byte[] encrypt(
            String fileName, byte[] configuration, X509Certificate phone, DigestAlgorithm digest, Instant timestamp) {
        if (!fileName.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            throw new IllegalArgumentException("file name \"%s\": must end with %s".formatted(fileName, ENDING));
        }
        if (!(phone.getPublicKey() instanceof RSAPublicKey phoneKey)) {
            throw new IllegalArgumentException("phone's key: must be RSA, not "
                    + phone.getPublicKey().getAlgorithm() + "; the format for others is not known");
        }
        try {
            int padding = Encryption.BLOCK - configuration.length % Encryption.BLOCK;
            byte[] padded = Arrays.copyOf(configuration, configuration.length + padding);
            Arrays.fill(padded, configuration.length, padded.length, PAD);
            byte[] iv = new byte[Encryption.BLOCK];
            random.nextBytes(iv);
            SecretKey key = newKey();
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
            byte[] ciphertext = cipher.doFinal(padded);
            var encryption = new Encryption(
                    Bytes.copyOf(iv),
                    padding,
                    (phoneKey.getModulus().bitLength() + 7) / Byte.SIZE * Byte.SIZE,
                    sealed(key, phoneKey),
                    digest,
                    digest(digest, configuration),
                    Encryption.Unnamed.USUAL);
            Signing signing =
                    signer.begin(HeaderForm.ENCRYPTED, fileName, digest, timestamp, HeaderExtras.of(encryption));
            byte[] header = signing.update(ciphertext).header();
            return new TlvWriter().raw(header).raw(ciphertext).toArray();
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("cannot encrypt " + fileName, refused);
        }
    }

    private SecretKey newKey() throws GeneralSecurityException {
        var generator = KeyGenerator.getInstance("AES");
        generator.init(AES_BITS, random);
        return generator.generateKey();
    }

    private Bytes sealed(SecretKey key, RSAPublicKey phone) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(KEY_CIPHER);
        cipher.init(Cipher.ENCRYPT_MODE, phone, random);
        return Bytes.copyOf(cipher.doFinal(key.getEncoded()));
    }

    static Bytes digest(DigestAlgorithm algorithm, byte[] content) throws GeneralSecurityException {
        return Bytes.copyOf(
                MessageDigest.getInstance(algorithm.digestAlgorithm()).digest(content));
    }
}
