package io.option150.config.render;

import io.option150.config.check.Model;
import io.option150.config.common.CommonFile;
import io.option150.config.record.CallManagerGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which files a record of a common file makes, by which templates, and what these see of it. */
final class CommonParts {

    private static final String DESKTOPS = "Desktops/";

    private CommonParts() {}

    /**
     * A file to be made.
     *
     * @param template of this package
     * @param values for it
     */
    record Part(String path, String template, Map<String, Object> values) {}

    static List<Part> of(CommonFile file, Optional<CallManagerGroup> group) {
        var values = file.values();
        return switch (file.kind()) {
            case SOFT_KEYS -> one(file, "soft-keys.xml", SoftKeyTable.values(values), group);
            case FEATURE_POLICY -> one(file, "feature-policy.xml", values, group);
            case DIAL_PLAN -> one(file, "dial-plan.xml", values, group);
            case RINGS -> rings(file, values);
            case BACKGROUNDS -> backgrounds(file, values);
            case SIP_DEFAULT -> one(file, "sip-default.cnf", keys(values, group), group);
            case SYNC_INFO -> one(file, "sync-info.xml", values, group);
            case DEFAULTS -> one(file, "defaults.xml", defaults(values), group);
            case FLAT_PROFILE -> one(file, "flat-profile.xml", parameters(values, group), group);
            case GATEWAY -> throw new IllegalArgumentException("by a site's own template alone");
        };
    }

    private static List<Part> one(
            CommonFile file, String template, Map<String, Object> values, Optional<CallManagerGroup> group) {
        return List.of(part(file, file.filePath(), template, values, group));
    }

    private static Part part(
            CommonFile file,
            String path,
            String template,
            Map<String, Object> values,
            Optional<CallManagerGroup> group) {
        var seen = new LinkedHashMap<String, Object>();
        seen.put("name", file.name());
        seen.put("values", values);
        group.ifPresent(it -> seen.put("group", TemplateValues.of(it)));
        return new Part(path, template, seen);
    }

    /** A list for each form of ring that there is; a ring without that form is not in it. */
    private static List<Part> rings(CommonFile file, Map<String, Object> values) {
        var parts = new ArrayList<Part>();
        ring(file, values, "raw", "Ringlist.xml", "rings.xml").ifPresent(parts::add);
        ring(file, values, "rwb", "Ringlist-wb.xml", "rings.xml").ifPresent(parts::add);
        ring(file, values, "pcm", "RINGLIST.DAT", "rings.dat").ifPresent(parts::add);
        return parts;
    }

    private static Optional<Part> ring(
            CommonFile file, Map<String, Object> values, String form, String path, String template) {
        var rings = maps(values, "rings").stream()
                .filter(it -> !text(it, form).isEmpty())
                .map(it -> Map.<String, Object>of("name", text(it, "name"), "file", text(it, form)))
                .toList();
        return rings.isEmpty()
                ? Optional.empty()
                : Optional.of(part(file, path, template, Map.of("rings", rings), Optional.empty()));
    }

    private static List<Part> backgrounds(CommonFile file, Map<String, Object> values) {
        var folder = DESKTOPS + text(values, "size") + "/";
        var images = maps(values, "images").stream()
                .map(it -> Map.<String, Object>of(
                        "thumbnail", in(folder, text(it, "thumbnail")), "picture", in(folder, text(it, "picture"))))
                .toList();
        return List.of(part(file, folder + "List.xml", "backgrounds.xml", Map.of("images", images), Optional.empty()));
    }

    /** A name without folders is of the folder of the list. */
    private static String in(String folder, String name) {
        return name.isEmpty() || name.contains("/") ? name : folder + name;
    }

    private static Map<String, Object> keys(Map<String, Object> values, Optional<CallManagerGroup> group) {
        var keys = new TreeMap<String, String>();
        group.map(it -> it.members().getFirst()).ifPresent(first -> {
            keys.put("proxy1_address", first.address());
            keys.put("proxy1_port", String.valueOf(first.sipPort()));
        });
        keys.putAll(texts(values, "keys"));
        return Map.of("keys", pairs(keys));
    }

    private static Map<String, Object> defaults(Map<String, Object> values) {
        var loads = new ArrayList<Map<String, Object>>();
        texts(values, "loads").forEach((name, load) -> {
            var model = Model.named(name).orElseThrow();
            loads.add(Map.of("number", String.valueOf(model.number()), "model", model.name(), "load", load));
        });
        var servers = new ArrayList<Map<String, Object>>();
        for (var address : (List<?>) values.getOrDefault("tvs", List.of())) {
            servers.add(Map.of("address", address, "priority", String.valueOf(servers.size())));
        }
        var seen = new LinkedHashMap<>(values);
        seen.put("loads", loads);
        seen.put("tvs", servers);
        seen.put("fields", pairs(texts(values, "fields")));
        return seen;
    }

    private static Map<String, Object> parameters(Map<String, Object> values, Optional<CallManagerGroup> group) {
        var parameters = new TreeMap<String, String>();
        group.ifPresent(it -> parameters.put("Proxy_1_", it.members().getFirst().address()));
        parameters.putAll(texts(values, "parameters"));
        var access = texts(values, "access");
        var names = new LinkedHashSet<>(parameters.keySet());
        names.addAll(access.keySet());
        return Map.of(
                "parameters",
                names.stream()
                        .map(name -> Map.<String, Object>of(
                                "name",
                                name,
                                "value",
                                parameters.getOrDefault(name, ""),
                                "access",
                                access.getOrDefault(name, "")))
                        .toList());
    }

    private static List<Map<String, Object>> pairs(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(it -> Map.<String, Object>of("name", it.getKey(), "value", it.getValue()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Map<String, Object> values, String name) {
        return (List<Map<String, Object>>) values.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Map<String, Object> values, String name) {
        return (Map<String, String>) values.getOrDefault(name, Map.of());
    }

    private static String text(Map<String, Object> values, String name) {
        return (String) values.getOrDefault(name, "");
    }
}
