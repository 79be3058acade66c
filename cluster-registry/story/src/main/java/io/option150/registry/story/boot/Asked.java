package io.option150.registry.story.boot;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneRequest.Answer;
import io.option150.registry.story.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A request, and what its name stands for.
 *
 * @param request as an edge told it
 * @param key its name to compare by
 * @param kind what the name stands for
 */
public record Asked(PhoneRequest request, String key, NameKind kind) {

    static final String YES = "yes";
    static final String NO = "no";
    static final String SILENT = "silent";

    private static final String USUAL_DIAL_PLAN = "dialplan.xml";

    /** The edge's word for a transfer that the phone ended by a packet of its own. */
    private static final String ENDED_BY_PHONE = "client ended it";

    static Asked of(PhoneRequest request) {
        String key = NameKind.key(request.name());
        return new Asked(request, key, NameKind.of(key, request.nameClass()));
    }

    public Instant time() {
        return request.time();
    }

    public Instant end() {
        return request.time().plusMillis(request.durationMillis());
    }

    public Duration until(Asked later) {
        return Duration.between(time(), later.time());
    }

    public boolean is(NameKind some) {
        return kind == some;
    }

    /** Whether a boot may begin by it: trust lists and configurations, in the order in which phones ask. */
    public boolean isOfStart() {
        return kind == NameKind.TRUST_LIST || kind == NameKind.CONFIGURATION;
    }

    public boolean isTftp() {
        return request.front().equals("tftp");
    }

    /** Whether the phone has the whole file. */
    public boolean isWhole() {
        return request.whole();
    }

    public boolean isWhole(NameKind some) {
        return kind == some && isWhole();
    }

    /** Whether the phone was told that there is no such file: all that had to be asked said so (RES-5). */
    public boolean isNo() {
        return request.outcome().equals("not_found");
    }

    public boolean isNo(NameKind some) {
        return kind == some && isNo();
    }

    /** Whether there was a file to send. Without one nothing is known of the way to the phone, but by a "no". */
    private boolean isSent() {
        return !request.source().isEmpty() && !request.source().equals("none");
    }

    /** Whether a file was sent over TFTP of which the phone acknowledged nothing, not even the options. */
    public boolean isUnheard() {
        return isTftp() && isSent() && request.outcome().equals(SILENT);
    }

    /**
     * Whether a file that was being sent stopped: over TFTP before its first block was acknowledged, over HTTP before its end. Who
     * ends a transfer by a packet of its own, as those do that ask for a size alone, is not stuck.
     */
    public boolean isStuck() {
        boolean cut = request.outcome().equals("aborted") || request.outcome().equals("failed");
        return isTftp()
                ? isUnheard() || (isSent() && cut && request.bytes() == 0 && !isEndedByPhone())
                : isSent() && cut && (request.size() < 0 || request.bytes() < request.size());
    }

    /**
     * Whether something of ours reached the phone for certain: over HTTP there is a connection, over TFTP an acknowledgement, be it of
     * the options alone.
     */
    public boolean hasArrived() {
        return !isTftp()
                || isWhole()
                || request.bytes() > 0
                || request.outcome().equals("aborted");
    }

    private boolean isEndedByPhone() {
        return request.detail().startsWith(ENDED_BY_PHONE);
    }

    /** Whether it is a copy that was served since its cluster did not answer in time (RES-11). */
    public boolean isStale() {
        return request.source().equals("stale");
    }

    /** Those that said that. */
    public List<String> who(String said) {
        return request.answers().stream()
                .filter(answer -> answer.said().equals(said))
                .map(Answer::cluster)
                .toList();
    }

    public List<String> haveIt() {
        return who(YES);
    }

    public List<String> silent() {
        return who(SILENT);
    }

    /** Whether the home said yes or no. */
    public boolean isAnsweredBy(Home home) {
        return request.answers().stream()
                .anyMatch(answer ->
                        home.speaksAs(answer.cluster()) && !answer.said().equals(SILENT));
    }

    /** Whether the home was asked and said nothing. */
    public boolean isUnansweredBy(Home home) {
        return silent().stream().anyMatch(home::speaksAs);
    }

    /** Whose file it was, own files by the name under which they answer. */
    public String owner() {
        return request.cluster().isEmpty() ? Home.OWN : request.cluster();
    }

    /** Whether that file or folder is what was asked for. */
    public boolean isNamedBy(ContentFacts.Named named) {
        String name = NameKind.key(named.name());
        return name.endsWith("/") ? key.startsWith(name) : key.equals(name);
    }

    /**
     * Whether a phone asks for this only once it took that configuration. Of one that only the phone can read the kind of name
     * tells: all these are asked for only because something names them.
     */
    public boolean isNamedOnlyBy(Asked configuration) {
        ContentFacts facts = configuration.request().facts();
        if (isOfStart()) {
            return false;
        }
        return facts == null
                ? kind == NameKind.LOADS
                        || kind == NameKind.LOCALE
                        || key.equals(USUAL_DIAL_PLAN)
                        || request.nameClass().equals("cluster_own")
                : facts.names().stream().anyMatch(this::isNamedBy);
    }

    /** Whether it is the configuration's signed form, and no encrypted one, after whose "no" a phone asks for that (N10). */
    public boolean isSignedForm() {
        String name = request.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".sgn") && !isEncryptedForm();
    }

    public boolean isEncryptedForm() {
        return request.name().toLowerCase(Locale.ROOT).endsWith(".enc.sgn");
    }

    /** Whether it is a CTL; else, of trust lists, an ITL. */
    public boolean isCtl() {
        return kind == NameKind.TRUST_LIST && key.startsWith("ctl");
    }
}
