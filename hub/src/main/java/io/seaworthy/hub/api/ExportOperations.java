package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.FindingReads;
import io.seaworthy.hub.control.Catalogue;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;

/** Lists as files. */
final class ExportOperations {

    private final FindingReads findings;
    private final Supplier<Catalogue> catalogue;
    private final InstantSource clock;

    ExportOperations(FindingReads findings, Supplier<Catalogue> catalogue, InstantSource clock) {
        this.findings = findings;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Map<String, Operation> all() {
        return Map.of("exportFindings", this::findings);
    }

    private Answer findings(Request request) {
        var now = clock.instant();
        var form =
                request.text("format").orElse("csv").equals("csv") ? FindingExport.Form.CSV : FindingExport.Form.NDJSON;
        var export = new FindingExport(
                findings,
                FindingOperations.question(request, now),
                request.sight(),
                request.text("sort").orElse("severity"),
                form,
                catalogue.get());
        var name = "findings-" + LocalDate.ofInstant(now, ZoneOffset.UTC);
        return switch (form) {
            case CSV -> new Answer.File(name + ".csv", "text/csv; charset=utf-8", export);
            case NDJSON -> new Answer.File(name + ".ndjson", "application/x-ndjson", export);
        };
    }
}
