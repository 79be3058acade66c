package io.option150.unpack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names of a package's entries: below the folder that it is unpacked into, whoever reads them. */
final class Names {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private Names() {}

    /**
     * A name as it is kept; that of a folder ends in {@code /}. The {@code ./} that tar writes before names is none of it.
     */
    static String checked(byte[] encoded) throws RefusedPackage {
        var name = decoded(encoded);
        while (name.startsWith("./")) {
            name = name.substring(2);
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw new RefusedPackage(Refusal.NAME, "name", "must not be absolute", name);
        }
        if (name.contains("\\")) {
            throw new RefusedPackage(Refusal.NAME, "name", "must not have a backslash", name);
        }
        for (var segment : (name.endsWith("/") ? name.substring(0, name.length() - 1) : name).split("/", -1)) {
            if (segment.equals("..") || segment.equals(".") || (segment.isEmpty() && !name.isEmpty())) {
                throw new RefusedPackage(Refusal.NAME, "name", "must not have an empty, '.' or '..' segment", name);
            }
        }
        return name;
    }

    private static String decoded(byte[] encoded) throws RefusedPackage {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(encoded))
                    .toString();
        } catch (CharacterCodingException e) {
            var refused = new RefusedPackage(
                    Refusal.NAME, "name", "must be UTF-8", new String(encoded, StandardCharsets.ISO_8859_1));
            refused.initCause(e);
            throw refused;
        }
    }
}
