package io.option150.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script at the root, run by the machine's own shell in a folder with JDKs and a Maven that only say their names. */
class LauncherTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    private Workshop workshop = new Workshop(Path.of(""));

    @BeforeEach
    void furnish() throws Exception {
        workshop = new Workshop(folder.toRealPath());
        workshop.furnish();
    }

    @Test
    void takesTheJdkOfJavaHomeWhenItFits() throws Exception {
        workshop.jdk("jdks/27", "27");
        Path home = workshop.jdk("mine", "25.0.1");
        assertThat(workshop.run("JAVA_HOME=" + home, "status"))
                .contains("jdk 25.0.1: ", "io.option150.local.Main status");
    }

    @Test
    void takesTheNewestOfTheUsualFoldersWhenJavaHomeAndPathAreTooOld() throws Exception {
        workshop.jdk("jdks/21", "21.0.9");
        workshop.jdk("jdks/25", "25.0.1");
        workshop.jdk("jdks/27", "27");
        workshop.jdk("jdks/9", "9.0.4");
        Path old = workshop.jdk("old", "17.0.2");
        workshop.linkOnPath("java", old.resolve("bin/java"));
        assertThat(workshop.run("JAVA_HOME=" + old, "status")).contains("jdk 27: ");
    }

    @Test
    void takesTheJdkOnThePathBeforeTheUsualFolders() throws Exception {
        workshop.jdk("jdks/27", "27");
        workshop.linkOnPath("java", workshop.jdk("elsewhere", "25").resolve("bin/java"));
        assertThat(workshop.run("JAVA_HOME=", "status")).contains("jdk 25: ");
    }

    @Test
    void passesByARuntimeWithoutCompiler() throws Exception {
        Path runtime = workshop.jdk("jdks/27", "27");
        Files.delete(runtime.resolve("bin/javac"));
        workshop.jdk("jdks/25", "25");
        assertThat(workshop.run("JAVA_HOME=", "status")).contains("jdk 25: ");
    }

    @Test
    void saysInOneLineThatAJdkIsMissing() throws Exception {
        workshop.jdk("jdks/21", "21");
        assertThat(workshop.run("JAVA_HOME=", "up")).isEqualTo("""
                        option150: there is no JDK 25 or newer: install one (Temurin 25, say) or set JAVA_HOME
                        status 1
                        """);
    }

    @Test
    void saysInOneLineThatMavenIsMissingOrTooOld() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.6.3", "exit 1");
        assertThat(workshop.run("OPTION150_BUILD=always", "up")).isEqualTo("""
                        option150: there is no Maven 3.8.7 or newer: install it and put mvn on the path
                        status 1
                        """);
    }

    @Test
    void buildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", "echo built >>builds");
        workshop.run("JAVA_HOME=", "up");
        workshop.run("JAVA_HOME=", "up");
        assertThat(folder.resolve("builds")).hasContent("built\n");
        Path source = folder.resolve("file-store/service/src/main/java/Files.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(workshop.run("JAVA_HOME=", "up")).contains("building Option150 with ");
        assertThat(folder.resolve("builds")).hasContent("built\nbuilt\n");
    }

    @Test
    void doesNotBuildForATestThatChanged() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", "echo built >>builds");
        workshop.run("JAVA_HOME=", "up");
        Path test = folder.resolve("file-store/service/src/test/FilesTest.java");
        Files.createDirectories(test.resolveSibling("."));
        Files.createFile(test);
        Files.setLastModifiedTime(test, FileTime.from(Instant.now().plusSeconds(60)));
        workshop.run("JAVA_HOME=", "up");
        assertThat(folder.resolve("builds")).hasContent("built\n");
    }

    @Test
    void showsTheErrorsOfAFailedBuildAndWhereTheRestIs() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", "echo '[INFO] much'; echo '[ERROR] File.java: no'; exit 1");
        assertThat(workshop.run("OPTION150_BUILD=always", "up"))
                .contains("[ERROR] File.java: no")
                .doesNotContain("[INFO] much")
                .contains("option150: the build failed; all of it is in " + folder.toRealPath() + "/target/build.log")
                .endsWith("status 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "demo", "storm"})
    void showsHelpWithoutJdkAndMavenAndWithoutBuilding(String command) throws Exception {
        Files.delete(folder.resolve("deploy/local/target/option150-local.jar"));
        for (String asked : List.of("--help", "-h")) {
            assertThat(workshop.run("OPTION150_BUILD=always", command, asked))
                    .startsWithIgnoringCase("usage: ./option150 " + command)
                    .doesNotContain("building")
                    .endsWith("status 0\n");
        }
        assertThat(workshop.run("OPTION150_BUILD=always", "up", "--fresh", "--help"))
                .startsWith("usage: ./option150 up [--fresh]");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void showsWhatABuildIsDoing() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", """
                for file in $(sed -n '1,$=' option150 | head -n 200); do echo "Downloaded from central: https://x/$file (1 kB)"; done
                echo '[INFO] Building option150-events 0.1.0-SNAPSHOT                     [2/17]'
                echo '[INFO] Building jar: /x/target/x.jar'
                echo '[INFO] Building tftp-edge 0.1.0-SNAPSHOT                           [17/17]'
                printf '\\033[0m\\033[0m'""");
        assertThat(workshop.run("JAVA_HOME=", "up")).containsPattern("""
                          fetched 100 files, \\d+ s
                          fetched 200 files, \\d+ s
                          \\[2/17] option150-events, \\d+ s
                          \\[17/17] tftp-edge, \\d+ s
                          built in \\d+ s
                        """).contains("io.option150.local.Main up");
        assertThat(folder.resolve("target/build.log"))
                .content()
                .contains("Building jar: /x/target/x.jar", "Downloaded from central: https://x/7 (1 kB)");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws Exception {
        workshop.jdk("jdks/25", "25");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("o150"), Path.of("../option150"));
        assertThat(workshop.runAt(elsewhere, link, "OPTION150_DATA=here", "status"))
                .contains("-Doption150.home=" + folder.toRealPath() + " ")
                .contains("data " + elsewhere.toRealPath() + "/here");
    }

    @Test
    void closesTheTestsWithTheSumOfThisRunsReports() throws Exception {
        workshop.jdk("jdks/25", "25");
        Path stale = folder.resolve("platform/web/target/surefire-reports/TEST-old.xml");
        Files.createDirectories(stale.resolveSibling("."));
        Files.writeString(stale, Workshop.report(100, 0, 0, 0));
        Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minusSeconds(60)));
        workshop.maven(
                "3.9.9",
                "mkdir -p a/target/surefire-reports; echo \"mvn $*\"; echo '" + Workshop.report(7, 1, 0, 2)
                        + "' >a/target/surefire-reports/TEST-a.xml; echo '" + Workshop.report(5, 0, 1, 0)
                        + "' >a/target/surefire-reports/TEST-b.xml; printf '\\033[0m'");
        assertThat(workshop.run("JAVA_HOME=", "test", "--all"))
                .contains("mvn -B --fail-at-end -Dmaven.test.failure.ignore=true -Dlong verify\n")
                .endsWith("\n8 passed, 2 failed, 2 skipped\nstatus 1\n");
    }

    @Test
    void handsTheFaultSuiteItsSeed() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", "echo \"mvn $*\"");
        assertThat(workshop.run("JAVA_HOME=", "test", "--faults", "--seed", "7", "--kills", "30"))
                .contains(" -pl deploy/e2e -am -Dfaults -Dseed=7 -Dkills=30 -Dtest=io.option150.e2e.fault.*Test ");
        assertThat(workshop.run("JAVA_HOME=", "test", "--faults", "--seed", "x"))
                .contains("option150: --seed must be a number of digits alone, not \"x\"")
                .endsWith("status 2\n");
        assertThat(workshop.run("JAVA_HOME=", "test", "--faults", "--sed", "1")).contains("unknown argument --sed");
    }

    @Test
    void failsAsMavenDoesThoughNoTestFailed() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven(
                "3.9.9",
                "mkdir -p a/target/surefire-reports; echo '" + Workshop.report(7, 0, 0, 0)
                        + "' >a/target/surefire-reports/TEST-a.xml; exit 7");
        assertThat(workshop.run("JAVA_HOME=", "test")).endsWith("\n7 passed, 0 failed, 0 skipped\nstatus 7\n");
    }

    @Test
    void startsAStormWhereTheUserStands() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", "true");
        assertThat(workshop.run("JAVA_HOME=", "storm", "127.0.0.1:6969", "--phones", "5"))
                .contains("io.option150.storm.StormCommand 127.0.0.1:6969 --phones 5");
    }

    @Test
    void runsTheCommandLineAsItWasBuilt() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", "echo \"mvn $*\" >builds");
        assertThat(workshop.run("OPTION150_DATA=here", "cluster", "list"))
                .contains(" io.option150.cli.Main cluster list\n", "data " + folder.toRealPath() + "/here")
                .doesNotContain("building");
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    @Test
    void buildsTheCommandLineAloneWhereItIsMissing() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", "echo \"mvn $*\" >builds");
        Files.delete(folder.resolve("deploy/cli/target/option150-cli.jar"));
        assertThat(workshop.run("OPTION150_BUILD=never", "cluster", "list")).contains("it is not built");
        assertThat(workshop.run("JAVA_HOME=", "cluster", "list")).contains("io.option150.cli.Main cluster list\n");
        assertThat(folder.resolve("builds")).hasContent("mvn -B -Dmaven.test.skip=true -pl deploy/cli -am package\n");
    }

    @Test
    void failsWhereNoTestHasRun() throws Exception {
        workshop.jdk("jdks/25", "25");
        workshop.maven("3.9.9", "true");
        assertThat(workshop.run("JAVA_HOME=", "test"))
                .contains("0 passed, 0 failed, 0 skipped\n")
                .endsWith("status 1\n");
    }

    @Test
    void refusesACommandThatItDoesNotKnow() throws Exception {
        assertThat(workshop.run("JAVA_HOME=", "dance")).isEqualTo("""
                        option150: unknown command "dance"; ./option150 --help tells
                        status 2
                        """);
        assertThat(workshop.run("JAVA_HOME=", "test", "--fast")).contains("unknown argument --fast");
    }

    @Test
    void isExecutable() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Workshop.LAUNCHER)))
                .startsWith("rwx");
    }
}
