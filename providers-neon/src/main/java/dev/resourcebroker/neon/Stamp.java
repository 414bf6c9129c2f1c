package dev.resourcebroker.neon;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.resource.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Our mark at the vendor, with the number of the effect that put it there. Lists of projects show it in the name, behind
 * the external name: {@code eu-0192-1 eu/acme/0192/1/7}. Annotations of the branch have it once more, so that a project
 * is known by its id although somebody renamed it, and for marks that are too long for a name.
 *
 * @param tag the mark
 * @param effect the effect's number
 */
record Stamp(Tag tag, long effect) {
    private static final int LONGEST_NAME = 256;
    private static final String SHORTENED = " +";
    private static final String KEY = "resource-broker-";
    private static final Pattern MARK =
            Pattern.compile("([^ /]+)/([^ /]+)/([0-9a-f-]{36})/([0-9]{1,18})/([0-9]{1,18})");

    /** The name of a project or a branch: the external name, and the mark where it fits. */
    static String name(Identity identity, long effect) {
        Tag tag = identity.tag();
        String full = identity.name() + " " + tag.installation() + "/" + tag.org() + "/" + tag.resource() + "/"
                + tag.incarnation() + "/" + effect;
        return full.length() > LONGEST_NAME ? identity.name() + SHORTENED : full;
    }

    /** Whether the mark was too long for a name; annotations have it. */
    static boolean isShortened(String name) {
        return name.endsWith(SHORTENED);
    }

    /** The external name in a name. */
    static String externalName(String name) {
        int end = name.indexOf(' ');
        return end < 0 ? name : name.substring(0, end);
    }

    /** The mark in a name; people give names too. */
    static Optional<Stamp> ofName(String name) {
        Matcher mark = MARK.matcher(
                name.substring(Math.min(name.length(), externalName(name).length() + 1)));
        return mark.matches()
                ? read(mark.group(1), mark.group(2), mark.group(3), mark.group(4), mark.group(5))
                : Optional.empty();
    }

    static Map<String, String> annotations(Tag tag, long effect) {
        return Map.of(
                KEY + "installation", tag.installation(),
                KEY + "org", tag.org().value(),
                KEY + "resource", tag.resource().toString(),
                KEY + "incarnation", Long.toString(tag.incarnation()),
                KEY + "effect", Long.toString(effect));
    }

    static Optional<Stamp> ofAnnotations(JsonNode annotations) {
        String incarnation = value(annotations, "incarnation");
        String effect = value(annotations, "effect");
        return (incarnation + "-" + effect).matches("[0-9]{1,18}-[0-9]{1,18}")
                ? read(
                        value(annotations, "installation"),
                        value(annotations, "org"),
                        value(annotations, "resource"),
                        incarnation,
                        effect)
                : Optional.empty();
    }

    private static String value(JsonNode annotations, String key) {
        return annotations.path(KEY + key).asString("");
    }

    private static Optional<Stamp> read(
            String installation, String org, String resource, String incarnation, String effect) {
        try {
            Tag tag = new Tag(installation, OrgId.of(org), ResourceId.parse(resource), Long.parseLong(incarnation));
            return Optional.of(new Stamp(tag, Long.parseLong(effect)));
        } catch (PermanentBrokerException e) {
            return Optional.empty();
        }
    }
}
