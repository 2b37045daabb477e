package io.seaworthy.hub.cli.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.util.Timestamps;
import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.score.Scoring;
import io.seaworthy.hub.score.Share;
import java.io.IOException;

/** {@code cluster}, {@code score} and {@code coverage}. */
final class SummaryPart {

    private final JsonGenerator json;

    SummaryPart(JsonGenerator json) {
        this.json = json;
    }

    void cluster(ScanReport report) throws IOException {
        var cluster = report.cluster();
        json.writeObjectFieldStart("cluster");
        json.writeStringField("id", cluster.getId());
        json.writeStringField("name", cluster.getName());
        json.writeStringField("kubernetesVersion", cluster.getKubernetesVersion());
        json.writeStringField("observedAt", Timestamps.toString(report.posture().getObservedAt()));
        json.writeArrayFieldStart("namespaces");
        for (var namespace : cluster.getNamespacesList()) {
            json.writeString(namespace);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void score(ScanReport report) throws IOException {
        if (report.score().isEmpty()) {
            json.writeNullField("score");
            return;
        }
        var score = report.score().get();
        json.writeObjectFieldStart("score");
        json.writeNumberField("value", score.points());
        json.writeStringField("grade", score.grade().name());
        json.writeNumberField("formulaVersion", score.version());
        json.writeNumberField("base", score.base());
        if (score.cap().isPresent()) {
            json.writeNumberField("cap", Scoring.cap(score.cap().get()));
        } else {
            json.writeNullField("cap");
        }
        json.writeNumberField("penalty", score.penalty());
        json.writeArrayFieldStart("breakdown");
        for (var share : score.shares()) {
            share(share);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void share(Share share) throws IOException {
        json.writeStartObject();
        json.writeStringField("control", share.control().id());
        json.writeNumberField("judged", share.judged());
        json.writeNumberField("failing", share.failing());
        json.writeNumberField("lost", share.lost());
        json.writeEndObject();
    }

    void coverage(ScanReport report) throws IOException {
        var coverage = report.coverage();
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("percent", coverage.percent());
        json.writeNumberField("judged", coverage.judged());
        json.writeNumberField("unknown", coverage.unknown());
        json.writeNumberField("controls", report.controls().size());
        json.writeObjectFieldStart("findings");
        for (var count : report.counts().entrySet()) {
            json.writeNumberField(count.getKey().word(), count.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
