package io.seaworthy.hub.cli;

import io.seaworthy.hub.cli.report.ScanReport;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Judge;
import java.io.IOException;

/** From a cluster to its report: look, judge, score. */
final class Scan {

    private final Surroundings surroundings;
    private final Survey survey;
    private final Catalogue catalogue;

    Scan(Surroundings surroundings, Survey survey, Catalogue catalogue) {
        this.surroundings = surroundings;
        this.survey = survey;
        this.catalogue = catalogue;
    }

    ScanReport of(ScanSource source, boolean probe, String teamLabel, ProgressLine progress) throws IOException {
        progress.accept(source.from == null ? "Connecting" : "Reading the recording");
        try (var cluster = source.open(surroundings)) {
            // A recording is judged by what was found when it was made; its addresses may be somebody else's by now.
            var posture = survey.take(cluster, probe && source.from == null, teamLabel, progress);
            progress.accept("Judging");
            return ScanReport.of(posture, catalogue, new Judge(catalogue).judge(posture));
        }
    }
}
