package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request of a phone and how it ended. Texts are empty and numbers 0 where nothing is known.
 *
 * @param time when it began
 * @param durationMillis from then to its end
 * @param front {@code tftp}, {@code http} or {@code https}
 * @param port the phone asked from
 * @param name as asked for, without a leading slash; empty: no name was asked for
 * @param nameClass what the name stands for (RES-2)
 * @param outcome {@code served}, {@code not_found}, {@code refused}, {@code failed}, {@code aborted}, or {@code silent}:
 *     nothing that was sent was ever acknowledged
 * @param source {@code cache}, {@code local}, {@code remote}, {@code stale} or {@code none}
 * @param cluster whose file it was; empty for own files
 * @param bytes the phone has: acknowledged over TFTP, written over HTTP
 * @param size of the whole file; -1: not known
 * @param blockSize of a TFTP transfer in bytes; 0 over HTTP
 * @param retransmits packets sent again (TFTP)
 * @param sha256 of the file, lower-case hex; empty: not known
 * @param signer of a trust list or signed file: the signer's name and certificate serial as its header says; empty: not signed
 * @param answers what each cluster that was asked said, in the order of asking
 * @param facts what the file names, for configurations and {@code .loads} that were served; null: none
 * @param detail why it was not served, in a few words
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PhoneRequest(
        Instant time,
        long durationMillis,
        String front,
        int port,
        @JsonInclude(JsonInclude.Include.ALWAYS) String name,
        String nameClass,
        String outcome,
        String source,
        String cluster,
        long bytes,
        long size,
        int blockSize,
        int retransmits,
        String sha256,
        String signer,
        List<Answer> answers,
        @Nullable ContentFacts facts,
        String detail) {

    /**
     * What one cluster said.
     *
     * @param cluster its id; {@code own}: the files of file-store
     * @param said {@code yes}, {@code no}, or {@code silent}: it could not be reached, failed, or took longer than it may
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Answer(String cluster, String said) {
        public Answer {
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(said, "said");
        }
    }

    public PhoneRequest {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(front, "front");
        Objects.requireNonNull(outcome, "outcome");
        // A stranger may ask for nothing at all.
        name = Objects.requireNonNullElse(name, "");
        nameClass = Objects.requireNonNullElse(nameClass, "");
        source = Objects.requireNonNullElse(source, "");
        cluster = Objects.requireNonNullElse(cluster, "");
        sha256 = Objects.requireNonNullElse(sha256, "");
        signer = Objects.requireNonNullElse(signer, "");
        answers = answers == null ? List.of() : List.copyOf(answers);
        detail = Objects.requireNonNullElse(detail, "");
    }

    /** Whether the phone has the whole file: over TFTP its last block was acknowledged. */
    public boolean whole() {
        return outcome.equals("served");
    }
}
