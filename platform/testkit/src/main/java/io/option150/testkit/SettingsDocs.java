package io.option150.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code docs/settings.md} beside the settings that the code has: interfaces with {@code @ConfigMapping}, and parameters with
 * {@code @ConfigProperty}. Neither may have a key that the other does not, nor another default or range.
 */
public final class SettingsDocs {

    private static final String FILE = "docs/settings.md";
    private static final String OURS = "option150.";
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** The one annotation of ours on settings; by its name, since this library is below that of the services. */
    private static final String RANGE = "io.option150.web.settings.Range";

    /** What the code can check by that annotation. */
    private static final Pattern CHECKABLE =
            Pattern.compile("(above )?-?\\d+ ?[A-Za-z]*( \\([^)]*\\))?( to -?\\d+ ?[A-Za-z]*| or more)?");

    /** Of one key in the file. */
    private record Told(List<String> defaults, List<String> ranges) {}

    private final Map<String, Optional<String>> coded = new TreeMap<>();
    private final Map<String, String> ranges = new TreeMap<>();

    private SettingsDocs() {}

    /**
     * Where a section of the file and the settings in these packages differ, a line each.
     *
     * @param section its heading
     * @param packages with those below them
     */
    public static List<String> differences(String section, String... packages) throws IOException {
        var settings = new SettingsDocs();
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packages);
        for (var found : classes) {
            if (found.isAnnotatedWith(ConfigMapping.class)) {
                var mapping = found.reflect();
                settings.add(mapping, mapping.getAnnotation(ConfigMapping.class).prefix());
            }
            settings.addInjected(found);
        }
        if (settings.coded.isEmpty()) {
            throw new AssertionError("no settings in " + String.join(", ", packages));
        }
        return settings.differences(told(section));
    }

    private List<String> differences(Map<String, Told> told) {
        var differences = new ArrayList<String>();
        coded.forEach((key, value) -> {
            var of = told.get(key);
            if (of == null) {
                differences.add(key + " is not told of");
                return;
            }
            if (value.isPresent() && !of.defaults().contains(value.get())) {
                differences.add(key + " is " + value.get() + " by default, told is " + of.defaults());
            }
            var range = ranges.get(key);
            if (range == null) {
                of.ranges().stream()
                        .filter(words -> CHECKABLE.matcher(words).matches())
                        .forEach(words -> differences.add(key + " is told to be " + words + ", which nothing checks"));
            } else if (!of.ranges().contains(range)) {
                differences.add(key + " is checked to be " + range + ", told is " + of.ranges());
            }
        });
        told.keySet().stream()
                .filter(key -> !coded.containsKey(key))
                .forEach(key -> differences.add(key + " is told of, but no setting"));
        return differences;
    }

    private void add(Class<?> mapping, String prefix) {
        for (var method : mapping.getMethods()) {
            if (!Modifier.isAbstract(method.getModifiers())) {
                continue;
            }
            var key = prefix + "." + name(method);
            var type = element(method.getGenericReturnType());
            if (Map.class.isAssignableFrom(type)) {
                coded.put(key + ".<class>[n]", Optional.empty());
            } else if (type.isInterface() && type.getName().startsWith("io.option150.")) {
                add(type, key);
            } else {
                coded.put(
                        key,
                        Optional.ofNullable(method.getAnnotation(WithDefault.class))
                                .map(WithDefault::value));
                range(method).ifPresent(range -> ranges.put(key, range));
            }
        }
    }

    private static Optional<String> range(Method method) {
        return Arrays.stream(method.getAnnotations())
                .filter(one -> one.annotationType().getName().equals(RANGE))
                .map(one -> {
                    try {
                        return (String) one.annotationType().getMethod("value").invoke(one);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(RANGE + " has no value", e);
                    }
                })
                .findFirst();
    }

    private void addInjected(JavaClass found) {
        for (var unit : found.getCodeUnits()) {
            for (var parameter : unit.getParameters()) {
                parameter
                        .tryGetAnnotationOfType("org.eclipse.microprofile.config.inject.ConfigProperty")
                        .map(property -> (String) property.getProperties().get("name"))
                        .filter(key -> key.startsWith(OURS))
                        .ifPresent(key -> coded.putIfAbsent(key, Optional.empty()));
            }
        }
    }

    private static String name(Method method) {
        var given = method.getAnnotation(WithName.class);
        return given == null ? HUMP.matcher(method.getName()).replaceAll("-").toLowerCase(Locale.ROOT) : given.value();
    }

    /** The type itself, or that in an {@link Optional}. */
    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType of) {
            return of.getRawType() == Optional.class
                    ? element(of.getActualTypeArguments()[0])
                    : (Class<?>) of.getRawType();
        }
        return (Class<?>) type;
    }

    /** The keys of a section's tables, each with the defaults and ranges that are told of it: a key may stand in two rows. */
    private static Map<String, Told> told(String section) throws IOException {
        var told = new TreeMap<String, Told>();
        boolean within = false;
        for (var line : Files.readAllLines(Sources.file(FILE))) {
            if (line.startsWith("## ")) {
                within = line.equals("## " + section);
            } else if (within && line.startsWith("| `" + OURS)) {
                var cells = line.split("\\|", -1);
                var keys = keys(cells[1]);
                var defaults = codes(cells[3]);
                for (int i = 0; i < keys.size(); i++) {
                    // One default for each key, or one that several keys share, with words around it.
                    var own = defaults.size() == keys.size() ? List.of(defaults.get(i)) : defaults;
                    var of = told.computeIfAbsent(keys.get(i), _ -> new Told(new ArrayList<>(), new ArrayList<>()));
                    of.defaults().addAll(own);
                    of.ranges().add(cells[4].strip());
                }
            }
        }
        if (told.isEmpty()) {
            throw new AssertionError(FILE + " has no settings below '## " + section + "'");
        }
        return told;
    }

    /** {@code `a.b`, `.c`} are {@code a.b} and {@code a.c}. */
    private static List<String> keys(String cell) {
        var keys = new ArrayList<String>();
        for (var key : codes(cell)) {
            keys.add(key.startsWith(".") ? keys.getFirst().replaceFirst("\\.[^.]*$", "") + key : key);
        }
        return keys;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }
}
