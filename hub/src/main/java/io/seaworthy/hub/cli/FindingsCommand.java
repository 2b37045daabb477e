package io.seaworthy.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seaworthy findings}. */
@Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        header = "List the findings of a hub.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  SEAWORTHY_TOKEN=swp_… seaworthy findings --severity critical,high",
            "  seaworthy findings --state OPEN,REOPENED -o csv > findings.csv"
        })
final class FindingsCommand implements Callable<Integer> {

    private static final List<String> TITLES =
            List.of("SEVERITY", "STATE", "CLUSTER", "CONTROL", "OBJECT", "TITLE", "OWNER", "DUE", "CHANGED", "ID");

    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");
    private static final List<String> STATES =
            List.of("OPEN", "ACKNOWLEDGED", "IN_PROGRESS", "REOPENED", "WAIVED", "UNKNOWN", "FIXED", "WITHDRAWN");

    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    RemoteList list = new RemoteList();

    @Option(names = "--severity", paramLabel = "WORDS", description = "Any of critical, high, medium, low.")
    @Nullable
    String severity;

    @Option(
            names = "--state",
            paramLabel = "WORDS",
            defaultValue = "OPEN,ACKNOWLEDGED,IN_PROGRESS,REOPENED,UNKNOWN",
            description =
                    "Any of OPEN, ACKNOWLEDGED, IN_PROGRESS, REOPENED, WAIVED, UNKNOWN, FIXED, WITHDRAWN. Default:"
                            + " those that are not closed.")
    String state = "OPEN,ACKNOWLEDGED,IN_PROGRESS,REOPENED,UNKNOWN";

    @Option(names = "--cluster", paramLabel = "ID", description = "Only this cluster; several are separated by commas.")
    @Nullable
    String cluster;

    @Option(names = "--control", paramLabel = "ID", description = "Only this control; several are separated by commas.")
    @Nullable
    String control;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Only this namespace.")
    @Nullable
    String namespace;

    @Option(names = "--owner", paramLabel = "NAME", description = "Only theirs; - is nobody's.")
    @Nullable
    String owner;

    @Option(names = "--text", paramLabel = "WORD", description = "Only those that show this word.")
    @Nullable
    String text;

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            defaultValue = "1000",
            description = "At most so many, the worst first. Default: ${DEFAULT-VALUE}.")
    int limit = 1000;

    FindingsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        among("--severity", severity == null ? "" : severity.toLowerCase(Locale.ROOT), SEVERITIES);
        among("--state", state.toUpperCase(Locale.ROOT), STATES);
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit " + limit + " does not go: it is at least 1");
        }
        return list.print(surroundings, "/findings", query(), limit, TITLES, FindingsCommand::row);
    }

    private void among(String option, String given, List<String> words) {
        for (var word : given.isEmpty() ? List.<String>of() : List.of(given.split(",", -1))) {
            if (!words.contains(word)) {
                throw new ParameterException(
                        spec.commandLine(),
                        option + " cannot be '" + word + "': it is any of " + String.join(", ", words));
            }
        }
    }

    private Map<String, String> query() {
        var query = new TreeMap<String, String>();
        query.put("state", state.toUpperCase(Locale.ROOT));
        put(query, "severity", severity == null ? null : severity.toLowerCase(Locale.ROOT));
        put(query, "cluster", cluster);
        put(query, "control", control);
        put(query, "namespace", namespace);
        put(query, "owner", owner);
        put(query, "text", text);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String given) {
        if (given != null) {
            query.put(name, given);
        }
    }

    private static List<String> row(JsonNode finding) {
        var namespace = finding.path("namespace").asText();
        return List.of(
                RemoteHub.text(finding.path("severity")),
                RemoteHub.text(finding.path("state")),
                RemoteHub.text(finding.path("clusterName")),
                RemoteHub.text(finding.path("controlId")),
                finding.path("subjectKind").asText() + " " + (namespace.isEmpty() ? "" : namespace + "/")
                        + finding.path("name").asText(),
                RemoteHub.text(finding.path("title")),
                RemoteHub.text(finding.path("owner")),
                RemoteHub.text(finding.path("dueAt")),
                RemoteHub.text(finding.path("changedAt")),
                RemoteHub.text(finding.path("id")));
    }
}
