package io.seaworthy.agent.credential;

import io.seaworthy.posture.v1.ObjectReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks through the rendered objects of a release, one YAML document at a time, and decodes the data of Secrets first. */
final class ManifestScan {

    private static final Pattern KIND =
            Pattern.compile("(?m)(?:^kind|\"kind\")\\s{0,4}:\\s{0,4}[\"']?([A-Za-z]{1,63})");
    /** Kinds whose keys are schema or ciphertext: only the format of a value counts there. */
    private static final Set<String> NAMELESS = Set.of("CustomResourceDefinition", "SealedSecret");

    private final CredentialScanner scanner;
    private final BiConsumer<Found, ObjectReference> hits;
    private final Consumer<String> gaps;

    ManifestScan(CredentialScanner scanner, BiConsumer<Found, ObjectReference> hits, Consumer<String> gaps) {
        this.scanner = scanner;
        this.hits = hits;
        this.gaps = gaps;
    }

    void scan(String manifest) {
        int number = 0;
        for (int start = 0; start < manifest.length(); ) {
            int end = manifest.indexOf("\n---", start);
            end = end < 0 ? manifest.length() : end + 1;
            String document = manifest.substring(start, end);
            number += document.isBlank() ? 0 : 1;
            if (scanner.suspects(document) || decodes(kindOf(document))) {
                document(document, number);
            }
            start = end;
        }
    }

    private void document(String yaml, int number) {
        String kind = kindOf(yaml);
        var object = ObjectReference.newBuilder().setKind(kind);
        var found = new ArrayList<Found>(0);
        boolean secret = decodes(kind);
        boolean nameless = NAMELESS.contains(kind);
        var walk = new TreeWalk((path, name, value) -> {
            identify(object, path, value);
            if (value.length() > CredentialScanner.LONGEST) {
                gaps.accept("a value of manifest document " + number + " is longer than " + CredentialScanner.LONGEST
                        + " characters; the rest of it was not looked at");
            }
            if (nameless) {
                scanner.unnamed(path, value, found::add);
            } else {
                scanner.value(
                        path, name, secret && path.holder().name().equals("data") ? decoded(value) : value, found::add);
            }
        });
        var outcome = YamlTree.walk(yaml, walk);
        if (outcome != YamlTree.Outcome.COMPLETE) {
            gaps.accept("manifest document " + number + " is " + outcome.words + "; it was read as plain text");
            scanner.text(yaml, hit -> {
                if (found.stream().noneMatch(known -> known.value().equals(hit.value()))) {
                    found.add(hit);
                }
            });
        }
        var reference = object.build();
        found.forEach(hit -> hits.accept(hit, reference));
    }

    /** A Secret, or a list that may hold some: what matters in it is hidden behind base64. */
    private static boolean decodes(String kind) {
        return kind.equals("Secret") || kind.endsWith("List");
    }

    private static String kindOf(String yaml) {
        var matcher = KIND.matcher(yaml);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void identify(ObjectReference.Builder object, KeyPath path, String value) {
        if (value.length() > 253) {
            return;
        }
        if (path.is("apiVersion")) {
            object.setApiVersion(value);
        } else if (path.is("kind")) {
            object.setKind(value);
        } else if (path.is("metadata", "name")) {
            object.setName(value);
        } else if (path.is("metadata", "namespace")) {
            object.setNamespace(value);
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return base64; // a Secret that no API server would take; its text still counts
        }
    }
}
