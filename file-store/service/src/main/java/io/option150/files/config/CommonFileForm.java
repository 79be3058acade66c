package io.option150.files.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.config.common.CommonFile;
import io.option150.config.common.Value;
import io.option150.files.record.KeptCommon;
import io.option150.files.record.ValueJson;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record of a file that many phones share, as it is sent.
 *
 * @param kind as docs/device-configs.md has it: dial-plan
 * @param path of its file; left out, the usual one of its kind and name
 * @param callManagerGroup whose call managers it names, where its kind has some
 * @param template of a site's own, which a gateway needs
 * @param content what it says, by its kind; {@code ***} for a secret means the one that is kept
 */
@Schema(requiredProperties = "kind", examples = """
        {"kind":"dial-plan","content":{"rules":[{"match":"2..","timeout":"1"},{"match":"*","timeout":"5"}]}}""")
record CommonFileForm(
        @Nullable String kind,
        @Nullable String path,
        @Nullable String callManagerGroup,
        @Nullable String template,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class) @Nullable
        JsonNode content) {

    CommonFile file(String name, Optional<KeptCommon> before) {
        var sent = content == null ? Value.NONE : ValueJson.tree("content", content);
        var known = KeptCommon.kind(Asked.text(kind));
        var kept = before.map(KeptCommon::content).orElse(Value.NONE);
        return new CommonFile(
                name,
                known,
                Asked.text(path),
                Asked.text(callManagerGroup),
                Asked.text(template),
                new KeptSecrets(known::isSecret).meant(sent, kept));
    }
}
