package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.ManifestObject;
import io.seaworthy.posture.v1.RiskyGrant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a rendered manifest: which objects it asks for, and which rights they grant.
 *
 * <p>Documents are cut apart first, as Helm itself does (Helm v3 pkg/releaseutil/manifest.go), so that one that is not
 * YAML does not hide the others.
 */
final class ManifestScan {

    /** More objects than this are not kept; no cluster would take them from one release. */
    static final int MOST_OBJECTS = 10_000;

    /** More documents that cannot be judged are counted, not named. */
    private static final int MOST_NAMED = 50;

    private final List<ManifestObject> objects = new ArrayList<>();
    private final List<RiskyGrant> grants = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private int unnamed;

    /** Objects in the order of the manifest; lists are taken apart. */
    List<ManifestObject> objects() {
        return objects;
    }

    List<RiskyGrant> grants() {
        return grants;
    }

    /** Documents that could not be judged, in words. */
    List<String> unreadable() {
        if (unnamed == 0) {
            return List.copyOf(unreadable);
        }
        var words = new ArrayList<>(unreadable);
        words.add(unnamed + " more documents or objects of the manifest could not be judged");
        return words;
    }

    /** Reads all documents of a manifest or of one hook. */
    void read(String manifest) {
        var number = 0;
        var start = 0;
        while (start < manifest.length()) {
            var end = nextDocument(manifest, start);
            var text = manifest.substring(start, end);
            if (!isBlank(text)) {
                number++;
                if (number > MOST_OBJECTS) {
                    note("what follows the first " + MOST_OBJECTS + " documents of the manifest was not looked into");
                    return;
                }
                document(number, text);
            }
            start = end;
        }
    }

    private void document(int number, String text) {
        var plain = PlainHead.read(text);
        if (plain.isPresent() && objects.size() < MOST_OBJECTS) {
            objects.add(plain.get());
            return;
        }
        var document = new ManifestDocument(MOST_OBJECTS - objects.size());
        var place = "document " + number + source(text) + " of the manifest ";
        if (!YamlWalk.over(text, document)) {
            note(place + "is not YAML, or nested too deep");
        }
        if (document.nameless() > 0) {
            note(place + "names no kind or no name");
        }
        if (document.isFull()) {
            note(place + "asks for more than " + MOST_OBJECTS + " objects");
        }
        objects.addAll(document.objects());
        grants.addAll(document.grants());
    }

    private void note(String words) {
        if (unreadable.size() < MOST_NAMED) {
            unreadable.add(words);
        } else {
            unnamed++;
        }
    }

    /** Helm writes the template's path above each document: {@code # Source: web/templates/deployment.yaml}. */
    private static String source(String text) {
        var at = text.indexOf("# Source: ");
        if (at < 0) {
            return "";
        }
        var from = at + "# Source: ".length();
        var end = text.indexOf('\n', from);
        var path = text.substring(from, end < 0 ? text.length() : end).strip();
        return path.matches("[-\\w./+]{1,200}") ? " (" + path + ")" : "";
    }

    /** A line of three dashes at the margin starts a document, whatever stands around it. */
    private static int nextDocument(String manifest, int start) {
        var at = start;
        while (true) {
            at = manifest.indexOf("\n---", at);
            if (at < 0) {
                return manifest.length();
            }
            var after = at + 4;
            if (after == manifest.length() || Character.isWhitespace(manifest.charAt(after))) {
                return at + 1;
            }
            at = after;
        }
    }

    private static boolean isBlank(String text) {
        return text.lines()
                .allMatch(line -> line.isBlank()
                        || line.strip().startsWith("#")
                        || line.strip().equals("---"));
    }
}
