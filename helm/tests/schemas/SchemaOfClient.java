import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Writes JSON Schemas of Kubernetes' types, read from its own Java client, which is generated from Kubernetes' OpenAPI description of
 * one minor version. Fields, their types, the required ones and the paths of the API are all there; unknown fields are forbidden.
 *
 * <p>Usage: {@code java -cp gson.jar SchemaOfClient.java client-java-api.jar 1.36 out.json KIND...}; see make.sh.
 */
public class SchemaOfClient {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final String APIS = "io/kubernetes/client/openapi/apis/";
    private static final Pattern PATH = Pattern.compile("/apis?/((?:[a-z0-9.]+/)?v1|[a-z0-9.]+/v[0-9a-z]+)/.*");

    private final Map<String, Object> definitions = new TreeMap<>();
    private final ClassLoader loader;

    SchemaOfClient(ClassLoader loader) {
        this.loader = loader;
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, SchemaOfClient.class.getClassLoader())) {
            var schema = new SchemaOfClient(loader);
            Map<String, Object> kinds = new TreeMap<>();
            for (String kind : List.of(arguments).subList(3, arguments.length)) {
                for (var found : versions(jar, loader, kind).entrySet()) {
                    kinds.put(found.getKey() + "/" + kind, schema.root(found.getValue(), found.getKey(), kind));
                }
            }
            Map<String, Object> all = new TreeMap<>();
            all.put("$comment", "Kubernetes " + arguments[1] + ", out of " + jar.getFileName() + " (Apache-2.0, The Kubernetes Authors)");
            all.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            all.put("kinds", kinds);
            all.put("definitions", schema.definitions);
            var json = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();
            Files.writeString(Path.of(arguments[2]), json.toJson(all) + "\n");
        }
    }

    /** The API's versions that can make objects of this kind, each with the kind's class. */
    private static Map<String, Class<?>> versions(Path jar, ClassLoader loader, String kind) throws Exception {
        Map<String, Class<?>> versions = new TreeMap<>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(one -> one.getName().matches(APIS + "\\w+Api\\.class")).toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                Class<?> body = bodyOfCreate(bytes, loader, kind);
                if (body != null) {
                    strings(bytes).stream().map(PATH::matcher).filter(one -> one.matches())
                            .forEach(path -> versions.put(path.group(1), body));
                }
            }
        }
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("no API of " + jar + " makes a " + kind);
        }
        return versions;
    }

    /** The class of the kind that a method of this API makes, by the method's name and its descriptor in the class file. */
    private static Class<?> bodyOfCreate(byte[] api, ClassLoader loader, String kind) throws Exception {
        List<String> strings = strings(api);
        if (!strings.contains("createNamespaced" + kind)) {
            return null;
        }
        var descriptor = Pattern.compile("\\(Ljava/lang/String;L(" + MODELS.replace('.', '/') + "V\\w+?" + kind + ");\\).*");
        for (String text : strings) {
            var matcher = descriptor.matcher(text);
            if (matcher.matches() && matcher.group(1).matches(".*/V\\d[a-z0-9]*" + kind)) {
                return loader.loadClass(matcher.group(1).replace('/', '.'));
            }
        }
        throw new IllegalStateException("createNamespaced" + kind + " takes no " + kind);
    }

    /** All text constants of a class file (JVM specification, section 4.4). */
    private static List<String> strings(byte[] file) throws IOException {
        List<String> strings = new ArrayList<>();
        var in = new DataInputStream(new ByteArrayInputStream(file));
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> strings.add(in.readUTF());
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
        return strings;
    }

    private Map<String, Object> root(Class<?> type, String version, String kind) throws ReflectiveOperationException {
        reference(type);
        return Map.of(
                "$ref", "#/definitions/" + type.getSimpleName(),
                "properties", new TreeMap<>(Map.of("apiVersion", Map.of("const", version), "kind", Map.of("const", kind))),
                "required", List.of("apiVersion", "kind"));
    }

    private Map<String, Object> reference(Class<?> type) throws ReflectiveOperationException {
        if (!definitions.containsKey(type.getSimpleName())) {
            Map<String, Object> definition = new TreeMap<>();
            definitions.put(type.getSimpleName(), definition);
            Map<String, Object> properties = new TreeMap<>();
            for (Field field : type.getDeclaredFields()) {
                SerializedName name = field.getAnnotation(SerializedName.class);
                if (name != null && !Modifier.isStatic(field.getModifiers())) {
                    properties.put(name.value(), schema(field.getGenericType()));
                }
            }
            if (!properties.keySet().equals(names(type, "openapiFields"))) {
                throw new IllegalStateException(type + ": fields are " + properties.keySet());
            }
            definition.put("type", "object");
            definition.put("properties", properties);
            definition.put("additionalProperties", false);
            Set<String> required = names(type, "openapiRequiredFields");
            if (!required.isEmpty()) {
                definition.put("required", required);
            }
        }
        return Map.of("$ref", "#/definitions/" + type.getSimpleName());
    }

    @SuppressWarnings("unchecked")
    private static Set<String> names(Class<?> type, String field) throws ReflectiveOperationException {
        return new TreeSet<>((Set<String>) type.getField(field).get(null));
    }

    private Object schema(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Map.class) {
                return new TreeMap<>(Map.of("type", "object", "additionalProperties", schema(last)));
            }
            return new TreeMap<>(Map.of("type", "array", "items", schema(last)));
        }
        return switch (type.getTypeName()) {
            case "java.lang.String" -> Map.of("type", "string");
            case "java.lang.Boolean" -> Map.of("type", "boolean");
            case "java.lang.Integer", "java.lang.Long" -> Map.of("type", "integer");
            case "java.lang.Double" -> Map.of("type", "number");
            case "java.time.OffsetDateTime" -> new TreeMap<>(Map.of("type", "string", "format", "date-time"));
            // Standard base64, RFC 4648 section 4.
            case "byte[]" -> new TreeMap<>(Map.of(
                    "type", "string", "pattern", "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"));
            case "io.kubernetes.client.custom.IntOrString" -> Map.of("type", List.of("integer", "string"));
            // The form that Kubernetes documents for resource.Quantity.
            case "io.kubernetes.client.custom.Quantity" -> new TreeMap<>(Map.of(
                    "type", List.of("string", "number"),
                    "pattern", "^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?$"));
            case "java.lang.Object" -> Map.of();
            default -> {
                if (type instanceof Class<?> model && model.getName().startsWith(MODELS)) {
                    yield reference(loader.loadClass(model.getName()));
                }
                throw new IllegalArgumentException("no schema of " + type);
            }
        };
    }
}
