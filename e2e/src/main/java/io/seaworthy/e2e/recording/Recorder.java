package io.seaworthy.e2e.recording;

import io.seaworthy.e2e.scenario.Scenario;
import io.seaworthy.e2e.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Records the scenarios' clusters into {@code e2e/recordings}: {@code e2e/record [SCENARIO…]}.
 *
 * <p>The repository's root comes from the system property {@code seaworthy.root}.
 */
public final class Recorder {

    private final Path recordings;

    private Recorder(Path recordings) {
        this.recordings = recordings;
    }

    /** @param names scenarios to record; none means all */
    public static void main(String... names) throws IOException {
        var endToEnd = Path.of(System.getProperty("seaworthy.root", ".")).resolve("e2e");
        var recorder = new Recorder(endToEnd.resolve("recordings"));
        var wanted = List.of(names);
        for (var scenario : Scenario.all(endToEnd)) {
            if (scenario.recorded() && (wanted.isEmpty() || wanted.contains(scenario.name()))) {
                recorder.record(scenario);
            }
        }
    }

    private void record(Scenario scenario) throws IOException {
        System.err.println("Recording " + scenario.name());
        try (var stage = Stage.set(scenario)) {
            var files = new ClusterRecording(scenario, stage.cluster()).files();
            var folder = Files.createDirectories(recordings.resolve(scenario.name()));
            try (var old = Files.newDirectoryStream(folder, "*.yaml")) {
                for (var file : old) {
                    Files.delete(file);
                }
            }
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
    }
}
