package io.option150.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code file unpack}. */
class UnpackTest {

    private static final String REPORT = """
            {"created":1,"replaced":0,"unchanged":1,
             "files":[{"path":"fw/a.loads","size":3,"sha256":"00","version":1,"outcome":"created"},
                      {"path":"fw/a.sbn","size":5,"sha256":"11","version":4,"outcome":"unchanged"}],
             "leftOut":[{"name":"copstart.sh","why":"a script"}],
             "firmware":[{"path":"fw/a.loads","load":"a","models":["8841"],"complete":false,"missing":["b.sbn"],"otherSize":[]}],
             "defaultLoads":[{"number":683,"model":"8841","load":"a","protocol":"SIP"}],
             "findings":[]}""";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhatBecameOfAPackage() throws Exception {
        var file = Files.writeString(folder.resolve("fw.zip"), "PK");
        server.on("POST /api/v1/packages?into=fw", 200, REPORT);
        assertThat(Typed.at(server, "file", "unpack", file.toString(), "--into", "fw"))
                .isEqualTo(new Typed(0, """
                        path        outcome    size  version
                        fw/a.loads  created       3        1
                        fw/a.sbn    unchanged     5        4
                        1 new, 0 replaced, 1 unchanged
                        """, """
                        load a for 8841: NOT complete; missing: b.sbn
                        default load of 8841: a (SIP)
                        left out: copstart.sh: a script
                        """));
        assertThat(server.calls()).containsExactly("POST /api/v1/packages?into=fw PK");
        assertThat(Typed.at(server, "file", "unpack", file.toString(), "--into", "fw", "-o", "json")
                        .out())
                .contains("\"complete\": false");
        assertThat(Typed.at(server, "file", "unpack", folder + "/none").exit()).isEqualTo(2);
    }

    @Test
    void aRefusedPackageIsToldWhy() throws Exception {
        var file = Files.writeString(folder.resolve("fw.zip"), "PK");
        server.on("POST /api/v1/packages?force=true", 422, """
                {"title":"This package is not unpacked","status":422,"detail":"name: must not be absolute; got: /x. Nothing was stored.",
                 "violations":[{"field":"name","rule":"must not be absolute","value":"/x"}]}""");
        assertThat(Typed.at(server, "file", "unpack", file.toString(), "--force"))
                .isEqualTo(new Typed(1, "", "option150: name: must not be absolute; got: /x. Nothing was stored\n"));
    }
}
