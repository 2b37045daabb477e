package io.seaworthy.agent.credential;

import com.fasterxml.jackson.core.JsonParser;
import io.seaworthy.posture.v1.CredentialHit;
import io.seaworthy.posture.v1.CredentialHit.Source;
import io.seaworthy.posture.v1.ObjectReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The scan of one release. Feed it the parts in any order, each once, then take the report. Holds fingerprints and paths,
 * never values. Not for several threads.
 */
public final class CredentialScan {

    /** Hits that are listed; more are counted as a gap. */
    static final int MOST_HITS = 500;

    private final CredentialScanner scanner;
    private final Salt salt;
    private final LinkedHashSet<CredentialHit> hits = new LinkedHashSet<>();
    private final Set<String> defaults = new HashSet<>();
    private final LinkedHashSet<String> gaps = new LinkedHashSet<>();
    private int dropped;

    CredentialScan(CredentialScanner scanner, Salt salt) {
        this.scanner = scanner;
        this.salt = salt;
    }

    /**
     * Values as JSON, streamed.
     *
     * @param json stands on the first token of the value, or before it; stands on its last token afterwards
     */
    public CredentialScan values(Source source, JsonParser json) throws IOException {
        var walk = new TreeWalk((path, name, value) -> value(source, path, name, value));
        JsonTree.walk(json, walk);
        if (walk.tooDeep()) {
            gaps.add(label(source) + " are nested deeper than " + TreeWalk.DEEPEST
                    + " levels; what is below was not looked at");
        }
        return this;
    }

    /** Values as YAML, as Helm 2 stores them. What is not YAML is read as text. */
    public CredentialScan values(Source source, String yaml) {
        var walk = new TreeWalk((path, name, value) -> value(source, path, name, value));
        var outcome = YamlTree.walk(yaml, walk);
        if (outcome != YamlTree.Outcome.COMPLETE) {
            gaps.add(label(source) + " are " + outcome.words + "; they were read as plain text");
            scanner.text(yaml, found -> addUnlessKnown(source, found));
        }
        return this;
    }

    /** The rendered manifest: YAML documents. A document that is not YAML is read as text. */
    public CredentialScan manifest(String manifest) {
        new ManifestScan(scanner, this::addFromManifest, gaps::add).scan(manifest);
        return this;
    }

    /** The notes that the chart prints. */
    public CredentialScan notes(String notes) {
        noteLength(Source.NOTES, notes);
        scanner.text(notes, found -> add(Source.NOTES, found, ObjectReference.getDefaultInstance()));
        return this;
    }

    public CredentialReport report() {
        var listed = new ArrayList<CredentialHit>(hits.size());
        hits.stream()
                .map(hit ->
                        isDefault(hit) ? hit.toBuilder().setChartDefault(true).build() : hit)
                .sorted((a, b) -> Integer.compare(a.getSourceValue(), b.getSourceValue()))
                .forEach(listed::add);
        var told = new ArrayList<>(gaps);
        if (dropped > 0) {
            told.add(dropped + " more credential-like values are not listed; the first " + MOST_HITS + " are");
        }
        return new CredentialReport(listed, List.copyOf(told));
    }

    private void value(Source source, KeyPath path, String name, String value) {
        noteLength(source, value);
        scanner.value(path, name, value, found -> add(source, found, ObjectReference.getDefaultInstance()));
    }

    private void addFromManifest(Found found, ObjectReference object) {
        add(Source.MANIFEST, found, object);
    }

    /** A text that was a tree to some place: what was found in the tree has the better path. */
    private void addUnlessKnown(Source source, Found found) {
        String fingerprint = salt.fingerprint(found.value());
        if (hits.stream()
                .noneMatch(
                        hit -> hit.getSource() == source && hit.getFingerprint().equals(fingerprint))) {
            add(source, found, ObjectReference.getDefaultInstance());
        }
    }

    private void add(Source source, Found found, ObjectReference object) {
        String fingerprint = salt.fingerprint(found.value());
        var hit = CredentialHit.newBuilder()
                .setSource(source)
                .setKeyPath(found.path().toString())
                .setDetector(found.detector())
                .setFingerprint(fingerprint)
                .setKnownWeak(found.weak());
        if (source == Source.MANIFEST && !object.getKind().isEmpty()) {
            hit.setObject(object);
        }
        if (source == Source.CHART_VALUES) {
            defaults.add(fingerprint);
            defaults.add(hit.getKeyPath() + ' ' + fingerprint);
        }
        if (hits.size() < MOST_HITS) {
            hits.add(hit.build());
        } else {
            dropped++;
        }
    }

    /** A user's value counts only at the chart's own path; a rendered one has another path, so the value alone counts. */
    private boolean isDefault(CredentialHit hit) {
        return switch (hit.getSource()) {
            case CHART_VALUES -> true;
            case USER_VALUES -> defaults.contains(hit.getKeyPath() + ' ' + hit.getFingerprint());
            case MANIFEST, NOTES -> defaults.contains(hit.getFingerprint());
            case SOURCE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    private void noteLength(Source source, String value) {
        if (value.length() > CredentialScanner.LONGEST) {
            gaps.add("a value of the " + label(source) + " is longer than " + CredentialScanner.LONGEST
                    + " characters; the rest of it was not looked at");
        }
    }

    private static String label(Source source) {
        return source.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
