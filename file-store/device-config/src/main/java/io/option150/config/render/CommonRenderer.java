package io.option150.config.render;

import io.option150.config.common.CommonFile;
import io.option150.config.format.ConfigText;
import io.option150.config.format.Element;
import io.option150.config.format.MalformedConfig;
import io.option150.config.format.XmlReader;
import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.Records;
import io.option150.config.record.RefusedRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes files that many phones share. A pure function: the same record gives the same bytes. */
public final class CommonRenderer {

    /** The templates of all kinds. */
    static final List<String> TEMPLATES = List.of(
            "soft-keys.xml",
            "feature-policy.xml",
            "dial-plan.xml",
            "rings.xml",
            "rings.dat",
            "backgrounds.xml",
            "sip-default.cnf",
            "sync-info.xml",
            "defaults.xml",
            "flat-profile.xml");

    private static final Sandbox XML = new Sandbox(Escapes::xml);
    // Values are single lines without quotes already: the record's shape says so.
    private static final Sandbox LINES = new Sandbox(text -> text);

    private static final Map<String, ShippedTemplate> SHIPPED = TEMPLATES.stream()
            .collect(Collectors.toMap(Function.identity(), it -> new ShippedTemplate(it, isXml(it) ? XML : LINES)));

    private CommonRenderer() {}

    /**
     * All files of a record.
     *
     * @throws RefusedRecord when what it names is not there, or what it says makes none
     */
    public static List<RenderedFile> render(CommonFile file, Records records) {
        if (file.kind().takesTemplate()) {
            return List.of(ofOwn(file, records));
        }
        var files = CommonParts.of(file, group(file, records)).stream()
                .map(CommonRenderer::file)
                .toList();
        if (files.isEmpty()) {
            throw new RefusedRecord("content", "must make a file: no entry of it has what one could be made of", "");
        }
        return files;
    }

    private static Optional<CallManagerGroup> group(CommonFile file, Records records) {
        var name = file.callManagerGroup();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(records.callManagerGroup(name)
                        .orElseThrow(
                                () -> new RefusedRecord("callManagerGroup", "must be a group that there is", name)));
    }

    private static RenderedFile ofOwn(CommonFile file, Records records) {
        var own = records.template(file.template())
                .orElseThrow(() -> new RefusedRecord("template", "must be a template that there is", file.template()));
        var values = Map.<String, Object>of(
                "gateway",
                Map.of("name", file.name()),
                "group",
                group(file, records).map(TemplateValues::of).orElse(Map.of("name", "", "members", List.of())),
                "values",
                file.values());
        return xml(file.filePath(), OwnTemplates.root(own, OwnTemplate.Form.GATEWAY, values));
    }

    private static RenderedFile file(CommonParts.Part part) {
        var template = SHIPPED.get(part.template());
        if (template == null) {
            throw new IllegalStateException("No such template: " + part.template());
        }
        var text = template.render(part.values());
        return isXml(part.template()) ? xml(part.path(), root(text)) : new RenderedFile(part.path(), text);
    }

    private static RenderedFile xml(String path, Element content) {
        boolean isStamped = content.at(Stamp.NAME).isPresent();
        var root = isStamped ? Stamp.emptied(content) : content;
        var written = isStamped ? Stamp.of(root) : XmlWriter.write(root);
        return new RenderedFile(path, written, Optional.of(root));
    }

    private static Element root(String xml) {
        try {
            return XmlReader.read(ConfigText.of(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedConfig malformed) {
            throw new IllegalStateException("A shipped template gives no XML", malformed);
        }
    }

    private static boolean isXml(String template) {
        return template.endsWith(".xml");
    }
}
