package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.FindingReads;
import io.seaworthy.hub.api.reading.FindingView;
import io.seaworthy.hub.finding.Deed;
import io.seaworthy.hub.finding.Finding;
import io.seaworthy.hub.finding.FindingDesk;
import io.seaworthy.hub.finding.FindingId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Findings: listed, counted, shown, and what people do with them. */
final class FindingOperations {

    private final FindingReads findings;
    private final FindingDesk desk;
    private final InstantSource clock;

    FindingOperations(FindingReads findings, FindingDesk desk, InstantSource clock) {
        this.findings = findings;
        this.desk = desk;
        this.clock = clock;
    }

    private record Change(
            @Nullable String state,
            @Nullable String owner,
            @Nullable String comment) {

        List<Deed> deeds() {
            var deeds = new ArrayList<Deed>();
            if (owner != null) {
                deeds.add(new Deed.Assign(owner));
            }
            if (state != null) {
                deeds.add(state.equals("ACKNOWLEDGED") ? new Deed.Acknowledge() : new Deed.Start());
            }
            if (comment != null) {
                deeds.add(new Deed.Comment(comment));
            }
            return deeds;
        }
    }

    private record Bulk(List<String> findings, Change change) {}

    private record Comment(String text) {}

    private record BulkItem(String findingId, String outcome, String detail) {}

    private record BulkResult(List<BulkItem> items) {}

    Map<String, Operation> all() {
        return Map.of(
                "listFindings", this::list,
                "countFindings", this::count,
                "getFinding", this::one,
                "changeFinding", this::change,
                "changeFindings", this::changeMany,
                "listFindingEvents", this::events,
                "commentFinding", this::comment);
    }

    private Answer list(Request request) {
        var question = question(request, clock.instant());
        return Paging.answer(
                request,
                request.text("sort").orElse("severity"),
                slice -> findings.list(question, request.sight(), slice));
    }

    private Answer count(Request request) {
        return Answer.ok(findings.count(question(request, clock.instant()), request.sight()));
    }

    private Answer one(Request request) {
        return findings.finding(request.required("findingId"), request.sight(), clock.instant())
                .map(Answer::tagged)
                .orElseGet(() -> unknown(request));
    }

    private Answer change(Request request) {
        var id = request.required("findingId");
        var before = findings.finding(id, request.sight(), clock.instant());
        if (before.isEmpty()) {
            return unknown(request);
        }
        var shown = before.get();
        var expected = request.required("If-Match");
        if (!Etag.allows(expected, Etag.of(shown))) {
            return Answer.refused(new Refusal.Stale());
        }
        var refused = act(
                request, id, request.body(Change.class), present -> expected.equals("*") || unchanged(shown, present));
        return refused.map(Answer::refused).orElseGet(() -> one(request));
    }

    private Answer changeMany(Request request) {
        var bulk = request.body(Bulk.class);
        var items = bulk.findings().stream()
                .map(id -> {
                    if (findings.finding(id, request.sight(), clock.instant()).isEmpty()) {
                        return new BulkItem(id, "NOT_FOUND", "It does not exist, or not for you.");
                    }
                    return act(request, id, bulk.change(), _ -> true)
                            .map(refusal -> new BulkItem(
                                    id,
                                    refusal instanceof Refusal.NotFound ? "NOT_FOUND" : "REFUSED",
                                    Problem.of(refusal, "").detail()))
                            .orElseGet(() -> new BulkItem(id, "CHANGED", ""));
                })
                .toList();
        return Answer.ok(new BulkResult(items));
    }

    private Answer comment(Request request) {
        var id = request.required("findingId");
        if (findings.finding(id, request.sight(), clock.instant()).isEmpty()) {
            return unknown(request);
        }
        var comment = request.body(Comment.class);
        return act(request, id, new Change(null, null, comment.text()), _ -> true)
                .map(Answer::refused)
                .orElseGet(Answer::nothing);
    }

    private Answer events(Request request) {
        var id = request.required("findingId");
        return findings.finding(id, request.sight(), clock.instant()).isEmpty()
                ? unknown(request)
                : Paging.answer(request, "latest", slice -> findings.events(id, slice));
    }

    private Optional<Refusal> act(Request request, String id, Change change, Predicate<Finding> expected) {
        var order = new FindingDesk.Order(request.caller().name(), request.operation(), request.address());
        return switch (desk.act(new FindingId(UUID.fromString(id)), change.deeds(), order, expected)) {
            case FindingDesk.Answer.Done _ -> Optional.empty();
            case FindingDesk.Answer.NotFound _ -> Optional.of(new Refusal.NotFound("Finding " + id));
            case FindingDesk.Answer.Stale _ -> Optional.of(new Refusal.Stale());
            case FindingDesk.Answer.NotNow(var reason) -> Optional.of(new Refusal.Conflict(reason + "."));
            case FindingDesk.Answer.Invalid(var reason) -> Optional.of(Refusal.Malformed.at("body", reason));
        };
    }

    /** Whatever changes a finding changes its time; the rest tells changes of one moment apart. */
    private static boolean unchanged(FindingView shown, Finding present) {
        return shown.changedAt().equals(present.changedAt())
                && shown.state().equals(present.state().name())
                && shown.owner().equals(present.owner())
                && shown.timesReopened() == present.timesReopened();
    }

    static FindingReads.Question question(Request request, Instant now) {
        return new FindingReads.Question(
                request.text("text").orElse(""),
                request.list("severity"),
                request.list("family"),
                request.list("control"),
                request.list("cluster"),
                request.text("namespace").orElse(""),
                request.text("name").orElse(""),
                request.text("release").orElse(""),
                request.text("fact")
                        .map(id -> FactOperations.key(id).orElse(""))
                        .orElse(null),
                request.text("owner").orElse(""),
                request.list("state"),
                request.text("dueBefore")
                        .map(LocalDate::parse)
                        .map(FindingOperations::startOf)
                        .orElse(null),
                request.text("overdue").filter("true"::equals).isPresent(),
                request.text("changedAfter")
                        .map(LocalDate::parse)
                        .map(day -> startOf(day.plusDays(1)))
                        .orElse(null),
                now);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Answer unknown(Request request) {
        return Answer.notFound("Finding " + request.required("findingId"));
    }
}
