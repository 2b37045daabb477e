package io.seaworthy.agent.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.Timestamp;
import io.seaworthy.agent.cluster.ItemReader;
import io.seaworthy.posture.v1.VulnerabilityFact;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads one VulnerabilityReport: whom it is about, which image, and ids by severity. The rest is skipped unread. */
final class ReportReading implements ItemReader<VulnerabilityFact> {

    private static final int LONGEST = 1_000;

    private final String namespace;

    /** @param namespace of the report, which is that of the workload */
    ReportReading(String namespace) {
        this.namespace = namespace;
    }

    @Override
    public VulnerabilityFact read(JsonParser parser) throws IOException {
        var about = new ReportSubject(namespace);
        var fact = VulnerabilityFact.newBuilder();
        var found = new FoundVulnerabilities();
        var hasReport = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var isObject = parser.nextToken() == JsonToken.START_OBJECT;
            if (isObject && field.equals("metadata")) {
                about.read(parser);
            } else if (isObject && field.equals("report")) {
                report(parser, fact, found);
                hasReport = true;
            } else {
                parser.skipChildren();
            }
        }
        if (!hasReport) {
            throw new IOException("holds no report");
        }
        found.fill(fact);
        return fact.setWorkload(about.workload())
                .setContainer(about.container())
                .build();
    }

    private static void report(JsonParser parser, VulnerabilityFact.Builder fact, FoundVulnerabilities found)
            throws IOException {
        var artifact = new Artifact();
        var scanner = new Strings();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "artifact" -> artifact.named.read(parser);
                case "registry" -> artifact.registry.read(parser);
                case "scanner" -> scanner.read(parser);
                case "updateTimestamp" -> fact.setScannedAt(time(Strings.text(parser)));
                case "summary" -> found.summary(parser);
                case "vulnerabilities" -> found.list(parser);
                default -> parser.skipChildren();
            }
        }
        fact.setImage(artifact.image()).setScanner((scanner.get("name") + " " + scanner.get("version")).strip());
        if (!fact.hasScannedAt()) {
            throw new IOException("does not say when the image was scanned");
        }
    }

    private static final class Artifact {
        private final Strings named = new Strings();
        private final Strings registry = new Strings();

        String image() throws IOException {
            if (named.get("repository").isEmpty()) {
                throw new IOException("does not say which image was scanned");
            }
            var image = ImageName.of(
                            registry.get("server"), named.get("repository"), named.get("tag"), named.get("digest"))
                    .complete();
            if (image.length() > LONGEST) {
                throw new IOException("names an image of " + image.length() + " characters");
            }
            return image;
        }
    }

    private static Timestamp time(String text) throws IOException {
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            return Timestamp.newBuilder()
                    .setSeconds(time.getEpochSecond())
                    .setNanos(time.getNano())
                    .build();
        } catch (DateTimeException malformed) {
            // Without it nobody knows how old the report is.
            throw new IOException("has an updateTimestamp that is no time", malformed);
        }
    }
}
