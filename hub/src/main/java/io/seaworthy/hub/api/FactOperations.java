package io.seaworthy.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.seaworthy.hub.api.reading.FactReads;
import io.seaworthy.hub.api.reading.FactSummary;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.FactType;
import io.seaworthy.posture.v1.Container;
import io.seaworthy.posture.v1.Fact;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Facts: of any kind, and Tillers, releases and workloads with what matters of each. */
final class FactOperations {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private final FactReads facts;
    private final Supplier<Catalogue> catalogue;

    FactOperations(FactReads facts, Supplier<Catalogue> catalogue) {
        this.facts = facts;
        this.catalogue = catalogue;
    }

    record VerdictView(
            String controlId,
            String title,
            String severity,
            String family,
            String verdict,
            @Nullable String findingId) {}

    private record FactView(FactSummary summary, List<VerdictView> verdicts, JsonNode body) {}

    private record TillerView(
            FactSummary fact,
            String workload,
            String version,
            String transport,
            String storage,
            String serviceAccount,
            int replicas,
            @Nullable Integer exposures) {}

    record WorkloadView(
            FactSummary fact,
            String workload,
            String release,
            int containers,
            List<String> images,
            String serviceAccount) {}

    Map<String, Operation> all() {
        return Map.of(
                "listFacts", this::list,
                "getFact", this::one,
                "listTillers", this::tillers,
                "listReleases", this::releases,
                "listWorkloads", this::workloads);
    }

    private Answer list(Request request) {
        return Paging.answer(
                request, "key", slice -> facts.list(question(request, request.list("kind")), request.sight(), slice));
    }

    private Answer one(Request request) {
        return key(request.required("factId"))
                .flatMap(key -> facts.fact(request.required("clusterId"), key, request.sight()))
                .map(fact -> Answer.tagged(shown(fact)))
                .orElseGet(() -> Answer.notFound("This fact"));
    }

    private Answer tillers(Request request) {
        return Paging.answer(
                request,
                "key",
                slice -> facts.whole(question(request, List.of("TillerFact")), request.sight(), slice),
                FactOperations::tiller);
    }

    private Answer workloads(Request request) {
        return Paging.answer(
                request,
                "key",
                slice -> facts.whole(question(request, List.of("WorkloadFact")), request.sight(), slice),
                FactOperations::workload);
    }

    private Answer releases(Request request) {
        var more = new FactReads.ReleaseQuestion(
                request.list("generation"),
                request.list("status"),
                request.text("chart").orElse(""),
                request.text("storage").orElse(""));
        return Paging.answer(
                request,
                request.text("sort").orElse("key"),
                slice -> facts.releases(question(request, List.of("ReleaseFact")), more, request.sight(), slice));
    }

    private static FactReads.Question question(Request request, List<String> kinds) {
        return new FactReads.Question(
                request.list("cluster"),
                kinds,
                request.text("namespace").orElse(""),
                request.text("release").orElse(""),
                request.text("text").orElse(""));
    }

    private static TillerView tiller(FactReads.Whole fact) {
        var tiller = fact.body().getTiller();
        return new TillerView(
                fact.summary(),
                tiller.getKind(),
                tiller.getVersion(),
                tiller.getConfiguredTransport().name().equals("UNRECOGNIZED")
                        ? "TRANSPORT_UNKNOWN"
                        : tiller.getConfiguredTransport().name(),
                tiller.getOptions().getStorage(),
                tiller.getServiceAccount(),
                tiller.getReplicas(),
                tiller.getExposuresCount() == 0 && tiller.getExposureGapsCount() > 0
                        ? null
                        : tiller.getExposuresCount());
    }

    static WorkloadView workload(FactReads.Whole fact) {
        var workload = fact.body().getWorkload();
        return new WorkloadView(
                fact.summary(),
                workload.getObject().getKind(),
                workload.getRelease(),
                workload.getContainersCount(),
                workload.getContainersList().stream()
                        .map(Container::getImage)
                        .filter(image -> !image.isEmpty())
                        .distinct()
                        .toList(),
                workload.getServiceAccount());
    }

    private FactView shown(FactReads.Judged fact) {
        return new FactView(fact.summary(), verdicts(fact), body(fact.body()));
    }

    List<VerdictView> verdicts(FactReads.Judged fact) {
        var present = catalogue.get();
        return fact.verdicts().stream()
                .flatMap(row -> present.control(row.controlId()).stream()
                        .map(control -> new VerdictView(
                                control.id(),
                                control.title(),
                                control.severity().word(),
                                control.family(),
                                word(row.verdict()),
                                row.findingId())))
                .toList();
    }

    private static String word(String letter) {
        return switch (letter) {
            case "P" -> "PASS";
            case "F" -> "FAIL";
            case "N" -> "NOT_APPLICABLE";
            default -> "UNKNOWN";
        };
    }

    static JsonNode body(Fact fact) {
        var type = FactType.of(fact);
        try {
            return Json.read(type.isEmpty() ? "{}" : PRINTER.print(type.get().body(fact)), JsonNode.class);
        } catch (InvalidProtocolBufferException impossible) {
            // Only messages with Any fields cannot be printed, and facts have none.
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<String> key(String id) {
        try {
            var key = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
            return key.indexOf('\0') < 0 ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException foreign) {
            // Not base64url, so no fact has this id.
            return Optional.empty();
        }
    }
}
