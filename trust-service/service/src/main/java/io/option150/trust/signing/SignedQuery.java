package io.option150.trust.signing;

import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileNames;
import io.option150.trust.TrustSettings.SignatureDigest;
import io.option150.trust.contract.PhoneConfig;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.formats.enc.ConfigEncryptor;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.sgn.SgnFileName;
import io.option150.trust.phone.PhoneName;
import io.option150.trust.plain.PlainFile;
import io.option150.web.Problem;
import io.option150.web.Violation;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: the signed or encrypted form of which file.
 *
 * @param name exactly as asked, its ending included: it becomes part of what is signed
 * @param sha256 the plain content that it must be of; empty: whatever the store holds now
 * @param digest digest of the signature
 */
record SignedQuery(SgnFileName name, Optional<String> sha256, DigestAlgorithm digest) {

    private static final String NAME = "path";

    /**
     * Reads a call's parts.
     *
     * @throws io.option150.web.ProblemException 400 naming field, rule and value; 404 for forms that are not made
     */
    static SignedQuery parse(String name, @Nullable String sha256, @Nullable String digest, SignatureDigest byDefault) {
        return new SignedQuery(
                requested(name),
                Optional.ofNullable(sha256).map(text -> PlainFile.requireSha256(text.toLowerCase(Locale.ROOT))),
                digest(digest, byDefault));
    }

    private static SgnFileName requested(String name) {
        var broken = FileNames.brokenRuleOfStored(name);
        if (broken != null) {
            throw new Violation(NAME, broken, name).exception();
        }
        var form = FileForm.of(name);
        require(
                form != FileForm.PLAIN && name.length() > SgnFileName.ENDING.length(),
                "must be a file's name and end with " + SgnFileName.ENDING,
                name);
        String plain = plainName(name, form);
        if (FileForm.of(plain) != FileForm.PLAIN) {
            throw notMade(name, plain + " is a signed form itself");
        }
        if (form == FileForm.ENCRYPTED && PhoneConfig.phone(plain).isEmpty()) {
            throw notMade(name, "only the configuration of a phone (<device>.cnf.xml) is encrypted");
        }
        return new SgnFileName(name);
    }

    /** The name of the stored file. */
    String plainName() {
        return plainName(name.value(), FileForm.of(name.value()));
    }

    /** Whether it is to be encrypted, too. */
    boolean isEncrypted() {
        return FileForm.of(name.value()) == FileForm.ENCRYPTED;
    }

    /** Whose configuration it is; empty for all other files. */
    Optional<PhoneName> phone() {
        return PhoneConfig.phone(plainName()).map(PhoneName::of);
    }

    private static String plainName(String name, FileForm form) {
        int ending = (form == FileForm.ENCRYPTED ? ConfigEncryptor.ENDING : SgnFileName.ENDING).length();
        return name.substring(0, name.length() - ending);
    }

    private static DigestAlgorithm digest(@Nullable String text, SignatureDigest byDefault) {
        return switch (text) {
            case null -> byDefault == SignatureDigest.SHA512 ? DigestAlgorithm.SHA_512 : DigestAlgorithm.SHA_1;
            case TrustPaths.DIGEST_SHA1 -> DigestAlgorithm.SHA_1;
            case TrustPaths.DIGEST_SHA512 -> DigestAlgorithm.SHA_512;
            default ->
                throw new Violation(
                                TrustPaths.DIGEST,
                                "must be " + TrustPaths.DIGEST_SHA1 + " or " + TrustPaths.DIGEST_SHA512,
                                text)
                        .exception();
        };
    }

    private static RuntimeException notMade(String name, String why) {
        return Problem.notFound("There is no " + name + ": " + why + ".").exception();
    }

    private static void require(boolean holds, String rule, String name) {
        if (!holds) {
            throw new Violation(NAME, rule, name).exception();
        }
    }
}
