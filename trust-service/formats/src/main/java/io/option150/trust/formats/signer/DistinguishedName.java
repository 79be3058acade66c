package io.option150.trust.formats.signer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate's subject or issuer as phones and call managers write it in text: {@code
 * CN=a;OU=b;O=c;L=d;ST=e;C=f}.
 *
 * <p>Phones look a certificate up by serial number and issuer <em>text</em>, so all that one deployment emits must render
 * a name the same way: by {@link #toText()}. Readers meet other renderings (commas, other order, lower-case types), so
 * comparing is done by {@link #sameAs}, never on texts.
 *
 * @param attributes the parts, in the order in which they stood
 */
public record DistinguishedName(List<Attribute> attributes) {

    /** The order in which Unified CM writes the types; any other type follows in its own order. */
    private static final List<String> ORDER = List.of("CN", "OU", "O", "L", "ST", "C");

    private static final Comparator<Attribute> BY_ORDER = Comparator.comparingInt(attribute -> {
        int place = ORDER.indexOf(attribute.type());
        return place < 0 ? ORDER.size() : place;
    });

    /**
     * One part of a name.
     *
     * @param type in upper case, such as {@code CN}, or a dotted object identifier
     * @param value the text, unescaped
     */
    public record Attribute(String type, String value) {

        public Attribute {
            type = type.toUpperCase(Locale.ROOT);
        }
    }

    public DistinguishedName {
        attributes = List.copyOf(attributes);
    }

    /**
     * The name in a certificate.
     *
     * @param principal a certificate's subject or issuer
     * @return the same name
     */
    public static DistinguishedName of(X500Principal principal) {
        return new DistinguishedName(rfc4514(principal.getName(X500Principal.RFC2253)));
    }

    /**
     * Reads a text, by leniency that readers owe: semicolons or commas, any order, any case of types. A text with a
     * semicolon between attributes is separated by semicolons, and commas in it are plain characters.
     *
     * @param text what a file carries
     * @return the name; a text that is none gives one attribute without type, equal only to the same text
     */
    public static DistinguishedName parse(String text) {
        List<Attribute> attributes = new ArrayList<>();
        if (text.contains(";")) {
            for (String part : text.split(";", -1)) {
                attributes.add(attribute(part));
            }
            return new DistinguishedName(attributes);
        }
        try {
            return new DistinguishedName(rfc4514(text));
        } catch (IllegalArgumentException notRfc4514) {
            return new DistinguishedName(List.of(attribute(text)));
        }
    }

    /**
     * Renders the name as Unified CM does.
     *
     * @return such as {@code CN=a;OU=b;O=c;L=d;ST=e;C=f}
     * @throws IllegalArgumentException when a value holds a semicolon or a control character: how a phone would read it
     *     is not known
     */
    public String toText() {
        return attributes.stream()
                .sorted(BY_ORDER)
                .map(DistinguishedName::plain)
                .collect(Collectors.joining(";"));
    }

    /**
     * Whether both name the same holder, in whatever order their parts stand.
     *
     * @param other another name
     * @return true when the parts are the same
     */
    public boolean sameAs(DistinguishedName other) {
        return sorted().equals(other.sorted());
    }

    private List<Attribute> sorted() {
        return attributes.stream()
                .sorted(Comparator.comparing(Attribute::type).thenComparing(Attribute::value))
                .toList();
    }

    private static String plain(Attribute attribute) {
        String value = attribute.value();
        if (value.chars().anyMatch(character -> character == ';' || Character.isISOControl(character))) {
            throw new IllegalArgumentException(
                    "name attribute %s: a semicolon or control character in \"%s\"".formatted(attribute.type(), value));
        }
        return attribute.type() + "=" + value;
    }

    private static Attribute attribute(String part) {
        int equals = part.indexOf('=');
        return equals < 0
                ? new Attribute("", part.strip())
                : new Attribute(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
    }

    /** The parts of an RFC 4514 text, which {@link LdapName} counts from the right. */
    private static List<Attribute> rfc4514(String text) {
        List<Attribute> attributes = new ArrayList<>();
        try {
            for (Rdn rdn : new LdapName(text).getRdns().reversed()) {
                var parts = rdn.toAttributes().getAll();
                while (parts.hasMore()) {
                    var part = parts.next();
                    attributes.add(new Attribute(part.getID(), valueText(part.get())));
                }
            }
        } catch (InvalidNameException invalid) {
            throw new IllegalArgumentException("not a distinguished name: " + text, invalid);
        } catch (NamingException failed) {
            throw new IllegalStateException("a parsed name gave no attributes: " + text, failed);
        }
        return attributes;
    }

    /** A value of a type that has no text form comes as BER bytes; hexadecimal after {@code #} is how RFC 4514 says it. */
    private static String valueText(Object value) {
        return value instanceof byte[] encoded ? "#" + HexFormat.of().formatHex(encoded) : value.toString();
    }
}
