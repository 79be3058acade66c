package io.option150.files.check;

import io.option150.config.check.ConfigCheck;
import io.option150.config.check.Finding;
import io.option150.config.check.Level;
import io.option150.files.FileSettings;
import io.option150.files.path.FilePath;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at phones' files while they are uploaded, before any phone sees them. */
@Singleton
public class UploadChecks {

    private static final Logger LOG = Logger.getLogger(UploadChecks.class);

    private final ConfigChecks checks;
    private final FileSettings.Check mode;

    UploadChecks(ConfigChecks checks, FileSettings settings) {
        this.checks = checks;
        this.mode = settings.check();
    }

    /** Whether a file of this name is checked: its name tells a phone's file, and those are. */
    public boolean isFor(FilePath path) {
        return mode != FileSettings.Check.OFF && ConfigCheck.isFor(path.value());
    }

    /** What is kept of an upload to be checked: nothing, where it is not. */
    public CheckedCopy copyOf(FilePath path) {
        return new CheckedCopy(isFor(path));
    }

    /**
     * What is wrong with an upload that has come whole. Fails with a 422 problem when it has errors, and those are refused.
     *
     * @param isForced whether the caller wants it stored all the same
     */
    public Uni<List<Finding>> verdict(FilePath path, CheckedCopy copy, boolean isForced) {
        if (!copy.isKept()) {
            return Uni.createFrom().item(List.of());
        }
        return findings(path, Uni.createFrom().item(copy.bytes()), Map.of())
                .map(found -> found.orElse(List.of()))
                .invoke(findings -> {
                    var errors = findings.stream()
                            .filter(it -> it.level() == Level.ERROR)
                            .toList();
                    if (errors.isEmpty()) {
                        return;
                    }
                    if (isRefused(errors, isForced)) {
                        throw refusal(path, errors);
                    }
                    LOG.warnf(
                            "%s is stored with %d errors, the first in line %d: %s",
                            path,
                            errors.size(),
                            errors.getFirst().place().line(),
                            errors.getFirst().rule().id());
                });
    }

    /**
     * What is wrong with files that come together, each with what is found of it. Fails with a 422 problem where one has errors
     * and those are refused.
     *
     * @param isForced whether the caller wants them stored all the same
     */
    public void requireTaken(Map<FilePath, List<Finding>> found, boolean isForced) {
        found.forEach((path, findings) -> {
            var errors =
                    findings.stream().filter(it -> it.level() == Level.ERROR).toList();
            if (isRefused(errors, isForced)) {
                throw refusal(path, errors);
            }
        });
    }

    /** Whether a phone could not use a file of which this was found. */
    public static boolean hasErrors(List<Finding> findings) {
        return findings.stream().anyMatch(it -> it.level() == Level.ERROR);
    }

    private boolean isRefused(List<Finding> errors, boolean isForced) {
        return mode == FileSettings.Check.REFUSE && !isForced && !errors.isEmpty();
    }

    /**
     * What is wrong with a file that is about to be stored; empty where that cannot be told: a check that fails keeps no upload out
     * that it could only warn of.
     *
     * @param bytes of the whole file, or one more than a file may have
     * @param coming sizes in bytes, by name without regard to case, of files that come with it
     */
    public Uni<Optional<List<Finding>>> findings(FilePath path, Uni<byte[]> bytes, Map<String, Long> coming) {
        var found = bytes.chain(all -> checks.check(path, all, coming)).map(Optional::of);
        return mode == FileSettings.Check.REFUSE
                ? found
                : found.onFailure().recoverWithItem(failure -> {
                    LOG.warnf(failure, "%s is stored unchecked", path);
                    return Optional.empty();
                });
    }

    private static ProblemException refusal(FilePath path, List<Finding> errors) {
        var first = errors.getFirst();
        var violations = errors.stream().map(UploadChecks::violation).toList();
        return new Problem(
                        "urn:option150:problem:device-config",
                        "Phones could not use this file",
                        422,
                        "%s has %d errors; the first in line %d, column %d: %s Nothing was stored; ?force=true stores it all the same."
                                .formatted(
                                        path,
                                        errors.size(),
                                        first.place().line(),
                                        first.place().column(),
                                        first.why()),
                        violations.getFirst().field(),
                        violations.getFirst().rule(),
                        violations.getFirst().value(),
                        violations)
                .exception();
    }

    private static Violation violation(Finding finding) {
        return new Violation(
                "line " + finding.place().line() + ", column " + finding.place().column(),
                finding.rule().id() + ": " + finding.why(),
                finding.value());
    }
}
