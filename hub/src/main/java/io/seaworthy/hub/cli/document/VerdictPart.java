package io.seaworthy.hub.cli.document;

import com.fasterxml.jackson.core.JsonGenerator;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.posture.v1.ObjectReference;
import java.io.IOException;

/** {@code verdicts} and, with all that a person needs to mend them, {@code findings}. */
final class VerdictPart {

    private final JsonGenerator json;

    VerdictPart(JsonGenerator json) {
        this.json = json;
    }

    void verdicts(ScanReport report) throws IOException {
        json.writeArrayFieldStart("verdicts");
        for (var judgement : report.judgements()) {
            json.writeStartObject();
            heading(judgement);
            json.writeStringField("verdict", judgement.verdict().word());
            json.writeStringField("text", judgement.verdict().text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void findings(ScanReport report) throws IOException {
        json.writeArrayFieldStart("findings");
        for (var finding : report.findings()) {
            json.writeStartObject();
            heading(finding);
            json.writeStringField("title", finding.control().title());
            json.writeStringField("family", finding.control().family());
            object(finding.subject());
            json.writeStringField("evidence", finding.verdict().text());
            json.writeStringField("why", finding.control().why());
            json.writeStringField("fix", finding.fix());
            json.writeNumberField("gain", report.gain(finding).orElse(0));
            frameworks(finding);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void heading(Judgement judgement) throws IOException {
        json.writeStringField("control", judgement.control().id());
        json.writeStringField("severity", judgement.severity().word());
        json.writeStringField("fact", judgement.fact().getKey());
    }

    private void object(ObjectReference object) throws IOException {
        json.writeObjectFieldStart("object");
        json.writeStringField("kind", object.getKind());
        json.writeStringField("namespace", object.getNamespace());
        json.writeStringField("name", object.getName());
        json.writeEndObject();
    }

    private void frameworks(Judgement finding) throws IOException {
        json.writeObjectFieldStart("frameworks");
        for (var framework : finding.control().frameworks().entrySet()) {
            json.writeArrayFieldStart(framework.getKey());
            for (var reference : framework.getValue()) {
                json.writeString(reference);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
