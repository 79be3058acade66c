package io.option150.local.settings;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class file has to do with settings.
 *
 * @param model the class file
 */
record SettingsClass(ClassModel model) {

    private static final String CONFIG = "Lio/smallrye/config/";
    private static final String CONFIG_PROPERTY = "Lorg/eclipse/microprofile/config/inject/ConfigProperty;";
    private static final Pattern TYPES = Pattern.compile("L([\\w/$]+)");

    static SettingsClass parse(byte[] classFile) {
        return new SettingsClass(ClassFile.of().parse(classFile));
    }

    /** As class files write it, {@code io/option150/Name}. */
    String name() {
        return model.thisClass().asInternalName();
    }

    /**
     * Adds the keys that come from here.
     *
     * @param classes those among which groups of a mapping are found
     */
    void addKeys(Map<String, SettingsClass> classes, KeySet keys) {
        annotation(model, CONFIG + "ConfigMapping;")
                .flatMap(mapping -> text(mapping, "prefix"))
                .ifPresent(prefix -> addGroup(prefix, classes, keys));
        for (MethodModel method : model.methods()) {
            method.findAttribute(Attributes.runtimeVisibleParameterAnnotations())
                    .ifPresent(parameters ->
                            parameters.parameterAnnotations().forEach(annotations -> addInjected(annotations, keys)));
        }
        model.fields()
                .forEach(field ->
                        annotation(field, CONFIG_PROPERTY).ifPresent(property -> addInjected(List.of(property), keys)));
    }

    private static void addInjected(List<Annotation> annotations, KeySet keys) {
        annotations.stream()
                .filter(one -> one.className().equalsString(CONFIG_PROPERTY))
                .flatMap(property -> text(property, "name").stream())
                .forEach(keys::add);
    }

    private void addGroup(String prefix, Map<String, SettingsClass> classes, KeySet keys) {
        for (MethodModel method : model.methods()) {
            if (!method.flags().has(AccessFlag.ABSTRACT)) {
                continue;
            }
            String key = annotation(method, CONFIG + "WithParentName;").isPresent()
                    ? prefix
                    : prefix + "."
                            + annotation(method, CONFIG + "WithName;")
                                    .flatMap(named -> text(named, "value"))
                                    .orElseGet(() -> kebab(method.methodName().stringValue()));
            String types = method.findAttribute(Attributes.signature())
                    .map(signature -> signature.signature().stringValue())
                    .orElseGet(() -> method.methodType().stringValue());
            addValue(key, types.substring(types.indexOf(')')), classes, keys);
        }
    }

    /** A value, a group of more, or a map or list whose own names follow the key. */
    private static void addValue(String key, String types, Map<String, SettingsClass> classes, KeySet keys) {
        Matcher type = TYPES.matcher(types);
        boolean group = false;
        boolean open = false;
        while (type.find()) {
            SettingsClass found = classes.get(type.group(1));
            if (found != null && found.model.flags().has(AccessFlag.INTERFACE)) {
                group = true;
                found.addGroup(key, classes, keys);
            }
            open |= type.group(1).equals("java/util/Map") || type.group(1).equals("java/util/List");
        }
        if (open) {
            keys.addOpen(key);
        }
        if (!group) {
            keys.add(key);
        }
    }

    private static Optional<Annotation> annotation(AttributedElement element, String type) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .flatMap(found -> found.annotations().stream()
                        .filter(one -> one.className().equalsString(type))
                        .findFirst());
    }

    private static Optional<String> text(Annotation annotation, String element) {
        return annotation.elements().stream()
                .filter(one -> one.name().equalsString(element))
                .map(AnnotationElement::value)
                .filter(AnnotationValue.OfString.class::isInstance)
                .map(value -> ((AnnotationValue.OfString) value).stringValue())
                .findFirst();
    }

    /** {@code maxBlksize} is {@code max-blksize}. */
    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
