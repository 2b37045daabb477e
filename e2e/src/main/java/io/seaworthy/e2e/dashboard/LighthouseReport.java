package io.seaworthy.e2e.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seaworthy.e2e.process.ProgramFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What Lighthouse says of a page.
 *
 * @param performance 0 to 100
 * @param accessibility 0 to 100
 * @param bestPractices 0 to 100
 * @param shortcomings audits that cost points: category, id, what was measured
 */
public record LighthouseReport(int performance, int accessibility, int bestPractices, List<String> shortcomings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public LighthouseReport {
        shortcomings = List.copyOf(shortcomings);
    }

    static LighthouseReport parse(String json) {
        try {
            var report = JSON.readTree(json);
            if (report.has("runtimeError")) {
                throw new ProgramFailure("Lighthouse could not look: "
                        + report.path("runtimeError").path("message").asText());
            }
            var shortcomings = new ArrayList<String>();
            report.path("categories")
                    .properties()
                    .forEach(category ->
                            shortcomings.addAll(shortcomings(category.getKey(), category.getValue(), report)));
            return new LighthouseReport(
                    points(report, "performance"),
                    points(report, "accessibility"),
                    points(report, "best-practices"),
                    shortcomings);
        } catch (JsonProcessingException e) {
            throw new ProgramFailure("Lighthouse's report is no JSON", e);
        }
    }

    private static int points(JsonNode report, String category) {
        return (int) Math.round(
                100 * report.path("categories").path(category).path("score").asDouble());
    }

    private static List<String> shortcomings(String category, JsonNode content, JsonNode report) {
        return StreamSupport.stream(content.path("auditRefs").spliterator(), false)
                .filter(reference -> reference.path("weight").asDouble() > 0)
                .map(reference ->
                        report.path("audits").path(reference.path("id").asText()))
                .filter(audit ->
                        audit.path("score").isNumber() && audit.path("score").asDouble() < 1)
                .map(audit -> "%s %s %.2f: %s"
                        .formatted(
                                category,
                                audit.path("id").asText(),
                                audit.path("score").asDouble(),
                                audit.path("displayValue")
                                        .asText(audit.path("title").asText())))
                .toList();
    }
}
