package io.seaworthy.hub.cli.document;

import com.fasterxml.jackson.core.JsonGenerator;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Failures as SARIF results. */
final class SarifResults {

    private final JsonGenerator json;
    private final ScanReport report;
    private final Map<String, Integer> rules;

    SarifResults(JsonGenerator json, ScanReport report, Map<String, Integer> rules) {
        this.json = json;
        this.report = report;
        this.rules = rules;
    }

    void write(Judgement finding) throws IOException {
        var subject = finding.subject();
        var cluster = report.cluster().getName();
        json.writeStartObject();
        json.writeStringField("ruleId", finding.control().id());
        json.writeNumberField("ruleIndex", rules.getOrDefault(finding.control().id(), -1));
        json.writeStringField("level", level(finding.severity()));
        SarifRendering.text(json, "message", Wording.verdict(finding));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        // Code scanning shows only what has a place in a file; a cluster has none, so the object's path stands in.
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", path(cluster, subject.getNamespace(), subject.getKind(), subject.getName()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", 1);
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        json.writeStringField("name", subject.getName());
        json.writeStringField(
                "fullyQualifiedName", cluster + "/" + finding.fact().getKey());
        json.writeStringField("kind", "resource");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("seaworthyFinding/v1", fingerprint(finding));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("security-severity", securitySeverity(finding.severity()));
        json.writeStringField("fix", finding.fix());
        json.writeEndObject();
        json.writeEndObject();
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    /** A number inside the band that code scanning gives this word: above 9, 7, 4 and below. */
    static String securitySeverity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.0";
        };
    }

    private static String path(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** The same for the same control and object in the same cluster, whatever the evidence says this time. */
    private String fingerprint(Judgement finding) {
        var identity = report.cluster().getId() + "\n" + finding.key();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform must have SHA-256.
            throw new IllegalStateException(impossible);
        }
    }
}
