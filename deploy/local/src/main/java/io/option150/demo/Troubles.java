package io.option150.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.demo.phone.Answer;
import io.option150.demo.phone.HeldList;
import io.option150.demo.phone.HttpPhone;
import io.option150.demo.remote.RemoteCluster;
import io.option150.demo.remote.SigningCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The act of three phones that do not work: one refuses its configuration because of a foreign signature, the load of the next
 * is missing, the last was moved too early. What is wrong is found from what they ask, and is gone once it is mended.
 *
 * @param signer the phone that checks signatures
 * @param upgrading the phone that is told another load
 * @param moved the phone whose record was moved alone
 * @param berlinSigns what the first cluster signs with
 * @param parisSigns what the second one signs with
 */
record Troubles(
        Cast cast,
        SuiteApi admin,
        HttpPhone signer,
        HttpPhone upgrading,
        HttpPhone moved,
        RemoteCluster berlin,
        RemoteCluster paris,
        SigningCluster berlinSigns,
        SigningCluster parisSigns,
        Steps steps) {

    /** Five seconds are promised; a busy machine may take longer, and each step tells what it took. */
    private static final Duration SOON = Duration.ofSeconds(30);

    /** A phone that is moved starts again; what comes sooner is the same start (boot stories, section 1). */
    private static final Duration RESTART = Duration.ofSeconds(21);

    /** After a refused configuration a phone asks once more. */
    private static final Duration ASKS_AGAIN = Duration.ofSeconds(4);

    void tell() throws IOException, InterruptedException {
        HeldList list = new HeldList();
        setTheStage();
        steps.chapter("Three phones that do not work: the first boots at " + cast.oldHome());
        bootSigned(list, cast.oldHome());
        foundWithLoad();
        foundMovedTooEarly();
        steps.chapter("The first phone is moved, and starts again");
        steps.step("%s moves to %s, its trust list does not".formatted(signer.name(), cast.newHome()), () -> {
            admin.move(signer.name(), cast.oldHome(), cast.newHome());
            Thread.sleep(RESTART);
        });
        refuse(list);
        steps.step("it asks once more, as phones do", () -> Thread.sleep(ASKS_AGAIN));
        refuse(list);
        found(signer, "trust-list-changed-hands", "erase the trust list at the phone");
        steps.step("its trust list is erased at the phone", list::erase);
        bootSigned(list, cast.newHome());
        gone(signer, "trust-list-changed-hands");
    }

    private void setTheStage() throws IOException, InterruptedException {
        byte[] dials =
                "<DIALTEMPLATE><TEMPLATE MATCH=\"*\" TIMEOUT=\"5\"/></DIALTEMPLATE>".getBytes(StandardCharsets.UTF_8);
        admin.upload(cast.dialPlan(), dials);
        signedFiles(berlin, berlinSigns, cast.oldHome());
        signedFiles(paris, parisSigns, cast.newHome());
        berlin.put(
                config(upgrading),
                configOf(cast.oldHome(), "<loadInformation>%s</loadInformation>".formatted(cast.load())));
        berlin.put(config(moved), configOf(cast.oldHome(), ""));
        for (HttpPhone phone : new HttpPhone[] {signer, upgrading, moved}) {
            admin.assign(phone.name(), cast.oldHome());
        }
    }

    private void signedFiles(RemoteCluster cluster, SigningCluster signs, String home) throws IOException {
        String name = config(signer) + ".sgn";
        byte[] plain =
                configOf(home, "<sipProfile><dialTemplate>%s</dialTemplate></sipProfile>".formatted(cast.dialPlan()));
        cluster.put("ITL" + signer.name() + ".tlv", signs.trustList());
        cluster.put(name, signs.signed(name, plain));
    }

    private void bootSigned(HeldList list, String home) throws InterruptedException {
        // Right after its record was made the edge may not know of it yet.
        steps.stepWithin(SOON, "%s keeps the trust list of %s".formatted(signer.name(), home), () -> {
            if (!list.take(file(signer, "ITL" + signer.name() + ".tlv"))) {
                throw new StepFailed("it refuses it");
            }
        });
        steps.step("it believes its configuration, and asks for the dial plan that this names", () -> {
            if (!list.believes(file(signer, config(signer) + ".sgn"))) {
                throw new StepFailed("it does not believe the signature");
            }
            file(signer, cast.dialPlan());
        });
    }

    private void refuse(HeldList list) throws InterruptedException {
        steps.step("it refuses the trust list and the configuration of %s".formatted(cast.newHome()), () -> {
            if (list.take(file(signer, "ITL" + signer.name() + ".tlv"))) {
                throw new StepFailed("it takes the list");
            }
            if (list.believes(file(signer, config(signer) + ".sgn"))) {
                throw new StepFailed("it believes the configuration");
            }
        });
    }

    private void foundWithLoad() throws InterruptedException {
        String loads = cast.load() + ".loads";
        steps.chapter("The second is told a load that nobody has");
        steps.step("%s asks for %s in vain".formatted(upgrading.name(), loads), () -> {
            file(upgrading, config(upgrading));
            requireNone(upgrading, loads);
        });
        found(upgrading, "load-missing", "Upload all files");
        steps.step("the load is uploaded", () -> {
            admin.upload(cast.image(), "an image".getBytes(StandardCharsets.UTF_8));
            admin.upload(loads, (cast.image() + "\n").getBytes(StandardCharsets.UTF_8));
        });
        steps.stepWithin(SOON, "the phone has the load and its image", () -> {
            file(upgrading, loads);
            file(upgrading, cast.image());
        });
        gone(upgrading, "load-missing");
    }

    private void foundMovedTooEarly() throws InterruptedException {
        steps.chapter("The third is moved before its new cluster knows it");
        steps.step(
                "%s has its configuration from %s".formatted(moved.name(), cast.oldHome()),
                () -> file(moved, config(moved)));
        steps.step(
                "its record moves to %s".formatted(cast.newHome()),
                () -> admin.move(moved.name(), cast.oldHome(), cast.newHome()));
        steps.stepWithin(
                SOON, "the phone is told that there is no configuration", () -> requireNone(moved, config(moved)));
        found(moved, "no-config-at-home", "set the record back to " + cast.oldHome());
        steps.step(
                "its record is set back to %s".formatted(cast.oldHome()),
                () -> admin.move(moved.name(), cast.newHome(), cast.oldHome()));
        steps.stepWithin(SOON, "the phone has its configuration again", () -> file(moved, config(moved)));
        gone(moved, "no-config-at-home");
    }

    private void found(HttpPhone phone, String id, String nextStep) throws InterruptedException {
        steps.stepWithin(SOON, "found: %s; next: … %s …".formatted(id, nextStep), () -> {
            JsonNode finding = admin.finding(phone.name(), id)
                    .orElseThrow(() -> new StepFailed("the phone's page does not tell of it"));
            String next = finding.path("nextStep").asText();
            if (!next.contains(nextStep)) {
                throw new StepFailed("the next step is: " + next);
            }
            if (!admin.listsFinding(phone.name(), id)) {
                throw new StepFailed("the list of all findings does not have it");
            }
        });
    }

    private void gone(HttpPhone phone, String id) throws InterruptedException {
        steps.stepWithin(SOON, "%s is gone".formatted(id), () -> {
            Optional<JsonNode> finding = admin.finding(phone.name(), id);
            if (finding.isPresent() || admin.listsFinding(phone.name(), id)) {
                throw new StepFailed("it is still told");
            }
        });
    }

    private static byte[] file(HttpPhone phone, String name) throws InterruptedException, StepFailed {
        Answer answer = phone.fetch(name);
        if (answer instanceof Answer.File file) {
            return file.bytes();
        }
        throw new StepFailed("for %s it got %s".formatted(name, answer.describe()));
    }

    private static void requireNone(HttpPhone phone, String name) throws InterruptedException, StepFailed {
        Answer answer = phone.fetch(name);
        if (!(answer instanceof Answer.NotFound)) {
            throw new StepFailed("for %s it got %s".formatted(name, answer.describe()));
        }
    }

    private static String config(HttpPhone phone) {
        return phone.name() + ".cnf.xml";
    }

    private static byte[] configOf(String home, String names) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <device>
                  <devicePool><callManagerGroup><members><member priority="0">
                    <callManager><name>%s</name><ports><ethernetPhonePort>2000</ethernetPhonePort></ports></callManager>
                  </member></members></callManagerGroup></devicePool>
                  %s
                </device>
                """.formatted(home, names).getBytes(StandardCharsets.UTF_8);
    }
}
