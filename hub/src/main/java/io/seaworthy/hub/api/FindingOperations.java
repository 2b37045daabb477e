package io.seaworthy.hub.api;

import io.seaworthy.hub.access.AuditEntry;
import io.seaworthy.hub.access.AuditLog;
import io.seaworthy.hub.api.reading.FindingReads;
import io.seaworthy.hub.finding.Deed;
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
import org.jspecify.annotations.Nullable;

/** Findings: listed, counted, shown, and what people do with them. */
final class FindingOperations {

    private final FindingReads findings;
    private final FindingDesk desk;
    private final AuditLog audit;
    private final InstantSource clock;

    FindingOperations(FindingReads findings, FindingDesk desk, AuditLog audit, InstantSource clock) {
        this.findings = findings;
        this.desk = desk;
        this.audit = audit;
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
        if (!Etag.allows(request.required("If-Match"), Etag.of(before.get()))) {
            return Answer.refused(new Refusal.Stale());
        }
        var change = request.body(Change.class);
        var refused = act(request, id, change);
        if (refused.isPresent()) {
            return Answer.refused(refused.get());
        }
        return one(request);
    }

    private Answer changeMany(Request request) {
        var bulk = request.body(Bulk.class);
        var items = bulk.findings().stream()
                .map(id -> {
                    if (findings.finding(id, request.sight(), clock.instant()).isEmpty()) {
                        return new BulkItem(id, "NOT_FOUND", "It does not exist, or not for you.");
                    }
                    return act(request, id, bulk.change())
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
        return act(request, id, new Change(null, null, comment.text()))
                .map(Answer::refused)
                .orElseGet(Answer::nothing);
    }

    private Answer events(Request request) {
        var id = request.required("findingId");
        return findings.finding(id, request.sight(), clock.instant()).isEmpty()
                ? unknown(request)
                : Paging.answer(request, "latest", slice -> findings.events(id, slice));
    }

    private Optional<Refusal> act(Request request, String id, Change change) {
        var actor = request.caller().name();
        for (var deed : change.deeds()) {
            var answer = desk.act(new FindingId(UUID.fromString(id)), deed, actor);
            switch (answer) {
                case FindingDesk.Answer.Done _ ->
                    audit.append(new AuditEntry(
                            clock.instant(), actor, request.operation(), id, described(deed), request.address()));
                case FindingDesk.Answer.NotFound _ -> {
                    return Optional.of(new Refusal.NotFound("Finding " + id));
                }
                case FindingDesk.Answer.NotNow(var reason) -> {
                    return Optional.of(new Refusal.Conflict(reason + "."));
                }
                case FindingDesk.Answer.Invalid(var reason) -> {
                    return Optional.of(Refusal.Malformed.at("body", reason));
                }
            }
        }
        return Optional.empty();
    }

    private static String described(Deed deed) {
        return switch (deed) {
            case Deed.Acknowledge _ -> "acknowledged";
            case Deed.Start _ -> "in progress";
            case Deed.Assign(var owner) -> owner.isEmpty() ? "nobody's" : "assigned to " + owner;
            case Deed.Comment _ -> "commented";
        };
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
                        .map(day -> LocalDate.parse(day)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                        .orElse(null),
                now);
    }

    private static Answer unknown(Request request) {
        return Answer.notFound("Finding " + request.required("findingId"));
    }
}
