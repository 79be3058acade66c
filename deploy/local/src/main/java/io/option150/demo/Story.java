package io.option150.demo;

import io.option150.demo.phone.Answer;
import io.option150.demo.phone.Phone;
import io.option150.demo.remote.RemoteCluster;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happens, in order. */
record Story(Cast cast, SuiteApi admin, Phone phone, RemoteCluster berlin, RemoteCluster paris, Steps steps) {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    void tell() throws IOException, InterruptedException {
        setTheStage();
        steps.chapter("The phone boots");
        boot(cast.oldHome());
        theEdgeKnows(cast.oldHome());
        moveThePhone();
        steps.chapter("The phone boots again");
        boot(cast.newHome());
        theEdgeKnows(cast.newHome());
        changeTheRingList();
    }

    private void setTheStage() throws IOException, InterruptedException {
        berlin.put(cast.config(), cast.configOf(cast.oldHome()));
        berlin.put(cast.identityTrustList(), cast.trustListOf(cast.oldHome()));
        paris.put(cast.config(), cast.configOf(cast.newHome()));
        paris.put(cast.identityTrustList(), cast.trustListOf(cast.newHome()));
        steps.chapter("Two remote clusters, each with its own servers and files");
        steps.step(
                "%s serves TFTP and HTTP on %s".formatted(cast.oldHome(), berlin.address()),
                () -> admin.createCluster(cluster(cast.oldHome(), berlin, true)));
        steps.step(
                "%s serves TFTP alone on %s".formatted(cast.newHome(), paris.address()),
                () -> admin.createCluster(cluster(cast.newHome(), paris, false)));
        steps.step(
                "%s is assigned to %s".formatted(cast.phone(), cast.oldHome()),
                () -> admin.assign(cast.phone(), cast.oldHome()));
        steps.step(
                "%s is uploaded to the suite".formatted(cast.ringList()),
                () -> admin.upload(cast.ringList(), Cast.ringListNamed("Chime")));
    }

    private void boot(String home) throws InterruptedException {
        steps.stepWithin(
                AT_ONCE,
                "%s comes from %s".formatted(cast.config(), home),
                () -> requireFile(cast.config(), cast.configOf(home)));
        steps.step("%s does not exist, and the phone is told so".formatted(cast.certificateTrustList()), () -> {
            Answer answer = phone.fetch(cast.certificateTrustList());
            if (!(answer instanceof Answer.NotFound)) {
                throw new StepFailed("got " + answer.describe());
            }
        });
        steps.step(
                "%s comes from %s".formatted(cast.identityTrustList(), home),
                () -> requireFile(cast.identityTrustList(), cast.trustListOf(home)));
        steps.stepWithin(
                AT_ONCE,
                "%s comes from the suite itself".formatted(cast.ringList()),
                () -> requireFile(cast.ringList(), Cast.ringListNamed("Chime")));
    }

    private void theEdgeKnows(String home) throws InterruptedException {
        steps.stepWithin(AT_ONCE, "the edge tells who asked for what, and that %s had it".formatted(home), () -> {
            String requests = admin.requestsOf(cast.phone());
            if (!requests.contains(cast.config()) || !requests.contains(home)) {
                throw new StepFailed("its list of requests does not");
            }
        });
    }

    private void moveThePhone() throws InterruptedException {
        steps.chapter("The phone is moved");
        steps.step(
                "%s moves from %s to %s".formatted(cast.phone(), cast.oldHome(), cast.newHome()),
                () -> admin.move(cast.phone(), cast.oldHome(), cast.newHome()));
    }

    private void changeTheRingList() throws IOException, InterruptedException {
        steps.chapter("The ring list is changed");
        byte[] changed = Cast.ringListNamed("Gong");
        String signedName = cast.ringList() + ".sgn";
        X509Certificate signer = admin.signer();
        steps.step("a new %s is uploaded".formatted(cast.ringList()), () -> admin.upload(cast.ringList(), changed));
        steps.stepWithin(
                AT_ONCE, "%s is the new one".formatted(cast.ringList()), () -> requireFile(cast.ringList(), changed));
        steps.stepWithin(
                AT_ONCE,
                "%s is the new one, and its signature holds".formatted(signedName),
                () -> SignedForm.require(phone.fetch(signedName), signedName, changed, signer));
    }

    private void requireFile(String name, byte[] expected) throws InterruptedException, StepFailed {
        Answer answer = phone.fetch(name);
        if (!(answer instanceof Answer.File file && file.is(expected))) {
            throw new StepFailed("got " + answer.describe());
        }
    }

    private static Map<String, Object> cluster(String id, RemoteCluster servers, boolean http) {
        Map<String, Object> cluster = new HashMap<>();
        cluster.put("clusterId", id);
        cluster.put("role", "remote");
        cluster.put("tftpAddresses", List.of(servers.address()));
        cluster.put("tftpPort", servers.tftpPort());
        cluster.put("httpPort", http ? servers.httpPort() : null);
        return cluster;
    }
}
