package io.option150.config.common;

import io.option150.config.format.FileKind;
import io.option150.config.record.Names;
import io.option150.config.record.Refusals;
import io.option150.config.record.RefusedRecord;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * A file, or a few of one kind, that many phones share.
 *
 * @param path of its file, with folders; empty: the usual one of its kind and name
 * @param callManagerGroup whose call managers it names; empty: none
 * @param template of a site's own, which a gateway needs and nothing else takes; empty: none
 * @param content what it says, by the shape of its kind
 */
public record CommonFile(
        String name, CommonKind kind, String path, String callManagerGroup, String template, Value.Tree content) {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]{1,128}(?:/[A-Za-z0-9._-]{1,128}){0,7}");

    /**
     * Checks it.
     *
     * @throws RefusedRecord naming each field, rule and value
     */
    public CommonFile {
        var refusals = new Refusals();
        Names.check("name", name, refusals);
        if (!callManagerGroup.isEmpty()) {
            Names.check("callManagerGroup", callManagerGroup, refusals);
            refusals.require(
                    kind.takesGroup(), "callManagerGroup", "must be left out of " + kind.word(), callManagerGroup);
        }
        refusals.require(!kind.needsGroup() || !callManagerGroup.isEmpty(), "callManagerGroup", "must be there", "");
        refusals.require(
                kind.takesTemplate() || template.isEmpty(), "template", "must be left out of " + kind.word(), template);
        if (kind.takesTemplate()) {
            Names.check("template", template, refusals);
        }
        if (path.isEmpty()) {
            checkName(kind, name, refusals);
        } else {
            checkPath(kind, path, refusals);
        }
        kind.shape().check("content", content, refusals);
        refusals.raise();
    }

    /** One without a template of a site's own. */
    public CommonFile(String name, CommonKind kind, String path, String callManagerGroup, Value.Tree content) {
        this(name, kind, path, callManagerGroup, "", content);
    }

    /** The file of a record that says no path is called after it. */
    private static void checkName(CommonKind kind, String name, Refusals refusals) {
        var usual = kind.path(name);
        if (!kind.isPathFixed()) {
            refusals.require(!usual.contains(".."), "name", "must have no two dots in a row, or a path", name);
            refusals.require(
                    isNameOf(kind, usual), "name", "must make no name of another kind of files, or have a path", name);
        }
    }

    private static void checkPath(CommonKind kind, String path, Refusals refusals) {
        refusals.require(!kind.isPathFixed(), "path", "must be left out of " + kind.word(), path);
        refusals.require(
                PATH.matcher(path).matches() && !path.contains(".."),
                "path",
                "must be letters, digits, dots, _ and -, in 8 folders at most",
                path);
        refusals.require(isNameOf(kind, path), "path", "must be no name of another kind of files", path);
        refusals.require(path.endsWith(".xml") || kind == CommonKind.FLAT_PROFILE, "path", "must end in .xml", path);
    }

    private static boolean isNameOf(CommonKind kind, String path) {
        var named = FileKind.ofName(path);
        return named.isEmpty() || named.equals(kind.file()) || isOfAdapter(kind, named.get());
    }

    /** Analog adapters with multiplatform firmware ask for the name that they have with Unified CM. */
    private static boolean isOfAdapter(CommonKind kind, FileKind named) {
        return kind == CommonKind.FLAT_PROFILE && named == FileKind.PHONE;
    }

    /** The path of its one file; empty where its content decides. */
    public String filePath() {
        return path.isEmpty() ? kind.path(name) : path;
    }

    /** Secrets of what it says, by path. */
    public SortedMap<String, String> secrets() {
        return content.secrets(kind::isSecret);
    }

    /** What it says, with what is left out filled in: texts, lists and maps. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> values() {
        return (Map<String, Object>) kind.shape().filled(content);
    }
}
