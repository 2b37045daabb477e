package io.seaworthy.hub.api;

import io.seaworthy.hub.access.AuditLog;
import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audit log: read, and checked. */
final class AuditOperations {

    private final AuditLog log;

    AuditOperations(AuditLog log) {
        this.log = log;
    }

    private record VerificationView(
            boolean intact, long checked, @Nullable Long firstBroken) {}

    Map<String, Operation> all() {
        return Map.of("listAuditEvents", this::list, "verifyAuditEvents", this::verify);
    }

    private Answer list(Request request) {
        return Paging.answer(request, "latest", this::page);
    }

    private Optional<Page<AuditLog.Event>> page(Slice slice) {
        var after = slice.after();
        if (!after.isEmpty() && (after.size() > 1 || !after.getFirst().matches("[0-9]{1,18}"))) {
            return Optional.empty();
        }
        var found = log.before(after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after.getFirst()), slice.limit() + 1);
        boolean more = found.size() > slice.limit();
        var shown = more ? found.subList(0, slice.limit()) : found;
        return Optional.of(
                new Page<>(shown, more ? List.of(Long.toString(shown.getLast().sequence())) : List.of()));
    }

    private Answer verify(Request request) {
        var found = log.verify();
        return Answer.ok(new VerificationView(found.firstBroken() == null, found.checked(), found.firstBroken()));
    }
}
