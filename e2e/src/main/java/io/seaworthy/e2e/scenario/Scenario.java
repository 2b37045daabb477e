package io.seaworthy.e2e.scenario;

import io.seaworthy.e2e.cluster.ClusterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One folder of {@code e2e/scenarios}: a real cluster, what real Helms do to it, and what scans of it must say.
 *
 * @param name of the folder
 * @param description one sentence for people
 * @param recorded whether {@code e2e/recordings} keeps it
 */
public record Scenario(
        String name,
        Path folder,
        String description,
        boolean recorded,
        ClusterOptions options,
        List<Step> steps,
        List<ExpectedScan> scans) {

    public Scenario {
        steps = List.copyOf(steps);
        scans = List.copyOf(scans);
    }

    /**
     * Every scenario, by name.
     *
     * @param endToEnd the module's folder, {@code e2e}
     * @throws IOException if a folder cannot be read; the message names file and reason
     */
    public static List<Scenario> all(Path endToEnd) throws IOException {
        var scenarios = new ArrayList<Scenario>();
        try (var folders = Files.list(endToEnd.resolve("scenarios"))) {
            for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
                scenarios.add(ScenarioFile.read(folder));
            }
        }
        return scenarios;
    }
}
