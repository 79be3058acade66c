package io.option150.config.render;

import io.option150.config.common.CommonFile;
import io.option150.config.common.CommonKind;
import io.option150.config.common.Value;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A record of each kind of common files, whose files are right: what the digest of a build and tests look at. */
final class CommonSamples {

    private CommonSamples() {}

    /** One of each kind. */
    static List<CommonFile> all(String group) {
        return Arrays.stream(CommonKind.values())
                .filter(it -> !it.takesTemplate())
                .map(it -> new CommonFile("sample", it, "", it.takesGroup() ? group : "", content(it)))
                .toList();
    }

    private static Value.Tree content(CommonKind kind) {
        return switch (kind) {
            case SOFT_KEYS ->
                tree(
                        "keys",
                        list(tree("id", "Record", "tag", "200", "event", "200", "help", "500")),
                        "states",
                        tree(
                                "On Hook",
                                list("Redial", "NewCall", "CFwdAll"),
                                "Connected",
                                list("Hold", "EndCall", "Transfer", "Undefined", "Record"),
                                "On Hold",
                                list("Resume", "NewCall"),
                                "Digits After First",
                                list("<<", "EndCall")));
            case FEATURE_POLICY ->
                tree(
                        "features",
                        list(tree("name", "Park", "id", "2", "enable", "false"), tree("name", "a & b", "id", "3")));
            case DIAL_PLAN ->
                tree(
                        "rules",
                        list(
                                tree("match", "9,1..........", "timeout", "0", "tone", "Bellcore-Outside"),
                                tree("match", "2..", "timeout", "1", "rewrite", "%0", "line", "1", "user", "Phone"),
                                tree("match", "*", "timeout", "5")));
            case RINGS ->
                tree(
                        "rings",
                        list(
                                tree("name", "Bell & Co", "raw", "Bell.raw", "rwb", "Bell.rwb", "pcm", "bell.pcm"),
                                tree("name", "Chirp", "raw", "Chirp.raw")));
            case BACKGROUNDS ->
                tree(
                        "size",
                        "320x212x16",
                        "images",
                        list(tree("thumbnail", "tn.png", "picture", "Desktops/common/lake.png")));
            case SIP_DEFAULT ->
                tree("keys", tree("phone_prompt", "Phone", "dial_template", "dialplan", "phone_password", "b"));
            case SYNC_INFO -> tree("images", list(tree("version", "*", "sync", "1")));
            case DEFAULTS ->
                tree(
                        "autoRegistration",
                        "enabled",
                        "autoRegistrationName",
                        "AUTO",
                        "tvs",
                        list("192.0.2.1"),
                        "loads",
                        tree("7945", "SIP45.9-4-2SR3-1S", "8841", "sip88xx.14-2-1-0001-14"),
                        "fields",
                        tree("servicesURL", "http://192.0.2.1/?a=1&b=2"));
            case FLAT_PROFILE ->
                tree(
                        "parameters",
                        tree("User_ID_1_", "201", "Password_1_", "c", "Station_Name", "a <b>"),
                        "access",
                        tree("Station_Name", "na"));
            case GATEWAY -> Value.NONE;
        };
    }

    /** Even places are names. */
    static Value.Tree tree(Object... namesAndValues) {
        var fields = new TreeMap<String, Value>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            fields.put((String) namesAndValues[at], value(namesAndValues[at + 1]));
        }
        return new Value.Tree(fields);
    }

    static Value list(Object... items) {
        return new Value.Items(Arrays.stream(items).map(CommonSamples::value).toList());
    }

    private static Value value(Object value) {
        return value instanceof String text ? new Value.Text(text) : (Value) value;
    }
}
