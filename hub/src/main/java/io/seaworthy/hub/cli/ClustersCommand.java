package io.seaworthy.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code seaworthy clusters}. */
@Command(
        name = "clusters",
        mixinStandardHelpOptions = true,
        header = "List the clusters of a hub with their scores.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  SEAWORTHY_TOKEN=swp_… seaworthy clusters",
            "  seaworthy clusters --hub https://seaworthy.example.org --token-file token -o json"
        })
final class ClustersCommand implements Callable<Integer> {

    private static final int MOST = 10_000;
    private static final List<String> TITLES = List.of(
            "NAME", "GRADE", "POINTS", "COVERAGE %", "HEALTH", "CRITICAL", "HIGH", "MEDIUM", "LOW", "LAST HEARD", "ID");

    private final Surroundings surroundings;

    @Mixin
    RemoteList list = new RemoteList();

    ClustersCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return list.print(surroundings, "/clusters", Map.of(), MOST, TITLES, ClustersCommand::row);
    }

    private static List<String> row(JsonNode cluster) {
        var open = cluster.path("open");
        return List.of(
                RemoteHub.text(cluster.path("name")),
                RemoteHub.text(cluster.path("score").path("grade")),
                RemoteHub.text(cluster.path("score").path("points")),
                RemoteHub.text(cluster.path("coverage").path("percent")),
                RemoteHub.text(cluster.path("health")),
                RemoteHub.text(open.path("critical")),
                RemoteHub.text(open.path("high")),
                RemoteHub.text(open.path("medium")),
                RemoteHub.text(open.path("low")),
                RemoteHub.text(cluster.path("lastHeardAt")),
                RemoteHub.text(cluster.path("id")));
    }
}
