package io.seaworthy.e2e.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.seaworthy.e2e.scenario.ExpectedScan.Account;
import io.seaworthy.e2e.scenario.ExpectedScan.Alike;
import io.seaworthy.e2e.scenario.ExpectedScan.ExpectedFact;
import io.seaworthy.e2e.scenario.ExpectedScan.ExpectedVerdict;
import io.seaworthy.e2e.scenario.ExpectedScan.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code expect.yaml}: what the scans of a scenario must say. */
final class ExpectationFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> WORDS = Set.of("PASS", "FAIL", "UNKNOWN", "NOT_APPLICABLE");
    private static final Set<String> FIELDS = Set.of(
            "scan",
            "where",
            "account",
            "kubeconfig",
            "arguments",
            "exit",
            "verdicts",
            "others",
            "facts",
            "alike",
            "errors",
            "says",
            "never");

    private ExpectationFile() {}

    static List<ExpectedScan> read(Path file) throws IOException {
        var scans = new ArrayList<ExpectedScan>();
        try {
            for (var scan : YAML.readTree(file.toFile()).path("scans")) {
                scans.add(scan(scan));
            }
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ": " + wrong.getMessage(), wrong);
        }
        if (scans.isEmpty()) {
            throw new IOException(file + ": expects nothing of any scan");
        }
        return scans;
    }

    private static ExpectedScan scan(JsonNode scan) {
        scan.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field of a scan: " + field);
            }
        });
        return new ExpectedScan(
                scan.path("scan").asText(),
                scan.path("where").asText("both").equals("live") ? Where.LIVE : Where.BOTH,
                account(scan.path("account").asText("")),
                Optional.ofNullable(scan.path("kubeconfig").asText(null)),
                Words.of(scan.path("arguments").asText("")),
                scan.path("exit").asInt(),
                verdicts(scan.path("verdicts")),
                Set.copyOf(strings(scan.path("others"))),
                stream(scan.path("facts"))
                        .map(fact -> new ExpectedFact(
                                fact.path("fact").asText(),
                                fact.path("where"),
                                fact.path("has"),
                                fact.path("count").asInt(1)))
                        .toList(),
                stream(scan.path("alike"))
                        .map(alike -> new Alike(
                                alike.path("fact").asText(),
                                alike.path("where"),
                                strings(alike.path("fields")),
                                alike.path("count").asInt()))
                        .toList(),
                strings(scan.path("errors")),
                strings(scan.path("says")),
                strings(scan.path("never")));
    }

    private static Optional<Account> account(String text) {
        var slash = text.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(new Account(text.substring(0, slash), text.substring(slash + 1)));
    }

    /** {@code control: {fact: VERDICT words of its text}}. */
    private static List<ExpectedVerdict> verdicts(JsonNode controls) {
        var verdicts = new ArrayList<ExpectedVerdict>();
        for (var control : controls.properties()) {
            for (var fact : control.getValue().properties()) {
                var said = fact.getValue().asText().split(" ", 2);
                if (!WORDS.contains(said[0])) {
                    throw new IllegalArgumentException(
                            control.getKey() + " on " + fact.getKey() + ": not a verdict: " + said[0]);
                }
                verdicts.add(new ExpectedVerdict(
                        control.getKey(), fact.getKey(), said[0], said.length > 1 ? said[1].strip() : ""));
            }
        }
        return verdicts;
    }

    private static List<String> strings(JsonNode list) {
        return stream(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
