package io.seaworthy.hub.cli.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.util.Timestamps;
import io.seaworthy.hub.cli.report.Rendering;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.cli.report.Wording;
import io.seaworthy.hub.control.Control;
import io.seaworthy.posture.v1.ItemError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * SARIF 2.1.0 for code scanning: rules are controls, results are failures; what could not be judged or read is a
 * notification of the run, so that an empty list of results is never mistaken for a clean cluster.
 */
public final class SarifRendering implements Rendering {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final String version;

    /** @param version of Seaworthy */
    public SarifRendering(String version) {
        this.version = version;
    }

    @Override
    public void render(ScanReport report, OutputStream out) throws IOException {
        try (var json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            var rules = tool(json, report);
            invocation(json, report, rules);
            var results = new SarifResults(json, report, rules);
            json.writeArrayFieldStart("results");
            for (var finding : report.findings()) {
                results.write(finding);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    /** Answers the index of each rule. */
    private Map<String, Integer> tool(JsonGenerator json, ScanReport report) throws IOException {
        var rules = new HashMap<String, Integer>();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Seaworthy");
        json.writeStringField("semanticVersion", version);
        json.writeArrayFieldStart("rules");
        for (var control : report.controls()) {
            rules.put(control.id(), rules.size());
            rule(json, control);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        return rules;
    }

    private static void rule(JsonGenerator json, Control control) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", control.id());
        text(json, "shortDescription", control.title());
        text(json, "fullDescription", control.why().strip());
        json.writeObjectFieldStart("help");
        json.writeStringField(
                "text",
                control.why().strip() + "\n\nFix:\n" + control.fix().source().strip()
                        + "\n\nA waiver is reasonable when: " + control.accept().strip());
        json.writeStringField(
                "markdown",
                control.why().strip() + "\n\n**Fix**\n\n````\n"
                        + control.fix().source().strip() + "\n````\n\n**A waiver is reasonable when:** "
                        + control.accept().strip());
        json.writeEndObject();
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", SarifResults.level(control.severity()));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("security-severity", SarifResults.securitySeverity(control.severity()));
        json.writeArrayFieldStart("tags");
        json.writeString("security");
        json.writeString("helm");
        json.writeString(control.family());
        for (var framework : control.frameworks().entrySet()) {
            for (var reference : framework.getValue()) {
                json.writeString(framework.getKey() + ": " + reference);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void invocation(JsonGenerator json, ScanReport report, Map<String, Integer> rules)
            throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", report.assessed());
        json.writeStringField(
                "startTimeUtc", Timestamps.toString(report.posture().getObservedAt()));
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (var unknown : report.unknowns()) {
            json.writeStartObject();
            json.writeObjectFieldStart("associatedRule");
            json.writeStringField("id", unknown.control().id());
            json.writeNumberField("index", rules.getOrDefault(unknown.control().id(), -1));
            json.writeEndObject();
            json.writeStringField("level", "warning");
            text(json, "message", "Could not be assessed: " + Wording.verdict(unknown));
            json.writeEndObject();
        }
        for (var error : report.errors()) {
            notification(json, error);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void notification(JsonGenerator json, ItemError error) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", "error");
        text(json, "message", Wording.problem(error));
        json.writeEndObject();
    }

    static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text.isEmpty() ? "(nothing to add)" : text);
        json.writeEndObject();
    }
}
