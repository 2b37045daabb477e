package io.seaworthy.agent.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.seaworthy.posture.v1.VulnerabilityFact;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The vulnerabilities of one report: each id once, with its worst severity. */
final class FoundVulnerabilities {

    private static final int MOST = 20_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    private final Map<String, Severity> byId = new HashMap<>();
    private boolean listed;
    private long criticalCounted;
    private long highCounted;

    private enum Severity {
        LOWER,
        HIGH,
        CRITICAL
    }

    /** The parser stands at the report's list of vulnerabilities. */
    void list(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        listed = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var item = new Strings();
            item.read(parser);
            add(item);
        }
    }

    /** The parser stands at the report's summary, which may come before or after the list. */
    void summary(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "criticalCount" -> criticalCounted = parser.getValueAsLong();
                case "highCount" -> highCounted = parser.getValueAsLong();
                default -> parser.skipChildren();
            }
        }
    }

    void fill(VulnerabilityFact.Builder fact) throws IOException {
        if (!listed) {
            throw new IOException("holds no list of vulnerabilities");
        }
        byId.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(found -> {
            switch (found.getValue()) {
                case CRITICAL -> fact.addCritical(found.getKey());
                case HIGH -> fact.addHigh(found.getKey());
                case LOWER -> fact.setLower(fact.getLower() + 1);
            }
        });
        if ((criticalCounted > 0 && fact.getCriticalCount() == 0) || (highCounted > 0 && fact.getHighCount() == 0)) {
            throw new IOException("counts " + criticalCounted + " critical and " + highCounted
                    + " high vulnerabilities and does not list them");
        }
    }

    private void add(Strings item) throws IOException {
        var id = item.get("vulnerabilityID");
        if (!ID.matcher(id).matches()) {
            throw new IOException("lists a vulnerability without a usable vulnerabilityID");
        }
        var severity = switch (item.get("severity")) {
            case "CRITICAL" -> Severity.CRITICAL;
            case "HIGH" -> Severity.HIGH;
            default -> Severity.LOWER;
        };
        byId.merge(id, severity, (one, other) -> one.compareTo(other) < 0 ? other : one);
        if (byId.size() > MOST) {
            throw new IOException("lists more than " + MOST + " vulnerabilities");
        }
    }
}
